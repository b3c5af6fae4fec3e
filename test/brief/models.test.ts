import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  byHolder,
  chain,
  docx,
  fold,
  isSlight,
  ledger,
  lookup,
  markdown,
  monthOf,
  plainText,
  pointsOnly,
  shorten,
  statementLine,
  trace,
  written,
} from '../../src/brief/index.ts';
import { head, oneAffair, said, undertaken, unnamed } from './rows.ts';

const early = head('early', '2025-02-26T09:00:00Z');
const late = head('late', '2025-02-27T09:00:00Z', 'Vistula Herald');
const none = () => undefined;

describe('copies fold under their first report', () => {
  test('equal words of two articles are one line, whatever their quote marks', () => {
    const rows = [
      unnamed(late, 'a diplomat', '"So the fog stays where it was"'),
      unnamed(early, 'an EU diplomat', '“So the fog stays where it was,”'),
    ];
    const [line, ...more] = fold(rows, []);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ first: { article: { id: 'early' } }, also: [{ article: { id: 'late' } }] });
  });

  test('a few words are not enough, and one article counts once', () => {
    const few = [said(early, 'Macron', 'No'), said(late, 'Trump', 'No')];
    expect(fold(few, [])).toHaveLength(2);
    const twice = [
      said(early, 'Macron', 'we will not send troops at all', { id: 'a1' }),
      said(early, 'Macron', 'we will not send troops at all', { id: 'a2' }),
    ];
    expect(fold(twice, [])[0]!.also).toEqual([]);
  });
});

describe('voices', () => {
  const outer = unnamed(early, 'an EU diplomat', '“Macron said no”', { id: 'a1' });
  const inner = said(early, 'Emmanuel Macron', 'no', {
    id: 'a2',
    parent: 'a1',
    relay: ['an EU diplomat', 'Emmanuel Macron'],
  });

  test('are told from the outermost to the innermost', () => {
    const voices = chain(inner, lookup([outer, inner]));
    expect(voices.map(({ name, kind }) => [name, kind])).toEqual([
      ['an EU diplomat', 'unnamed'],
      ['Emmanuel Macron', 'named'],
    ]);
  });

  test('fall back on the relay where the outer statement is not at hand', () => {
    expect(chain(inner, none).map((voice) => voice.name)).toEqual(['an EU diplomat', 'Emmanuel Macron']);
  });

  test('never run in circles', () => {
    const a = said(early, 'A', 'x', { id: 'a', parent: 'b' });
    const b = said(early, 'B', 'y', { id: 'b', parent: 'a' });
    expect(chain(a, lookup([a, b]))).toHaveLength(2);
  });

  test.each([
    ['officials and diplomats', 'say'],
    ['two people familiar with the talks', 'say'],
    ['an official of the United States', 'says'],
    ['a senior EU official who was on the calls', 'says'],
  ])('%s %s', (description, verb) => {
    const line = statementLine({ first: unnamed(early, description, 'x'), also: [], statement: null }, none);
    expect(line.act.says).toBe(verb);
  });
});

test('the same undertaking in two reports is one, a refusal and a promise are two', () => {
  const holders = byHolder(
    [
      undertaken(early, 'Poland', 'refuse', 'troops in Ukraine'),
      undertaken(late, 'Poland', 'refuse', 'troops'),
      undertaken(late, 'Poland', 'promise', 'airfields and roads'),
    ],
    none,
  );
  expect(holders).toHaveLength(1);
  expect(holders[0]!.undertakings.map((one) => [one.act.noun, one.copies.also.length])).toEqual([
    ['promise', 0],
    ['refusal', 1],
  ]);
});

test('a holder has one name, the fullest; a gist that breaks off says so, one that begins with a negation stands whole', () => {
  const actor = { holderActor: 'state/GB' };
  const [holder, ...others] = byHolder(
    [
      undertaken(early, 'Britain', 'promise', 'work with Ukraine on a plan to stop the', actor),
      undertaken(late, 'United Kingdom', 'refuse', 'no soldiers would be sent to the front', actor),
    ],
    none,
  );
  expect(others).toEqual([]);
  expect(holder!.name).toBe('United Kingdom');
  expect(holder!.undertakings.map(({ gist, act }) => [act.says, gist])).toEqual([
    ['refuses', null],
    ['promises', 'work with Ukraine on a plan to stop…'],
  ]);
  expect(holder!.undertakings[0]!.words).toContain('no soldiers would be sent');
});

test('lines that say little, or that nobody in particular says, come last', () => {
  const told = (content: string, labels = {}) =>
    statementLine({ first: said(early, 'Macron', content, labels), also: [], statement: null }, none);
  expect(isSlight(told('him in Paris'))).toBe(true);
  expect(isSlight(told('that they were there'))).toBe(true);
  expect(isSlight(told('“Never again”', { kind: 'direct' }))).toBe(false);
  expect(isSlight(told('to sign', { act: 'refuse' }))).toBe(false);
  expect(isSlight(told('the talks went nowhere at all'))).toBe(false);
  expect(isSlight(told('the talks went nowhere at all', { confidence: 0.4 }))).toBe(true);
  expect(['who', 'They', 'one of them', 'no source given'].every(pointsOnly)).toBe(true);
  expect(['the aide', 'Ukraine', 'one of the ministers'].some(pointsOnly)).toBe(false);
  const rows = [
    unnamed(early, 'who', 'the talks went nowhere at all'),
    unnamed(early, 'a diplomat', 'there were other talks on Monday', { id: 'a2' }),
  ];
  expect(ledger(rows)[0]!.sources.map(({ description }) => description)).toEqual(['a diplomat', 'who']);
});

