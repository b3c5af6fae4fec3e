import { describe, expect, test } from 'vitest';
import { byPublication, plusDays, say, sayDay, stretchOf, weekday } from '../../src/brief/index.ts';

describe('dates are said in full', () => {
  test.each([
    ['2025-02-26', 'Wed 26 Feb 2025'],
    ['2025-02-26TMO', 'Wed 26 Feb 2025, morning'],
    ['2025-02-26T09:12:00+01:00', 'Wed 26 Feb 2025, 09:12'],
    ['2025-W09', 'week of Mon 24 Feb 2025'],
    ['2020-W53', 'week of Mon 28 Dec 2020'],
    ['2025-W09-WE', 'weekend of Sat 1 Mar 2025'],
    ['2025-03', 'March 2025'],
    ['2025', '2025'],
    ['2025-03-20/2025-03-21', 'Thu 20 Mar to Fri 21 Mar 2025'],
    ['PXM', 'PXM'],
    [null, 'no date given'],
  ])('%s', (value, said) => {
    expect(say(value)).toBe(said);
  });

  test('a date that the calendar does not have is left as it is', () => {
    expect(sayDay('2025-02-30x')).toBe('2025-02-30x');
  });
});

describe('stretches are half-open', () => {
  test.each([
    ['2025-02-28', '2025-02-28', '2025-03-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['2025-W01', '2024-12-30', '2025-01-06'],
    ['2025-12', '2025-12-01', '2026-01-01'],
    ['2025', '2025-01-01', '2026-01-01'],
    ['2025-03-06/2025-03-07', '2025-03-06', '2025-03-08'],
  ])('%s', (value, from, until) => {
    expect(stretchOf(value)).toEqual({ from, until });
  });

  test.each([null, '', 'FUTURE_REF', '2025-13', 'P30M'])('%s is nowhere in time', (value) => {
    expect(stretchOf(value)).toBeNull();
  });
});

test('weeks begin on Monday and days cross months', () => {
  expect(weekday('2025-02-24')).toBe(0);
  expect(weekday('2025-03-02')).toBe(6);
  expect(plusDays('2025-02-28', 1)).toBe('2025-03-01');
  expect(plusDays('2025-01-01', -1)).toBe('2024-12-31');
});

test('reports without a date come last', () => {
  const order = [{ published: null }, { published: '2025-02-27' }, { published: '2025-02-26T23:00:00-05:00' }];
  expect(order.sort(byPublication).map((one) => one.published)).toEqual([
    '2025-02-27',
    '2025-02-26T23:00:00-05:00',
    null,
  ]);
});
