import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/record/index.ts';
import { agenda, type EventTelling } from '../../src/relate/index.ts';

const event = (over: Partial<Event>): Event => ({
  type: 'meeting',
  participants: [{ name: 'Ilka Varga' }, { name: 'Osei Danquah' }],
  place: 'Lisbon',
  start: '2031-05-14',
  end: null,
  status: 'scheduled',
  trigger: [{ start: 10, end: 17 }],
  time: [{ start: 20, end: 30 }],
  confidence: 0.7,
  ...over,
});
const telling = (id: string, published: string, over: Partial<Event> = {}, words = 'meeting'): EventTelling => ({
  article: { id, title: null, outlet: `Outlet ${id}`, url: null, published },
  event: event(over),
  sentence: 3,
  words,
  time: 'on Wednesday',
});

describe('agenda', () => {
  it('makes one entry of one meeting in three reports, with the fullest names', () => {
    const entries = agenda([
      telling('a', '2031-05-10T08:00', { participants: [{ name: 'Varga' }] }),
      telling('b', '2031-05-10T09:00', { type: 'talks', place: null }),
      telling('c', '2031-05-11', { start: '2031-05-14T09:30' }),
    ]);
    expect(entries).toHaveLength(1);
    expect(entries[0]!.evidence.map((t) => t.article.id)).toEqual(['a', 'b', 'c']);
    expect(entries[0]!.participants.map((p) => p.name)).toEqual(['Ilka Varga', 'Osei Danquah']);
    expect(entries[0]!.start).toBe('2031-05-14T09:30');
    expect(entries[0]!.changes).toEqual([]);
  });

  it('keeps two meetings apart: other people, other place, other day, or both in one article', () => {
    expect(
      agenda([
        telling('a', '2031-05-10'),
        telling('b', '2031-05-10', { participants: [{ name: 'Rui Melo' }], place: 'Porto' }),
      ]),
    ).toHaveLength(2);
    expect(agenda([telling('a', '2031-05-10'), telling('b', '2031-05-10', { start: '2031-05-15' })])).toHaveLength(2);
    expect(
      agenda([telling('a', '2031-05-10'), telling('a', '2031-05-10', { trigger: [{ start: 90, end: 97 }] })]),
    ).toHaveLength(2);
    expect(
      agenda([
        telling('a', '2031-05-10', { type: 'visit', place: 'Porto' }),
        telling('b', '2031-05-10', { type: 'visit', place: 'Faro' }),
      ]),
    ).toHaveLength(2);
  });

  it('shows a moved date, and who reported it first', () => {
    const [entry, ...rest] = agenda([
      telling('c', '2031-05-13', { start: '2031-05-20', status: 'postponed', previous: '2031-05-14' }),
      telling('a', '2031-05-10'),
      telling('b', '2031-05-12', { start: '2031-05-20', status: 'postponed' }),
    ]);
    expect(rest).toEqual([]);
    expect(entry!.start).toBe('2031-05-20');
    expect(entry!.previous).toBe('2031-05-14');
    expect(entry!.changes.map(({ what, from, to, by }) => [what, from, to, by.article.id])).toEqual([
      ['date', '2031-05-14', '2031-05-20', 'b'],
      ['status', 'scheduled', 'postponed', 'b'],
    ]);
  });

  it('lets a report dated to a week join the one meeting of that week, and none of two', () => {
    const vague = telling('b', '2031-05-11', { start: '2031-W20', place: null });
    expect(agenda([telling('a', '2031-05-10'), vague])).toHaveLength(1);
    expect(
      agenda([telling('a', '2031-05-10'), telling('c', '2031-05-10', { start: '2031-05-16' }), vague]),
    ).toHaveLength(3);
    expect(agenda([telling('a', '2031-05-10'), telling('b', '2031-05-11', { start: '2031' })])).toHaveLength(2);
  });

  it('takes a later copy of old news for no change', () => {
    const [entry] = agenda([
      telling('a', '2031-05-10'),
      telling('b', '2031-05-15', { status: 'held' }),
      telling('c', '2031-05-16', { status: 'scheduled' }),
    ]);
    expect(entry!.status).toBe('held');
    expect(entry!.changes.map((c) => c.to)).toEqual(['held']);
  });

  it('shows a changed place where the people are the same', () => {
    const [entry, ...rest] = agenda([telling('a', '2031-05-10'), telling('b', '2031-05-11', { place: 'Porto' })]);
    expect(rest).toEqual([]);
    expect(entry!.changes.map((c) => [c.what, c.from, c.to])).toEqual([['place', 'Lisbon', 'Porto']]);
  });

  it('gives the same agenda whatever the order of the reports', () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const people = ['Ilka Varga', 'Osei Danquah', 'Rui Melo', 'Tove Lund'];
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const rows = Array.from({ length: 60 }, (_, i) =>
      telling(`r${i % 25}`, `2031-05-0${1 + (i % 9)}`, {
        participants: [{ name: pick(people) }, { name: pick(people) }],
        place: pick(['Lisbon', 'Porto', null]),
        start: pick(['2031-05-14', '2031-05-15', '2031-W20', null]),
        status: pick(['scheduled', 'proposed', 'postponed', 'held'] as const),
        trigger: [{ start: i * 10, end: i * 10 + 5 }],
      }),
    );
    const expected = JSON.stringify(agenda(rows));
    for (let k = 0; k < 20; k++) {
      const shuffled = rows
        .map((row) => ({ row, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      expect(JSON.stringify(agenda(shuffled))).toBe(expected);
    }
  });
});
