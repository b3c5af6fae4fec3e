import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Article, Attribution, Span } from '../../src/record/index.ts';
import { articleOf as plain } from './articles.ts';

interface Expected {
  source: string | null;
  cue: string;
  content: string;
  /** The cue of the attribution it stands in. */
  within?: string;
  kind?: string;
  sourceKind?: string;
  act?: string;
  conditional?: boolean;
  hedged?: boolean;
  commitment?: string;
}

const golden = new URL('../golden/', import.meta.url);
const articleOf = (text: string, outlet: string | null, published: string): Article => ({
  ...plain(text),
  outlet,
  published,
});

for (const name of readdirSync(golden).sort()) {
  const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, golden), 'utf8'));
  if (!expected.attributions) continue;
  describe(name, async () => {
    const text = readFileSync(new URL(`${name}/page.txt`, golden), 'utf8');
    const reading = await read(articleOf(text, expected.outlet, expected.published), { reader: 'rules' });
    const words = (spans: readonly Span[] | null) =>
      spans ? spans.map(({ start, end }) => text.slice(start, end)).join(' || ') : null;
    const written = (one: Attribution) => ({
      source: words(one.source),
      cue: words(one.cue),
      content: words(one.content),
    });
    for (const one of expected.attributions as Expected[]) {
      const { source, cue, content, within, ...labels } = one;
      test(`${source} | ${cue} | ${content.slice(0, 60)}`, () => {
        const found = reading.attributions.find(
          (other) => words(other.cue) === cue && words(other.content) === content,
        );
        expect(found ? written(found) : reading.attributions.map(written)).toEqual(
          found ? { source, cue, content } : [one],
        );
        expect(found).toMatchObject(labels);
        const parent = reading.attributions.find((other) => other.id === found?.parent);
        expect(parent ? words(parent.cue) : undefined).toBe(within);
      });
    }
  });
}
