import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { linesOf, rapporteur, scratch } from './run.ts';

const dir = scratch();
const data = join(dir, 'record');
const pages = join(dir, 'pages');
const SAID = 'Foreign Minister Ada Lund said on Monday that the port would reopen. “We gave our word,” she said.';

mkdirSync(join(pages, 'more'), { recursive: true });
writeFileSync(join(pages, 'a.txt'), `${SAID} One.`);
writeFileSync(
  join(pages, 'b.html'),
  `<html><head><title>Port</title></head><body><article><p>${SAID} Two.</p></article></body></html>`,
);
writeFileSync(join(pages, 'more', 'c.txt'), `${SAID} Three.`);
writeFileSync(
  join(pages, 'index.json'),
  JSON.stringify([
    {
      file: 'a.txt',
      outlet: 'The Vesta Gazette',
      url: 'https://gazette.example/a',
      published: '2025-02-26',
      title: 'From the index',
    },
  ]),
);
writeFileSync(join(pages, 'README.md'), 'about these pages');
writeFileSync(join(pages, 'picture.png'), 'x');

test('ingests a folder with the facts of its index, then finds nothing new', async () => {
  const first = await rapporteur(['ingest', pages, '--data', data, '--json']);
  expect(first.code).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({
    ...{ pages: 3, added: 3, replaced: 0, unchanged: 0, failed: [] },
    skipped: [{ name: join(pages, 'picture.png'), reason: 'not a page (.png)' }],
  });
  const again = await rapporteur(['ingest', pages, '--data', data]);
  expect(again.out).toMatch(
    /^Read 3 pages in [\d.]+ s: 0 added, 3 unchanged, 1 skipped\.\n {2}Skipped: not a page \(\.png\)\.\n/,
  );
  const store = await openStore(data);
  const [article] = await store.articles({ outlet: 'The Vesta Gazette' });
  expect(article).toMatchObject({ title: 'From the index', url: 'https://gazette.example/a', published: '2025-02-26' });
  expect((await store.articles()).length).toBe(3);
  await store.close();
});

test('lines of standard input keep nobody else’s place, whatever ids they have', async () => {
  const record = join(dir, 'lines');
  const lines = (word: string) => [1, 2].map((id) => JSON.stringify({ id, text: `${SAID} ${word} ${id}` })).join('\n');
  const first = await rapporteur(['ingest', '-', '--data', record, '--jsonl'], { input: lines('first') });
  const second = await rapporteur(['ingest', '-', '--data', record, '--jsonl'], { input: lines('second') });
  const ids = [...linesOf(first.out), ...linesOf(second.out)] as { id: string; saved: string }[];
  expect(ids.map(({ saved }) => saved)).toEqual(['added', 'added', 'added', 'added']);
  expect(new Set(ids.map(({ id }) => id)).size).toBe(4);
});

