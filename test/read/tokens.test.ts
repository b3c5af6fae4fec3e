import { expect, test } from 'vitest';
import type { Draft } from '../../src/read/annotator.ts';
import { sentences } from '../../src/read/sentences.ts';
import { tokens } from '../../src/read/tokens.ts';
import { articleOf } from './articles.ts';

function draftOf(text: string): Draft {
  const draft: Draft = { article: articleOf(text) };
  sentences.annotate(draft);
  tokens.annotate(draft);
  return draft;
}
const words = (text: string): string =>
  draftOf(text)
    .tokens!.map(({ start, end }) => text.slice(start, end))
    .join('|');
const tagged = (text: string): Record<string, string> =>
  Object.fromEntries(draftOf(text).tokens!.map(({ start, end, tag }) => [text.slice(start, end), tag]));

test.each([
  ['The U.S. didn’t sign.', 'The|U.S.|did|n’t|sign|.'],
  ["Ms. Diaz's aides", "Ms.|Diaz|'s|aides"],
  ['“We’ll see,” he said.', '“|We|’ll|see|,|”|he|said|.'],
  ["''Go,'' he said", "''|Go|,|''|he|said"],
  ['a 30-minute call at 5.30 for $1.2bn, 45% more', 'a|30-minute|call|at|5.30|for|$1.2bn|,|45%|more'],
  ['wait ... or -- go', 'wait|...|or|--|go'],
  ['Zoe\u0301 👩‍👩‍👧 left', 'Zoe\u0301|👩|‍|👩|‍|👧|left'],
])('%s', (text, expected) => {
  expect(words(text)).toBe(expected);
});

test('a word is tagged by what stands around it', () => {
  expect(tagged('The reports said that the minister reports to the king.')).toMatchObject({
    said: 'X',
    that: 'I',
    king: 'N',
  });
  expect(tagged('He claims that the plan was leaked.')).toMatchObject({ claims: 'Z', was: 'X', leaked: 'Y' });
  expect(tagged('Her claims were denied.')).toMatchObject({ claims: 'N', denied: 'Y' });
});

test('a capital at the head of a sentence is no sign of a name unless the text has it elsewhere', () => {
  expect(tagged('Farmers wait.').Farmers).toBe('N');
  expect(tagged('Brook left. They asked Brook to stay.').Brook).toBe('P');
});

test('every token knows its sentence', () => {
  expect(draftOf('One two. Three.').tokens!.map(({ sentence }) => sentence)).toEqual([0, 0, 0, 1, 1]);
});
