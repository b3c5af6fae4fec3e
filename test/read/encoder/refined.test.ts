import { expect, test } from 'vitest';
import { refined } from '../../../src/read/encoder/refined.ts';
import type { Mention } from '../../../src/record/index.ts';

const TEXT = 'Anna Lind and Bo Ek met in New York. Lind told the UN nuclear agency that he agreed.';
const at = (words: string, type: Mention['type'], actor?: string): Mention => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, type, ...(actor ? { actor } : {}) };
};
const told = (names: Mention[], known: Mention[]) =>
  refined(TEXT, names, known).map((m) => [TEXT.slice(m.start, m.end), m.type, m.actor]);

test('people joined by "and" are two names', () => {
  expect(told([at('Anna Lind and Bo Ek', 'PER')], [])).toEqual([
    ['Anna Lind', 'PER', undefined],
    ['Bo Ek', 'PER', undefined],
  ]);
});

test('a known place is no person', () => {
  expect(told([at('New York', 'PER')], [at('New York', 'LOC')])).toEqual([['New York', 'LOC', undefined]]);
});

test('the first words of the name of a known body are the whole', () => {
  expect(told([at('UN', 'ORG')], [at('UN nuclear agency', 'ORG', 'body/iaea')])).toEqual([
    ['UN nuclear agency', 'ORG', 'body/iaea'],
  ]);
});

test('the family name of somebody named in full is a person, and a pronoun is no name', () => {
  const alone: Mention = { ...at('Lind told', 'ORG'), end: TEXT.indexOf('Lind told') + 4 };
  expect(told([at('Anna Lind', 'PER'), alone, at('he agreed', 'PER')], [])).toContainEqual(['Lind', 'PER', undefined]);
  expect(told([{ ...at('he agreed', 'PER'), end: at('he agreed', 'PER').start + 2 }], [])).toEqual([]);
});
