import { describe, expect, test } from 'vitest';
import { inPlaces, queryOf, vectorOf } from '../../src/store/postgres/words.ts';

describe('words for PostgreSQL', () => {
  test('are stems with their places, and pairs of them that stand together, none from one column into the other', () => {
    expect(vectorOf('Prime Minister', 'talks, the minister')).toBe(
      "'prime':1A 'minist':2A,6 'talk':4 'the':5 ' prime minist' ' talk the' ' the minist'",
    );
  });

  test.each([
    ['minister', "('minist')", "('minist')"],
    ['minist*', "('minist':*)", "('minist':*)"],
    ['"prime minister"', "(' prime minist')", "(('prime' <-> 'minist'))"],
    [
      '"the prime minister" talks',
      "(('the' <-> 'prime' <-> 'minist' & (' the prime' & ' prime minist')) & 'talk')",
      "(('the' <-> 'prime' <-> 'minist') & 'talk')",
    ],
    ['U.S. pre-wa*', "(' u s' & ' pre wa':*)", "(('u' <-> 's') & ('pre' <-> 'wa':*))"],
    ['fog -"red line"', "(('fog')) & !(' red line')", "(('fog')) & !(('red' <-> 'line'))"],
  ])('%s asks the index for %s', (query, asked, placed) => {
    expect(queryOf(query)).toBe(asked);
    expect(inPlaces(asked)).toBe(placed);
  });
});
