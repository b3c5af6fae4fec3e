import { expect, test } from 'vitest';
import { compare, likeness, within } from '../../src/brief/index.ts';

const shown = (before: string, after: string): string =>
  compare(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'del' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

test.each([
  ['gave no clear promises', 'gave no promises', 'gave no[- clear-] promises'],
  ['at least 20,000 soldiers', 'at least 30,000 soldiers', 'at least[- 20,000-]{+ 30,000+} soldiers'],
  ['“So the fog stays,”', '"So the fog stays"', '"So the fog stays"'],
  ['', 'new words', '{+new words+}'],
  ['old words', '', '[-old words-]'],
  ['nothing alike', 'quite other', '[-nothing alike-]{+quite other+}'],
])('%s → %s', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

test('nothing of either text is lost', () => {
  const [before, after] = ['Leaders will meet in London on Sunday.', 'On Sunday, the leaders met in London.'];
  const runs = compare(before, after);
  const side = (without: string): string =>
    runs
      .filter((run) => run.kind !== without)
      .map((run) => run.text)
      .join('');
  expect(side('del').trim()).toBe(after);
  expect(side('ins').trim().split(/\s+/u)).toHaveLength(before.split(' ').length);
});

test('likeness is of the longer text, within of the part', () => {
  expect(likeness('a b c d', 'a b')).toBe(0.5);
  expect(within('a b', 'x a y b z')).toBe(1);
  expect(within('', 'anything')).toBe(0);
});