test('the ledger keeps the unnamed sources of two reports apart and counts copies once', () => {
  const outlets = ledger([
    unnamed(early, 'a diplomat', 'the talks went nowhere at all'),
    unnamed(late, 'a diplomat', 'there were other talks on Monday'),
    unnamed(late, 'a diplomat', 'the talks went nowhere at all', { id: 'a2' }),
    said(late, 'Macron', 'we shall see about all of that', { id: 'a3' }),
  ]);
  expect(outlets.map(({ outlet, unnamed: n, statements }) => [outlet, n, statements])).toEqual([
    ['The Schuman Wire', 1, 1],
    ['Vistula Herald', 1, 2],
  ]);
});

describe('a quote is traced', () => {
  const rows = [
    said(late, 'Trump', 'Trump gave no promises on a backstop, they heard'),
    said(early, 'Trump', 'Trump gave no clear promises on a backstop'),
  ];

  test('to its exact words, and to the report that had it first', () => {
    const found = trace('gave no promises on a backstop', rows);
    expect(found.verdict).toBe('exact');
    expect(found.found.map((one) => [one.row.article.id, one.exact])).toEqual([
      ['early', false],
      ['late', true],
    ]);
  });

  test('to other words, and says so', () => {
    expect(trace('Trump gave no promise about a backstop', [rows[1]!]).verdict).toBe('changed');
  });

  test('to nothing, where it is not there', () => {
    expect(trace('The moon is made of green cheese', rows)).toEqual({ verdict: 'none', found: [] });
    expect(trace('', rows).verdict).toBe('none');
  });
});

test('a debrief is written with a citation behind every line, and no mark of a page is taken as Markdown', () => {
  const made = oneAffair({
    articles: [early],
    attributions: [said(early, 'Evil *Name*', '“<b>we</b> [will](x) not send `troops`”', { act: 'refuse' })],
    commitments: [undertaken(early, 'Poland', 'refuse', 'troops')],
    agenda: [],
    reports: [],
    statements: [],
  });
  const page = written(made, 'Wed 26 Feb 2025', 'http://localhost');
  const marked = markdown(page);
  expect(marked).toContain('**Evil \\*Name\\* refuses**');
  expect(marked).toContain('\\[will\\](x)');
  expect(marked).toContain('](http://localhost/articles/early#s0)');
  const lines = plainText(page)
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain('<http://localhost/articles/early#s0>');
});

test('a Word document is a ZIP archive whose parts are sound and whose words are escaped', () => {
  const file = Buffer.from(
    docx([
      { kind: 'title', runs: [{ text: 'A <b>&' }] },
      {
        kind: 'item',
        runs: [
          { text: 'Wire\u0000', strong: true },
          { text: 'Wire', href: 'http://localhost/a?b&c' },
        ],
      },
    ]),
  );
  const parts = new Map<string, string>();
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50; ) {
    const [sum, size, name] = [file.readUInt32LE(at + 14), file.readUInt32LE(at + 18), file.readUInt16LE(at + 26)];
    const body = file.subarray(at + 30 + name, at + 30 + name + size);
    expect(crc32(body)).toBe(sum);
    parts.set(file.toString('utf8', at + 30, at + 30 + name), body.toString());
    at += 30 + name + size;
  }
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/document.xml',
    'word/styles.xml',
    'word/_rels/document.xml.rels',
  ]);
  expect(file.readUInt32LE(file.length - 22)).toBe(0x06054b50);
  const central = file.readUInt32LE(file.length - 6);
  expect(file.readUInt32LE(central)).toBe(0x02014b50);
  expect(parts.get('word/document.xml')).toContain('A &lt;b&gt;&amp;');
  expect(parts.get('word/document.xml')).not.toContain('\u0000');
  expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="http://localhost/a?b&amp;c"');
});

test('a month has whole weeks from Monday', () => {
  const { weeks } = monthOf([], '2025-03');
  expect(weeks[0]![0]).toMatchObject({ day: '2025-02-24', inMonth: false });
  expect(weeks.at(-1)!.at(-1)!.day).toBe('2025-04-06');
  expect(weeks.flat().filter((day) => day.inMonth)).toHaveLength(31);
});

test('words are cut between words', () => {
  expect(shorten('one two three', 9)).toBe('one two…');
  expect(shorten('one  two', 9)).toBe('one two');
  expect(shorten('x'.repeat(20), 9)).toBe(`${'x'.repeat(9)}…`);
});
