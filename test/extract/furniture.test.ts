import { expect, test } from 'vitest';
import { extract, pageOf } from '../../src/extract/index.ts';

/** Odd text: emoji, combining marks, no-break spaces, right to left. */
const ODD = ['🕊️ ', 'e\u0301', '\u00a0', 'שלום ', 'مرحبا ', '👩‍👩‍👧 ', '𝔘', '\u200f', 'ﬁ'];
const HEAD = ['HARBOUR GAZETTE', 'Envoys leave Marlow without a text', 'By Ines Calder', 'Share / Print'];
const BODY = [
  'Envoys of four countries left Marlow on Tuesday without a text, an official of the host said.',
  '“We will meet again,” she said, “and the ice will not wait for us or for anyone else.”',
  'The ferry will run twice a week from April, according to the Lakeside Courier.',
];
const TAIL = ['Read also: What a ferry costs', 'Follow us on Telegram', 'Harbour Gazette'];

/** A small seeded generator (mulberry32), so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('furniture and credits of odd pages slice to whole lines and phrases of the page as given', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const next = random(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
    const end = pick(['\n', '\r\n', '\r', '\u2028']);
    const body = BODY.map((line) => (next() < 0.5 ? pick(ODD) + line : line.replace(' ', ` ${pick(ODD)}`)));
    const page = [...HEAD, '', ...body.flatMap((line) => [line, '']), ...TAIL].join(end);
    const article = extract(pageOf(page, { mediaType: 'text/plain' }));
    const log = `seed ${seed}: ${JSON.stringify(page)}`;
    expect(article.text, log).toBe(page);
    let last = 0;
    for (const { start, end: stop } of article.furniture) {
      expect(start, log).toBeGreaterThanOrEqual(last);
      expect([...HEAD, ...TAIL], log).toContain(page.slice(start, stop));
      last = stop;
    }
    const marked = article.furniture.map(({ start, end: stop }) => page.slice(start, stop));
    expect(marked, log).toEqual(expect.arrayContaining(['By Ines Calder', 'Share / Print', ...TAIL]));
    expect(article.title, log).toBe(HEAD[1]);
    expect(
      article.credits.map(({ name, span }) => [name, page.slice(span.start, span.end)]),
      log,
    ).toEqual([['Lakeside Courier', 'according to the Lakeside Courier']]);
  }
});

test.each([
  ['The talks go on, Harbour Gazette reported on Friday.', 'Harbour Gazette reported on Friday'],
  ['The talks go on, as first reported by Reuters.', 'as first reported by Reuters'],
  ['The talks go on, foreign media report.', 'foreign media report'],
  ['The talks go on, the newspaper Al-Bahr writes.', 'the newspaper Al-Bahr writes'],
  ['The talks go on, an envoy said, with reference to The Lakeside Wire.', 'with reference to The Lakeside Wire'],
  ['The talks go on, three envoys cited by Seeblick said.', 'cited by Seeblick'],
  ['The talks go on (via Reuters).', '(via Reuters)'],
  ['The talks go on, Lake.Az reports citing foreign media.', 'Lake.Az reports citing foreign media'],
])('credits: %s', (line, phrase) => {
  const text = `${line}\n`;
  const article = extract(pageOf(text, { mediaType: 'text/plain', outlet: 'Lake.Az' }));
  expect(article.credits.map(({ span }) => text.slice(span.start, span.end))).toEqual([phrase]);
});

test.each([
  'The foreign minister said on Friday that the talks would go on.',
  'She told reporters and the National Assembly that the talks would go on.',
  'A second diplomat told the Lake Daily that the talks would go on.',
  'According to the minister, the talks would go on.',
])('credits no outlet: %s', (text) => {
  expect(extract(pageOf(text, { mediaType: 'text/plain', outlet: 'The Lake Daily' })).credits).toEqual([]);
});
