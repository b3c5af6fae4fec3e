import { expect, test } from 'vitest';
import { type TimelineMark, timeline } from '../../src/brief/index.ts';

const day = (date: string, reports = 1, copies = 0) => ({ day: date, reports, copies });
const mark = (date: string, lane: TimelineMark['lane'] = 'give'): TimelineMark => ({
  ...{ day: date, lane, words: `on ${date}`, href: '/articles/a#s0' },
});

test('days between the first and the last report have their place, whether anything happened on them or not', () => {
  const drawn = timeline([day('2025-02-24', 3, 1), day('2025-02-27')], [mark('2025-02-25', 'refuse')])!;
  expect(drawn.bins.map(({ from, reports, copies }) => [from, reports, copies])).toEqual([
    ['2025-02-24', 3, 1],
    ['2025-02-25', 0, 0],
    ['2025-02-26', 0, 0],
    ['2025-02-27', 1, 0],
  ]);
  expect(drawn.bins[1]!.marks.refuse).toHaveLength(1);
  expect(drawn).toMatchObject({ most: 3, step: 1 });
});

test('a long affair is told in stretches of several days, and nothing of it is lost', () => {
  const days = Array.from({ length: 400 }, (_, i) =>
    day(new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10)),
  );
  const marks = days.map((one) => mark(one.day));
  const drawn = timeline(days, marks)!;
  expect(drawn.bins.length).toBeLessThanOrEqual(62);
  expect(drawn.bins.reduce((sum, bin) => sum + bin.reports, 0)).toBe(400);
  expect(drawn.bins.reduce((sum, bin) => sum + bin.marks.give.length, 0)).toBe(400);
  for (const { from, until, marks: of } of drawn.bins)
    for (const one of of.give) expect(one.day >= from && one.day < until, one.day).toBe(true);
});

test('what lies far ahead, or before the first report, does not stretch it; what lies near does', () => {
  const drawn = timeline([day('2025-02-24')], [mark('2024-01-01'), mark('2027-01-01'), mark('2025-03-06', 'event')])!;
  expect([drawn.bins[0]!.from, drawn.bins.at(-1)!.from]).toEqual(['2025-02-24', '2025-03-06']);
});

test('without a date there is none', () => {
  expect(timeline([], [mark('2025-02-24')])).toBeNull();
  expect(timeline([day('some day')], [])).toBeNull();
});
