import { expect, test } from 'vitest';
import { relate, trace } from '../../src/relate/index.ts';
import { AFFAIR } from './affair.ts';

const relations = relate(AFFAIR);
const articles = (id: string) => AFFAIR.find((r) => r.article.id === id)?.article ?? null;
const find = (query: string) => trace(query, relations, articles);

test('an exact quote leads to its first report, with its variants in order of time', () => {
  const found = find('We will not build a dam on a promise')!;
  expect(found.first.variant.article).toBe('origin');
  expect(found.variants.map((v) => v.variant.article)).toEqual(['origin', 'copy', 'independent', 'retelling']);
});

test('a garbled quote leads to the variant that garbled it, and the chain to there', () => {
  const found = find('we will build a dam upon a promise')!;
  expect(found.nearest.variant.article).toBe('retelling');
  expect(found.chain.map((r) => r.article)).toEqual(['origin', 'copy', 'retelling']);
});

test('the comparison marks the words that differ on both sides', () => {
  const found = find('We will never build a dam on a promise')!;
  const pieces = found.first.compared;
  expect(pieces.filter((p) => p.kind === 'query').map((p) => p.text)).toEqual(['never']);
  expect(pieces.filter((p) => p.kind === 'report').map((p) => p.text)).toEqual(['not']);
  expect(
    pieces
      .filter((p) => p.kind !== 'query')
      .map((p) => p.text)
      .join(''),
  ).toBe(found.first.text);
});

test.each([
  'We will not build a bridge on a rumour of peace',
  'The dam is on the river',
  'promise',
  '',
  'Ines Carrado said on Tuesday',
])('a lookalike is not found: %j', (query) => {
  expect(find(query)).toBeNull();
});
