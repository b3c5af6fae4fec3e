import { expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Reading, Span } from '../../src/record/index.ts';
import { Reading as ReadingSchema } from '../../src/record/index.ts';
import { articleOf } from './articles.ts';

/** A seeded source of numbers below `n` (Park and Miller). */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
}

const SPACES = [' ', ' ', ' ', '\u00a0', '  ', '\n', '\r\n', '\r\n\r\n', '\n\n', '\t', '\u2009', '\u2028'];
const PIECES = [
  'said',
  'says',
  'that',
  'told',
  'reporters',
  'Mr. Okafor',
  'the ministry',
  'she',
  'according to',
  '“',
  '”',
  '"',
  "''",
  '‘',
  '’',
  ',',
  '.',
  '?',
  '!',
  '...',
  '…',
  ':',
  ';',
  '(',
  ')',
  '[',
  ']',
  '—',
  '--',
  'U.S.',
  'Feb. 3',
  'on Monday',
  'will',
  'won’t',
  'if',
  'the',
  'deal',
  'claim',
  'who',
  'and',
  '👩‍👩‍👧‍👦',
  '🇫🇷',
  'e\u0301lan',
  'Zu\u0308rich',
  'שלום',
  'قال الوزير',
  '\u202b',
  '\u200f',
  '外交部',
  '。',
  '\ud83d',
  '\u0000',
  '𝔘𝔫',
  'a’s',
  'X',
  '1,200',
  '5%',
];

function textOf(seed: number): string {
  const next = dice(seed);
  let text = '';
  const length = 1 + next(160);
  for (let i = 0; i < length; i++) text += PIECES[next(PIECES.length)]! + (next(5) ? SPACES[next(SPACES.length)]! : '');
  return text;
}

const spansOf = (reading: Reading): Span[] => [
  ...reading.sentences,
  ...reading.mentions,
  ...reading.timexes,
  ...reading.attributions.flatMap(({ source, cue, content }) => [...(source ?? []), ...(cue ?? []), ...content]),
];

const sane = (text: string, { start, end }: Span): boolean =>
  start < end &&
  end <= text.length &&
  text.slice(start, end).trim().length > 0 &&
  !splitsPair(text, start) &&
  !splitsPair(text, end);
const splitsPair = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

test('on any text: no error, the same reading twice, and every span holds words of the text', async () => {
  for (let seed = 1; seed <= 120; seed++) {
    const text = textOf(seed);
    const reading = await read(articleOf(text), { reader: 'rules' });
    const log = `seed ${seed}: ${JSON.stringify(text)}`;
    expect(await read(articleOf(text), { reader: 'rules' }), log).toEqual(reading);
    expect(ReadingSchema.safeParse(reading).success, log).toBe(true);
    expect(
      spansOf(reading).filter((span) => !sane(text, span)),
      log,
    ).toEqual([]);
    const ids = new Set(reading.attributions.map(({ id }) => id));
    expect(ids.size, log).toBe(reading.attributions.length);
    for (const { parent } of reading.attributions) if (parent !== null) expect(ids, log).toContain(parent);
  }
});

test.each([
  ['emoji and flags before', '👩‍👩‍👧 🇫🇷 🚢\n\n'],
  ['combining marks before', 'Le\u0301a a\u0300 Zu\u0308rich.\r\n\r\n'],
  ['right-to-left before', 'قال الوزير شيئا. \u202bשלום\u202c\n\n'],
  ['no-break spaces and CRLF before', '\u00a0\u00a0First.\r\nSecond.\r\n\r\n'],
])('spans slice to their words with %s', async (_, before) => {
  const text = `${before}“We will\u00a0open the canal 🚢,” Prime Minister Ze\u0301lie Roux said on Friday.\r\nShe left.`;
  const { attributions } = await read(articleOf(text), { reader: 'rules' });
  const words = (spans: Span[] | null) => spans?.map(({ start, end }) => text.slice(start, end));
  const found = attributions.map(({ source, cue, content }) => [words(source), words(cue), words(content)]);
  expect(found).toContainEqual([['Prime Minister Ze\u0301lie Roux'], ['said'], ['“We will\u00a0open the canal 🚢,”']]);
});
