import { describe, expect, it } from 'vitest';
import { read } from '../../../src/read/index.ts';
import { articleOf } from '../articles.ts';

/** Wednesday, 14 May 2031. */
const eventsIn = async (text: string) => {
  const reading = await read(articleOf(text), { reader: 'rules' });
  return reading.events.map((e) => ({
    ...e,
    words: e.trigger.map((t) => text.slice(t.start, t.end)),
    people: e.participants.map((p) => p.name),
  }));
};

describe('events', () => {
  it('reads one meeting told three times as one event', async () => {
    const found = await eventsIn(
      'Ilka Varga will hold talks with Osei Danquah in Lisbon on Friday. The talks were arranged by Porto. Varga said the talks would be short.',
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.trigger).toHaveLength(3);
    expect(found[0]).toMatchObject({ type: 'talks', place: 'Lisbon', start: '2031-05-16', status: 'scheduled' });
    expect(found[0]!.people).toEqual(expect.arrayContaining(['Ilka Varga', 'Osei Danquah']));
  });

  it.each([
    ['Ministers could sign the accord in Geneva on June 19.', 'signing', '2031-06-19', 'proposed'],
    ['The mandate expires on June 30.', 'deadline', '2031-06-30', 'scheduled'],
    ['Parliament will vote on the treaty on Thursday.', 'vote', '2031-05-15', 'scheduled'],
    ['The senator testified on Monday.', 'hearing', '2031-05-12', 'held'],
    ['A summit planned for June 2 was cancelled.', 'summit', '2031-06-02', 'cancelled'],
    ['The country holds elections next year.', 'election', '2032', 'scheduled'],
    ['Danquah told parliament on Tuesday that fees would rise.', 'speech', '2031-05-13', 'held'],
    ['The envoy flies to Oslo on Saturday.', 'visit', '2031-05-17', 'scheduled'],
    ['A debate on the budget is set for Thursday.', 'debate', '2031-05-15', 'scheduled'],
    ['The ministers spoke by telephone on Sunday.', 'call', '2031-05-11', 'held'],
  ] as const)('%s', async (text, type, start, status) => {
    const found = await eventsIn(text);
    expect(found.map((e) => [e.type, e.start, e.status])).toEqual([[type, start, status]]);
  });

  it('gives the first and last day of talks that lasted, and of a visit to come', async () => {
    const [held] = await eventsIn('The mediator spoke after two days of negotiations that ended on Tuesday.');
    expect([held!.start, held!.end]).toEqual(['2031-05-12', '2031-05-13']);
    const [ahead] = await eventsIn('The minister will visit Oslo from June 3 to 5.');
    expect([ahead!.start, ahead!.end]).toEqual(['2031-06-03', '2031-06-05']);
  });

  it('keeps the old date of what was postponed', async () => {
    const [one] = await eventsIn('The hearing, originally set for Friday, was postponed until May 27.');
    expect(one).toMatchObject({ status: 'postponed', start: '2031-05-27', previous: '2031-05-16' });
  });

  it.each([
    'The minister said on Tuesday that he was tired.',
    'She called for calm on Monday.',
    'Prices rose last year and fell in April.',
    'Nobody would meet the demand.',
    'His address in Lisbon is unknown.',
  ])('finds none in: %s', async (text) => {
    expect(await eventsIn(text)).toEqual([]);
  });
});
