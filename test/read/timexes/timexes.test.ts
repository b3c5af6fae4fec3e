import { describe, expect, it } from 'vitest';
import { civilOf, dayOf, isoDay, isoWeek, weekdayOf } from '../../../src/read/timexes/calendar.ts';
import { findTimexes } from '../../../src/read/timexes/find.ts';

/** Wednesday. */
const PUBLISHED = '2031-05-14';

const timesIn = (text: string, published: string | null = PUBLISHED) =>
  findTimexes({ text, published, furniture: [] }, [{ start: 0, end: text.length }], []).map(
    (t) => [text.slice(t.start, t.end), t.value] as const,
  );
const valueIn = (text: string, published: string | null = PUBLISHED) => timesIn(text, published)[0]?.[1];

describe('direction of bare weekdays', () => {
  it.each([
    ['The envoy said on Sunday that the port was open.', '2031-05-11'],
    ['A meeting is to be held in Oslo on Sunday.', '2031-05-18'],
    ['The ministers will meet on Friday.', '2031-05-16'],
    ['The truce had been due to expire on Friday.', '2031-05-09'],
    ['She is due in Lisbon on Monday.', '2031-05-19'],
    ['The vote was postponed until Tuesday.', '2031-05-20'],
    ['Talks collapsed Thursday after five hours.', '2031-05-08'],
    ['The envoy remained in Oslo until Saturday.', '2031-05-10'],
    ['The delegation leaves on Saturday.', '2031-05-17'],
    ['The deal cleared the way for Sunday’s runoff.', '2031-05-18'],
    ['They looked for ways around Friday’s ruling.', '2031-05-09'],
    ['Ambassadors met on Wednesday.', '2031-05-14'],
    ['He told the council on Monday that the force would leave.', '2031-05-12'],
    ['He said on Monday he would travel to Rome.', '2031-05-12'],
    ['Parliament has summoned the minister for a debate on Tuesday.', '2031-05-20'],
  ])('%s', (text, value) => {
    expect(valueIn(text)).toBe(value);
  });

  it('takes the two days of one sentence apart', () => {
    expect(timesIn('The spokesman said on Monday he would travel to Rome on Thursday.').map(([, v]) => v)).toEqual([
      '2031-05-12',
      '2031-05-15',
    ]);
  });
});

describe('values', () => {
  it.each([
    ['last week', '2031-W19'],
    ['next month', '2031-06'],
    ['the end of the year', '2031'],
    ['early next year', '2032'],
    ['the second half of 2027', '2027-H2'],
    ['the third quarter of 2030', '2030-Q3'],
    ['the 19th century', '18'],
    ['the 1990s', '199'],
    ['the spring of 1993', '1993-SP'],
    ['two weeks ago', '2031-W18'],
    ['five days ago', '2031-05-09'],
    ['six years ago', '2025'],
    ['two months away', '2031-07'],
    ['nearly four hours', 'PT4H'],
    ['two and a half years', 'P2Y6M'],
    ['a fortnight', 'P2W'],
    ['every six months', 'P6M'],
    ['every Tuesday', 'XXXX-WXX-2'],
    ['once a month', 'P1M'],
    ['noon tomorrow', '2031-05-15T12:00'],
    ['9:30 a.m. today', '2031-05-14T09:30'],
    ['6 p.m. CEST on Thursday', '2031-05-08T18:00'],
    ['this evening', '2031-05-14TEV'],
    ['Easter Monday 2031', '2031-04-14'],
    ['the week of April 11', '2031-W15'],
    ['2031-06-02', '2031-06-02'],
    ['3 June 2031', '2031-06-03'],
    ['now', 'PRESENT_REF'],
    ['recently', 'PAST_REF'],
  ])('%s', (words, value) => {
    expect(timesIn(`They settled it ${words}.`)).toContainEqual([words, value]);
  });

  it('puts a day and month in the year that is near, over New Year too', () => {
    expect(valueIn('Talks broke off on December 30.', '2031-01-12')).toBe('2030-12-30');
    expect(valueIn('Talks resume on January 6.', '2031-12-21')).toBe('2032-01-06');
    expect(isoWeek(dayOf(2027, 1, 1))).toBe('2026-W53');
  });

  it('gives both days of a range', () => {
    expect(timesIn('The forum runs from June 3 to 5.').map(([, v]) => v)).toEqual(['2031-06-03', '2031-06-05']);
    expect(timesIn('They meet between 3 and 7 June.').map(([, v]) => v)).toEqual(['2031-06-03', '2031-06-07']);
  });

  it('counts from the story, not from the day of saying', () => {
    const text =
      'Troops landed on Friday, the chief said Monday. Scouts had arrived two days earlier. The following day it rained.';
    expect(timesIn(text).map(([, v]) => v)).toEqual(['2031-05-09', '2031-05-12', '2031-05-07', '2031-05-08']);
  });

  it('leaves what it cannot resolve unresolved', () => {
    expect(valueIn('He came on Friday.', null)).toBeNull();
    expect(valueIn('He came on June 3.', null)).toBe('XXXX-06-03');
    expect(valueIn('It happens on 31 February 2031.')).toBeNull();
  });

  it('keeps what is said apart from what is inferred', () => {
    const text = 'On 3 June 2030 and on Friday.';
    const found = findTimexes({ text, published: PUBLISHED, furniture: [] }, [{ start: 0, end: text.length }], []);
    expect(found.map((t) => t.inferred)).toEqual([false, true]);
  });
});