describe('hostile pages', () => {
  const hostile = join(dir, 'hostile');
  mkdirSync(hostile);
  const good = (name: string): void => writeFileSync(join(hostile, name), `${SAID} ${name}`);
  const put = (name: string, body: string | Uint8Array): void => writeFileSync(join(hostile, name), body);
  good('00-good.txt');
  put(
    '10-script.html',
    `<html><head><title><script>alert(1)</script>Port & talks</title></head><body><article><p>${SAID}<script>document.title = 'x'</script><img src=x onerror=alert(1)></p></article></body></html>`,
  );
  put('11-line.txt', `${SAID} `.repeat(110_000)); // 10 MB in one line
  put('12-word.txt', 'x'.repeat(10_000_000));
  put('13-nul.txt', Buffer.concat([Buffer.from(`${SAID}\0 and more\0`)]));
  put('14-binary.txt', Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 256)));
  put(
    '15-charset.html',
    Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-8"></head><body><article><p>'),
      Buffer.from(`${SAID} Das Caf\xe9 \xfcberlegt.`, 'latin1'),
      Buffer.from('</p></article></body></html>'),
    ]),
  );
  put('16-empty.html', '');
  put('17-blank.txt', ' \r\n\t\n');
  put('18-zip.html', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]));
  put('19-nested.html', `<html><body>${'<div>'.repeat(50_000)}<p>${SAID} Nested.</p></body></html>`);
  put(
    '20-lines.jsonl',
    `${JSON.stringify({ text: `${SAID} line` })}\n{"text": 5}\n\0\0\n{"html": "<p>"}\n${JSON.stringify({ text: `${SAID} last` })}`,
  );
  good('99-good.txt');

  test('fail one by one and clearly; every other page is kept', async () => {
    const record = join(dir, 'hostile-record');
    const { code, out, err } = await rapporteur(['ingest', hostile, '--data', record, '--json', '--no-relate']);
    expect(err).not.toMatch(/\n\s+at /);
    const { failed, added, pages } = JSON.parse(out) as {
      failed: { name: string; error: { code: string; message: string } }[];
      added: number;
      pages: number;
    };
    expect(code).toBe(1);
    const codes = Object.fromEntries(failed.map(({ name, error }) => [name.slice(hostile.length + 1), error.code]));
    expect(codes).toMatchObject({
      '11-line.txt': 'too_large',
      '12-word.txt': 'too_large',
      '14-binary.txt': expect.stringMatching(/not_text|bad_charset/),
      '16-empty.html': 'no_article',
      '17-blank.txt': 'no_article',
      '18-zip.html': 'not_text',
      '20-lines.jsonl:2': 'bad_line',
      '20-lines.jsonl:3': 'bad_line',
    });
    expect(Object.values(codes)).not.toContain('defect');
    for (const { error } of failed) expect(error.message).toMatch(/\S.*\./);
    expect(added + failed.length).toBe(pages);
    const store = await openStore(record);
    const texts = await Promise.all((await store.articles()).map(async ({ id }) => (await store.article(id))!));
    expect(texts.length).toBe(added);
    for (const name of ['00-good.txt', '99-good.txt', 'line', 'last'])
      expect(
        texts.some(({ text }) => text === `${SAID} ${name}`),
        name,
      ).toBe(true);
    for (const { text, title } of texts) expect(`${title} ${text}`).not.toMatch(/document\.title|onerror/);
    for (const { id, text } of texts) {
      const reading = (await store.reading(id))!;
      for (const { content } of reading.attributions)
        for (const span of content) expect(span.end).toBeLessThanOrEqual(text.length);
    }
    await store.close();
  });
});

test('search finds statements by field, as the page does', async () => {
  const ask = (...words: string[]) => rapporteur(['search', ...words, '--data', data]);
  const said = await ask('speaker:lund', 'port');
  expect(said.out).toMatch(/^1 statement, 3 with their copies for speaker:lund port\n/);
  expect(said.out).toContain('also in 2');
  expect((await ask('speaker:lund', 'outlet:The Vesta Gazette')).out).toContain(
    'for speaker:lund outlet:"The Vesta Gazette"',
  );
  expect((await ask('speaker:macron')).out).toContain('0 statements');
  expect((await ask('after:2025-02-27')).out).not.toContain('Gazette');
  const odd = await ask('act:sing', 'port');
  expect(odd.err).toContain('act:sing was left out: an act is one of promise');
  const { statements } = JSON.parse((await ask('source:named', '--json')).out);
  expect(statements.length).toBeGreaterThan(0);
  for (const { attribution } of statements) expect(attribution.sourceKind).toBe('named');
});

test('search and debrief tell what was ingested', async () => {
  const found = await rapporteur(['search', 'port', 'reopen', '--data', data, '--json']);
  expect(found.code).toBe(0);
  const { total, hits } = JSON.parse(found.out);
  expect(total).toBeGreaterThanOrEqual(3);
  expect(hits.some((hit: { kind: string }) => hit.kind === 'statement')).toBe(true);
  const phrase = await rapporteur(['search', '"port would reopen"', '--data', data, '--limit', '1']);
  expect(phrase.out).toMatch(/^\d+ hits for "port would reopen"\n/);
  expect((await rapporteur(['search', '"reopen would port"', '--data', data])).out).toContain('0 hits');
  const debrief = await rapporteur(['debrief', '--data', data]);
  expect(debrief.out).toContain('Debrief · ');
  expect(debrief.out).toContain('3 reports');
  const json = await rapporteur(['debrief', '--data', data, '--since', '2025-02-26', '--json']);
  expect(JSON.parse(json.out).reports.all).toBe(1);
  const none = await rapporteur(['debrief', '--data', data, '--about', 'submarine']);
  expect(none.out).toContain('nothing in the record');
});
