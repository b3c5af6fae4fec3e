import { expect, test } from 'vitest';
import { parseQuery } from '../../src/store/query.ts';

// What takes time that grows with the square of its length would not end within a test.
test.each(['*', '"', '-', '"a ', 'OR ', ' -"', '“x', 'a*', '* ', '\u0000', '”“'])(
  'a long query of %j is read in time that grows with its length',
  (unit) => {
    const line = `a${unit.repeat(400_000 / unit.length)}!`;
    expect(() => parseQuery(line)).not.toThrow();
  },
);

test('stars at the end of a word make it a beginning, however many', () => {
  expect(parseQuery('secur***')).toEqual({ any: [[{ words: 'secur', prefix: true }]], not: [] });
  expect(parseQuery('a*b')).toEqual({ any: [[{ words: 'a*b', prefix: false }]], not: [] });
});
