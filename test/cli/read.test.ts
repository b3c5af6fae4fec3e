import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Article, Reading } from '../../src/record/index.ts';
import { linesOf, rapporteur, scratch } from './run.ts';

const dir = scratch();
const TEXT = `"We will not sign before the port reopens," Foreign Minister Ada Lund said on Monday.

An official who was in the room said that the talks would go on.`;
const file = join(dir, 'page.txt');
writeFileSync(file, TEXT);

test('reads a file and tells a person who said what', async () => {
  const { code, out, err } = await rapporteur([
    'read',
    file,
    '--published',
    '2025-02-26',
    '--outlet',
    'The Vesta Gazette',
  ]);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('The Vesta Gazette · Wed 26 Feb 2025 · read by reader-en 3');
  expect(out).toMatch(/Who said what \(\d+\)/);
  expect(out).toContain('We will not sign before the port reopens');
  expect(out).not.toContain('\u001b[');
});

test('colours only for a terminal, or where it is forced', async () => {
  const { out } = await rapporteur(['read', file], { env: { NO_COLOR: undefined, FORCE_COLOR: '1' } });
  expect(out).toContain('\u001b[');
});

test('never passes control characters of a page on to the terminal', async () => {
  const { out } = await rapporteur(['read', '-'], { input: `\u001b]0;owned\u0007${TEXT}\u202e\u009b31m` });
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('--json is the contract, with spans into the page as given', async () => {
  const { code, out } = await rapporteur(['read', file, '--json', '--published', '2025-02-26']);
  expect(code).toBe(0);
  const reading = Reading.parse(JSON.parse(out));
  expect(reading.text).toBe(TEXT);
  expect(reading.published).toBe('2025-02-26');
  const words = reading.attributions.map(({ content }) => content.map((s) => TEXT.slice(s.start, s.end)).join(' '));
  expect(words.join('\n')).toContain('We will not sign before the port reopens');
});

test('standard input is a page, whether named or piped', async () => {
  for (const args of [
    ['read', '-', '--json'],
    ['read', '--json'],
  ]) {
    const { code, out } = await rapporteur(args, { input: TEXT });
    expect(code).toBe(0);
    expect(JSON.parse(out).text).toBe(TEXT);
  }
});

test('--jsonl answers for every line, in the same order, and a bad line stops nothing', async () => {
  const input = [
    JSON.stringify({ id: 'a', text: TEXT, published: '2025-02-26' }),
    '{"id": "cut", "text": ',
    '',
    JSON.stringify({
      id: 'b',
      html: `<html><head><title>T</title></head><body><article><p>${TEXT}</p></article></body></html>`,
    }),
    JSON.stringify({ id: 'none' }),
    JSON.stringify({ id: 7, text: `Before\u2028after. ${TEXT}` }),
    JSON.stringify({ id: 'zip', htmlBase64: Buffer.from('PK\u0003\u0004\u0000\u0000').toString('base64') }),
    '["no", "object"]',
    JSON.stringify({ id: 'z', text: TEXT, url: null, published: null }),
  ].join('\r\n');
  const { code, out } = await rapporteur(['read', '--jsonl', '-'], { input });
  expect(code).toBe(1);
  const lines = linesOf(out) as {
    id: string | null;
    error?: { code: string; message: string; value: unknown; advice: unknown };
  }[];
  expect(lines.map(({ id, error }) => [id, error?.code ?? 'read'])).toEqual([
    ['a', 'read'],
    [null, 'bad_line'],
    ['b', 'read'],
    ['none', 'bad_line'],
    ['7', 'read'],
    ['zip', 'not_text'],
    [null, 'bad_line'],
    ['z', 'read'],
  ]);
  for (const line of lines)
    if (line.error) expect(Object.keys(line.error).sort()).toEqual(['advice', 'code', 'message', 'value']);
    else Reading.parse(line);
  expect(lines[1]?.error?.message).toContain('Line 2');
  expect(lines[3]?.error?.message).toContain('Line 5');
});

test('--jsonl reads a file too; all well is exit code 0', async () => {
  const lines = join(dir, 'pages.jsonl');
  writeFileSync(
    lines,
    `\ufeff${Array.from({ length: 30 }, (_, i) => JSON.stringify({ id: `p${i}`, text: `${TEXT} ${i}` })).join('\n')}`,
  );
  const { code, out } = await rapporteur(['read', '--jsonl', lines]);
  expect(code).toBe(0);
  expect((linesOf(out) as { id: string }[]).map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, i) => `p${i}`));
});

test('--jsonl ends quietly when nobody reads on', async () => {
  const { spawn } = await import('node:child_process');
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const many = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: i, text: TEXT.repeat(5) })).join('\n');
  const path = join(dir, 'many.jsonl');
  writeFileSync(path, many);
  const child = spawn(process.execPath, [main, 'read', '--jsonl', path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('extract gives the article: text, title, outlet, date', async () => {
  const html = `<html lang="en"><head><title>Port talks</title><meta property="og:title" content="Port talks">
    <meta property="og:site_name" content="The Vesta Gazette"><meta property="article:published_time" content="2025-02-26T09:40:00Z"></head>
    <body><nav>Home World</nav><article><h1>Port talks</h1><p>${TEXT.replace('\n\n', '</p><p>')}</p></article><footer>Contact</footer></body></html>`;
  const page = join(dir, 'page.html');
  writeFileSync(page, html);
  const one = await rapporteur(['extract', page, '--json']);
  const article = Article.parse(JSON.parse(one.out));
  expect(article).toMatchObject({ title: 'Port talks', outlet: 'The Vesta Gazette' });
  expect(article.published).toContain('2025-02-26');
  expect(article.text).toContain('Foreign Minister Ada Lund said on Monday.');
  expect(article.text).not.toContain('Contact');
  const many = await rapporteur(['extract', '--jsonl', '-'], { input: JSON.stringify({ id: 'x', html }) });
  expect(linesOf(many.out)).toMatchObject([
    { id: 'x', title: 'Port talks', outlet: 'The Vesta Gazette', published: article.published, text: article.text },
  ]);
  const plain = await rapporteur(['extract', page]);
  expect(plain.out).toContain('Port talks\nThe Vesta Gazette');
});
