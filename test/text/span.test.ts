import { expect, test } from 'vitest';
import { sliceAll, trim } from '../../src/text/index.ts';

const text = '“We stay,” he said, “for now.” (Then: silence.) ';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

test('words left out between two ranges are shown as left out, marks alone are not', () => {
  expect(sliceAll(text, [at('“We stay,”'), at('“for now.”')])).toBe('“We stay,” … “for now.”');
  expect(sliceAll(text, [at('“for now.”'), at('Then')])).toBe('“for now.” Then');
  expect(sliceAll(text, [])).toBe('');
});

test('trim leaves out white space at the ends; nothing is left of white space alone', () => {
  expect(trim(text, { start: text.indexOf('silence') - 1, end: text.length })).toEqual(at('silence.)'));
  expect(trim(text, { start: text.length - 1, end: text.length })).toBeNull();
});
