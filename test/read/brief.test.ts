import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { extract, pageOf } from '../../src/extract/index.ts';
import { read } from '../../src/read/index.ts';
import type { Reading } from '../../src/record/index.ts';
import { sliceAll } from '../../src/text/index.ts';

/** The page that the project began with. It is its publisher's, so it stands beside the repository; elsewhere these tests are skipped. */
const PAGE = new URL('../../../shared/brief/article.txt', import.meta.url);

/** Source, cue, kind of source, act, hedged, commitment flag, whom it comes through. */
const SAID = [
  ['European Union officials and diplomats', 'according to', 'unnamed', 'state', false, 'other', 1],
  ['the French president', 'debriefed', 'named', 'state', false, '-', 2],
  ['News.Az', 'reports citing', 'outlet', 'state', false, '-', 1],
  ['[Macron]', 'said', 'named', 'state', false, 'other', 2],
  ['an EU diplomat', 'said', 'unnamed', 'state', false, 'other', 1],
  ['Trump', 'remained ambiguous', 'named', 'consider', true, 'self', 1],
  ['Trump', 'said', 'named', 'refuse', false, 'self', 1],
  ['the Trump administration', 'made clear', 'body', 'refuse', false, 'self', 1],
  ['Europeans', 'are still hoping', 'group', 'mental', true, '-', 1],
  ['a senior EU official who took part in the meeting', 'said', 'unnamed', 'accuse', false, '-', 1],
  ['a second diplomat', 'said', 'unnamed', 'state', false, '-', 1],
  ['Starmer', 'recently said', 'named', 'request', false, '-', 1],
  ['a third diplomat', 'according to', 'unnamed', 'state', false, '-', 1],
];

/** Type, someone who takes part, start, status. */
const EVENTS = [
  ['visit', 'Emmanuel Macron', '2025-W09', 'held'],
  ['call', 'EU leaders', '2025-02-26', 'held'],
  ['talks', 'Russia', null, 'ongoing'],
  ['visit', 'Volodymyr Zelenskyy', '2025-W09', 'scheduled'],
  ['meeting', 'Donald Trump', '2025-02-26', 'held'],
  ['signing', 'Volodymyr Zelenskyy', '2025-W09', 'scheduled'],
  ['meeting', 'Donald Trump', '2025-02-27', 'scheduled'],
  ['visit', 'Friedrich Merz', '2025-02-26', 'held'],
  ['meeting', 'EU leaders', '2025-03-02', 'scheduled'],
  ['summit', 'EU leaders', '2025-03-06', 'scheduled'],
  ['meeting', 'EU ambassadors', '2025-02-26', 'held'],
];

describe.skipIf(!existsSync(PAGE))('the page of the brief, read by the rules', () => {
  let reading: Reading;
  beforeAll(async () => {
    reading = await read(extract(pageOf(readFileSync(PAGE), { name: 'article.txt' })), { reader: 'rules' });
  });

  test('every attribution, and no other', () => {
    const words = (spans: Reading['attributions'][number]['source']) => sliceAll(reading.text, spans ?? []);
    expect(
      reading.attributions.map((a) => [
        words(a.source),
        words(a.cue),
        a.sourceKind,
        a.act,
        a.hedged,
        a.commitment,
        a.relay.length,
      ]),
    ).toEqual(SAID);
  });

  test('who said that there was no clear promise, and on whose word it is known', () => {
    const macron = reading.attributions.find(
      (a) => a.parent !== null && a.speaker?.actor === 'person/emmanuel-macron' && a.commitment === 'other',
    );
    expect(macron?.relay).toEqual(['an EU diplomat', 'Emmanuel Macron']);
    const left = reading.commitments.find((c) => c.attribution === macron?.id);
    expect(left).toMatchObject({ holder: 'Donald Trump', act: 'promise', polarity: 'unclear', firmness: 'unclear' });
  });

  test('every event with its date and status', () => {
    const found = reading.events.map((e) => [e.type, e.participants.map((p) => p.name), e.start, e.status]);
    expect(found).toHaveLength(EVENTS.length);
    for (const [type, who, start, status] of EVENTS)
      expect(found).toContainEqual([type, expect.arrayContaining([who]), start, status]);
  });
});
