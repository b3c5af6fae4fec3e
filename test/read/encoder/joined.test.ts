import { expect, test } from 'vitest';
import { joined } from '../../../src/read/encoder/joined.ts';
import type { Attribution } from '../../../src/record/index.ts';

const text = 'An envoy said the minister had told him that the port would close. Talks failed, the union said.';
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const attribution = (
  id: string,
  source: string,
  cue: string,
  content: string,
  confidence: number,
  from = 0,
): Attribution => ({
  id,
  source: [at(source, from)],
  cue: [at(cue, from)],
  content: [at(content, from)],
  kind: 'indirect',
  sourceKind: 'named',
  act: 'state',
  conditional: false,
  hedged: false,
  commitment: '-',
  speaker: null,
  relay: [],
  parent: null,
  confidence,
});

const envoy = attribution('a1', 'An envoy', 'said', 'the minister had told him that the port would close', 0.8);
const minister = attribution('a1', 'the minister', 'told', 'that the port would close', 0.75);
const union = attribution('a2', 'the union', 'said', 'Talks failed', 0.9, text.indexOf('Talks'));

test('what only the rules are sure of stands beside the model, nested where it lies in a content', () => {
  const all = joined([envoy], [minister, union], 0.7);
  expect(all.map(({ attribution: a, frame }) => [a.id, a.parent, frame])).toEqual([
    ['a1', null, 0],
    ['a2', 'a1', null],
    ['a3', null, null],
  ]);
});

test('the rules add nothing that is unsure, told already, or across a content of the model', () => {
  expect(joined([envoy], [{ ...union, confidence: 0.69 }], 0.7)).toHaveLength(1);
  expect(joined([envoy], [{ ...envoy, id: 'a9', source: null }], 0.7)).toHaveLength(1);
  const across = { ...union, content: [at('the port would close. Talks failed')] };
  expect(joined([envoy], [across], 0.7)).toHaveLength(1);
});

test('what the model found in a content of the rules is told in it', () => {
  const told = { ...minister, id: 'a1' };
  const all = joined([told], [{ ...envoy, confidence: 0.8 }], 0.7);
  expect(all.map(({ attribution: a, frame }) => [a.id, a.parent, frame])).toEqual([
    ['a1', null, null],
    ['a2', 'a1', 0],
  ]);
});
