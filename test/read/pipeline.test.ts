import { expect, test } from 'vitest';
import type { Draft, Layers } from '../../src/read/annotator.ts';
import { layer } from '../../src/read/annotator.ts';
import { RULES } from '../../src/read/pipeline.ts';
import { articleOf } from './articles.ts';

test('every step finds the layers it requires, and adds those it says', async () => {
  const draft: Draft = { article: articleOf('“We will not pay,” Mayor Ana Ruiz said on Monday. She left.') };
  const there = new Set<keyof Layers>();
  for (const step of RULES) {
    for (const name of step.requires) expect(there, `${step.name} requires ${name}`).toContain(name);
    await step.annotate(draft);
    for (const name of step.adds) {
      expect(draft[name], `${step.name} adds ${name}`).toBeDefined();
      there.add(name);
    }
  }
});

test('each layer is added once and each step has a name of its own', () => {
  const added = RULES.flatMap(({ adds }) => adds);
  expect(new Set(added).size).toBe(added.length);
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
});

test('a layer that no step has added yet is a mistake in the order', () => {
  expect(() => layer({ article: articleOf('') }, 'tokens')).toThrow(/"tokens" has not been added/);
});
