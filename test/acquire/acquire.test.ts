import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { type Acquired, acquire, acquireLines, countPages, pagesOfLines } from '../../src/acquire/index.ts';
import { linesOf } from '../../src/acquire/lines.ts';

const dir = mkdtempSync(join(tmpdir(), 'rapporteur-acquire-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Bytes in pieces of every size, so that lines and characters are cut anywhere. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const none = inPieces(new Uint8Array(), 1);
const shown = (all: Acquired[]): string[] =>
  all.map((one) =>
    'page' in one ? `page ${one.name}` : 'failure' in one ? `${one.failure.code} ${one.name}` : `skipped ${one.name}`,
  );

test.each([1, 2, 3, 7, 1000])('lines are the same however the stream is cut: pieces of %i bytes', async (size) => {
  const text = '\ufeff{"a": "é👩‍🚀"}\r\n\n  \n{"b": "x\u2028y\u2029z"}\nlast';
  const lines = await Array.fromAsync(linesOf(inPieces(bytesOf(text), size)));
  expect(lines).toEqual([
    { number: 1, text: '{"a": "é👩‍🚀"}' },
    { number: 4, text: '{"b": "x\u2028y\u2029z"}' },
    { number: 5, text: 'last' },
  ]);
});

test('a line that is too long, or no UTF-8, fails alone', async () => {
  const bytes = Buffer.concat([
    bytesOf(`${'x'.repeat(500)}\nshort\n`),
    Buffer.from([0x63, 0xe9, 0x0a]),
    bytesOf('end'),
  ]);
  const lines = await Array.fromAsync(linesOf(inPieces(bytes, 64), 100));
  expect(lines.map((line) => ('text' in line ? line.text : line.failure.code))).toEqual([
    'too_large',
    'short',
    'bad_charset',
    'end',
  ]);
});

test('a line of 10 MB is a page like any other', async () => {
  const text = 'word '.repeat(2_000_000);
  const [one] = await Array.fromAsync(pagesOfLines(inPieces(bytesOf(JSON.stringify({ id: 1, text })), 65_536), '-'));
  expect(one).toMatchObject({ name: '-:1', page: { id: '1', mediaType: 'text/plain' } });
  expect(one && 'page' in one && one.page.body).toBe(text);
});

test('a line keeps what it says of its page', async () => {
  const line = { id: 'a', html: '<p>', url: 'https://example.org/', title: 'T', outlet: 'O', published: '2025-02-26' };
  const base64 = { htmlBase64: Buffer.from([0x3c, 0xe9]).toString('base64') };
  const bytes = bytesOf(`${JSON.stringify(line)}\n${JSON.stringify(base64)}`);
  const [first, second] = await Array.fromAsync(pagesOfLines(inPieces(bytes, 100), 'f.jsonl'));
  const { html, ...facts } = line;
  expect(first).toEqual({ name: 'f.jsonl:1', page: { ...facts, mediaType: 'text/html', charset: null, body: html } });
  expect(second).toMatchObject({ page: { id: null, body: Buffer.from([0x3c, 0xe9]) } });
});

test('a folder gives its pages by name, with the facts of its index, and says what it leaves out', async () => {
  const folder = join(dir, 'folder');
  mkdirSync(join(folder, 'inner'), { recursive: true });
  for (const name of ['b.txt', 'a.HTML', 'inner/c.htm', '.hidden.txt', 'README.md', 'photo.jpg', 'odd.report'])
    writeFileSync(join(folder, name), name);
  writeFileSync(join(folder, 'lines.jsonl'), '{"text": "one"}\nbad\n');
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify([
      { file: 'b.txt', outlet: 'O', url: 'https://example.org/b', published: '2025-02-26' },
      { file: 'odd.report' },
      { file: 'gone.txt' },
    ]),
  );
  symlinkSync(join(folder, 'nowhere'), join(folder, 'z.txt'));
  const all = await Array.fromAsync(acquire([folder], none));
  expect(shown(all).map((line) => line.replace(`${folder}/`, ''))).toEqual([
    'page a.HTML',
    'page b.txt',
    'page inner/c.htm',
    'page lines.jsonl:1',
    'bad_line lines.jsonl:2',
    'page odd.report',
    'skipped photo.jpg',
    'not_found z.txt',
    'not_found gone.txt',
  ]);
  expect(all[1]).toMatchObject({
    page: { outlet: 'O', url: 'https://example.org/b', published: '2025-02-26', mediaType: 'text/plain' },
  });
  expect(await countPages([folder, 'https://example.org/'])).toBe(7); // a.HTML, b.txt, c.htm, two lines, z.txt, the address
  expect(await countPages(['-'])).toBeNull();
});

test('an index that is no JSON fails the folder; a JSON file of that name that is something else is left alone', async () => {
  const folder = join(dir, 'index');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), 'a');
  writeFileSync(join(folder, 'index.json'), '[{"file": ');
  expect(shown(await Array.fromAsync(acquire([folder], none)))).toEqual([`unreadable ${folder}`]);
  writeFileSync(join(folder, 'index.json'), '{"name": "something else"}');
  expect(shown(await Array.fromAsync(acquire([folder], none)))).toEqual([`page ${join(folder, 'a.txt')}`]);
});

test('standard input is one page, or lines where it begins as they do', async () => {
  const page = await Array.fromAsync(acquire(['-'], inPieces(bytesOf('  <html>…'), 2)));
  expect(page).toMatchObject([{ name: '-', page: { mediaType: null } }]);
  const lines = await Array.fromAsync(acquire(['-'], inPieces(bytesOf('\n {"text": "one"}\n{"text": "two"}'), 2)));
  expect(shown(lines)).toEqual(['page -:2', 'page -:3']);
  expect(await Array.fromAsync(acquire(['-'], none))).toMatchObject([{ page: { body: Buffer.alloc(0) } }]);
});

test('a web archive is told by its first word or its packing, from a file or from standard input', async () => {
  const http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Kept.</p>';
  const archive = bytesOf(
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/a\r\nWARC-Date: 2025-02-26T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`,
  );
  for (const bytes of [archive, gzipSync(archive)])
    for (const size of [3, 1000])
      expect(await Array.fromAsync(acquire(['-'], inPieces(bytes, size)))).toMatchObject([
        { name: '-: https://wire.example/a', page: { url: 'https://wire.example/a', mediaType: 'text/html' } },
      ]);
  const file = join(dir, 'a.warc.gz');
  writeFileSync(file, gzipSync(archive));
  expect(shown(await Array.fromAsync(acquire([file, join(dir, 'none.warc')], none)))).toEqual([
    `page ${file}: https://wire.example/a`,
    `not_found ${join(dir, 'none.warc')}`,
  ]);
});

test('what is not there fails in its place', async () => {
  const there = join(dir, 'there.txt');
  writeFileSync(there, 'x');
  expect(shown(await Array.fromAsync(acquire([join(dir, 'no'), there], none)))).toEqual([
    `not_found ${join(dir, 'no')}`,
    `page ${there}`,
  ]);
  await expect(Array.fromAsync(acquireLines(join(dir, 'no'), none))).rejects.toMatchObject({ code: 'not_found' });
  await expect(Array.fromAsync(acquireLines(dir, none))).rejects.toMatchObject({ code: 'unreadable' });
});