describe('what is no time', () => {
  it.each([
    'Deputy May Ashgrove may march with April Falaniko.',
    'The Sunday Courier called it a fall from grace.',
    'A second diplomat paid $1998 for room 1204.',
    'Rates rose 2030% and the ship sailed 1990 miles.',
    'The spring in his step was gone; he would fall.',
  ])('%s', (text) => {
    const names = [...text.matchAll(/May Ashgrove|April Falaniko|Sunday Courier/g)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
      type: 'PER' as const,
    }));
    expect(findTimexes({ text, published: PUBLISHED, furniture: [] }, [{ start: 0, end: text.length }], names)).toEqual(
      [],
    );
  });

  it('reads nothing in furniture', () => {
    const text = 'date 2025-02-26 + 16 px\n\nThey met on Monday.';
    const found = findTimexes({ text, published: PUBLISHED, furniture: [{ start: 0, end: 23 }] }, [], []);
    expect(found.map((t) => text.slice(t.start, t.end))).toEqual(['Monday']);
  });
});

describe('spans', () => {
  it('are sorted, disjoint and slice to words in any soup of time words', () => {
    let seed = 42;
    const random = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    const words =
      'the last next this year’s Monday , June 3 1998 weeks ago every - of third quarter é 🎻 midnight a.m. 12:30 two and a half “now” Friday’s EST later\n\n until 3rd 1990s in to'.split(
        ' ',
      );
    for (let k = 0; k < 400; k++) {
      const text = Array.from({ length: 3 + random(14) }, () => words[random(words.length)]).join(
        random(5) ? ' ' : '\u00a0',
      );
      const found = findTimexes({ text, published: PUBLISHED, furniture: [] }, [{ start: 0, end: text.length }], []);
      let last = 0;
      for (const t of found) {
        expect(t.start, text).toBeGreaterThanOrEqual(last);
        expect(text.slice(t.start, t.end), text).toMatch(/^\S(?:[\s\S]*\S)?$/);
        last = t.end;
      }
    }
  });
});

describe('words of time that tell none', () => {
  it.each([
    'The island imports three-quarters of its grain.',
    'The airline plans four flights a week.',
    'Thousands joined the annual March for Peace.',
    'The base stays for the foreseeable future.',
  ])('%s', (text) => {
    expect(timesIn(text)).toEqual([]);
  });
  it('a week alone is one', () => {
    expect(timesIn('The talks lasted a week.')).toEqual([['a week', 'P1W']]);
    expect(timesIn('The March summit failed.').map(([words]) => words)).toEqual(['March']);
  });
});

describe('a line of a megabyte', () => {
  it('is read through', () => {
    const text = 'on Monday they met and '.repeat(45_000);
    const found = findTimexes({ text, published: PUBLISHED, furniture: [] }, [{ start: 0, end: text.length }], []);
    expect(found).toHaveLength(45_000);
    expect(found.at(-1)!.value).toBe('2031-05-12');
  });
});

describe('calendar', () => {
  it('goes from day to date and back, and agrees with Date', () => {
    for (let day = -200_000; day < 200_000; day += 397) {
      const { year, month, day: d } = civilOf(day);
      expect(dayOf(year, month, d)).toBe(day);
      const at = new Date(day * 864e5);
      expect(isoDay(day)).toBe(at.toISOString().slice(0, 10));
      expect(weekdayOf(day)).toBe(((at.getUTCDay() + 6) % 7) + 1);
    }
  });
});
