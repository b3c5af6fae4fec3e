import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { icalendar } from '../../src/brief/index.ts';
import { agenda, type EventTelling } from '../../src/relate/index.ts';

const feed = { name: 'Agenda; tests, all', base: 'https://desk.example', domain: 'desk.example' };

const telling = (id: string, over: Partial<EventTelling['event']> = {}, words = 'European Council'): EventTelling => ({
  article: { id, title: null, outlet: 'The Quay Courier', url: null, published: '2031-05-10T08:30:00Z' },
  event: {
    type: 'summit',
    participants: [{ name: 'Ilka Varga' }, { name: 'Žofie Křížková, “Zo”' }],
    place: 'Vilnius; Town Hall',
    start: '2031-05-14',
    end: null,
    status: 'scheduled',
    trigger: [{ start: 10, end: 17 }],
    time: null,
    confidence: 0.7,
    ...over,
  },
  sentence: 4,
  words,
  time: 'on 14 May',
});

const parse = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));

describe('icalendar', () => {
  it('reads back in a real parser: UID, summary, place, status, evidence', () => {
    const text = icalendar(agenda([telling('q/1')]), feed);
    const [one] = parse(text);
    expect(one!.uid).toBe('q/1:10:summit@desk.example');
    expect(one!.summary).toBe('European Council: Ilka Varga, Žofie Křížková, “Zo”');
    expect(one!.location).toBe('Vilnius; Town Hall');
    expect(one!.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(one!.sequence).toBe(0);
    expect(one!.description).toContain(
      '- The Quay Courier, 2031-05-10: “European Council, on 14 May” https://desk.example/articles/q%2F1#s4',
    );
    expect(one!.startDate.isDate).toBe(true);
    expect(one!.startDate.toString()).toBe('2031-05-14');
    expect(one!.endDate.toString()).toBe('2031-05-15');
  });

  it('tells timed events from all-day ones, and gives a week its seven days', () => {
    const events = parse(
      icalendar(
        agenda([
          telling('a', { start: '2031-05-14T09:30' }),
          telling('b', { start: '2031-W21', place: 'Oslo', participants: [] }, 'talks'),
          telling('c', { start: '2031-06-02', end: '2031-06-04', place: 'Bern', participants: [] }, 'visit'),
        ]),
        feed,
      ),
    );
    const [timed, week, days] = ['a', 'b', 'c'].map((id) => events.find((e) => e.uid.startsWith(`${id}:`))!);
    expect(timed!.startDate.isDate).toBe(false);
    expect(timed!.startDate.toString()).toBe('2031-05-14T09:30:00');
    expect([week!.startDate.toString(), week!.endDate.toString()]).toEqual(['2031-05-19', '2031-05-26']);
    expect([days!.startDate.toString(), days!.endDate.toString()]).toEqual(['2031-06-02', '2031-06-05']);
  });

  it('counts changes in SEQUENCE and keeps the UID', () => {
    const first = telling('a');
    const moved = telling('b', { start: '2031-05-21', status: 'postponed', previous: '2031-05-14' });
    moved.article = { ...moved.article, published: '2031-05-12' };
    const [before] = parse(icalendar(agenda([first]), feed));
    const [after] = parse(icalendar(agenda([moved, first]), feed));
    expect(after!.uid).toBe(before!.uid);
    expect(after!.sequence).toBe(2);
    expect(after!.startDate.toString()).toBe('2031-05-21');
    expect(after!.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect(after!.description).toContain('Changed: date 2031-05-14 → 2031-05-21');
  });

  it('folds lines at 75 octets, never inside a character, and ends them with CRLF', () => {
    const text = icalendar(
      agenda([telling('a', { participants: [{ name: 'Đặng Thị Ánh Nguyệt 🎻'.repeat(6) }] })]),
      feed,
    );
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]|[\ud800-\udbff]$|^ [\udc00-\udfff]/);
    }
    expect(parse(text)[0]!.summary).toContain('Đặng Thị Ánh Nguyệt 🎻'.repeat(6));
  });

  it('leaves out what has no date, marks what is called off, and lets nothing into the file as a line of its own', () => {
    const evil = telling('x', { place: 'Rome\r\nEND:VCALENDAR\nX-A:1', status: 'cancelled' });
    const text = icalendar(agenda([evil, telling('y', { start: null, place: null })]), feed);
    const events = parse(text);
    expect(events).toHaveLength(1);
    expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(events[0]!.summary).toMatch(/\(cancelled\)$/);
    expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
  });
});
