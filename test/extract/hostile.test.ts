import { expect, test } from 'vitest';
import { extract, pageOf } from '../../src/extract/index.ts';
import { Failure } from '../../src/record/index.ts';

const SENTENCE =
  'The envoy of the lake states said on Tuesday that the ferry talks would go on until the ice is gone. ';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Ferry talks go on</title>${head}</head><body><article><h1>Ferry talks go on</h1>${body}</article></body></html>`;
const paragraphs = (n: number): string => `<p>${SENTENCE.repeat(2)}</p>`.repeat(n);

function failureOf(body: string | Uint8Array, name = 'page.html'): Failure {
  try {
    extract(pageOf(body, { name }));
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

test.each<[string, string | Uint8Array, string]>([
  ['an empty page', '', 'no_article'],
  ['white space', ' \r\n\u00a0\t ', 'no_article'],
  ['a zip called .html', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]), 'not_text'],
  ['a PDF', bytes('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>'), 'not_text'],
  ['random bytes', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256), 'bad_charset'],
  ['NUL bytes alone', '\0'.repeat(500), 'not_text'],
  ['a page without text', html('<nav><a href="/">Home</a></nav>'), 'no_article'],
  [
    'a paywall with an empty body',
    html('<div class="paywall">Subscribe</div>', '<meta property="og:type" content="article">'),
    'no_article',
  ],
  [
    'a live blog',
    html(paragraphs(6), '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>'),
    'no_article',
  ],
])('%s fails with its code and what to do', (_, body, code) => {
  const failure = failureOf(body);
  expect(failure.code).toBe(code);
  expect(failure.advice).toMatch(/\w+.*\.$/);
});

test('a script in a title is text', () => {
  const article = extract(
    pageOf(html(paragraphs(4)).replace('<title>Ferry talks go on', '<title>Ferry <script>alert(1)</script> talks')),
  );
  expect(article.text).not.toContain('alert(1)');
  expect(article.title).toBe('Ferry talks go on');
});

test('NUL bytes within a page do not end it', () => {
  const article = extract(pageOf(html(paragraphs(4)).replace('The envoy', 'The\0 envoy')));
  expect(article.text.startsWith('The envoy')).toBe(true);
});

test.each([
  ['windows-1252 without a declaration', 'caf\xe9 \x93quoted\x94', null, 'café “quoted”'],
  ['windows-1251 by the server', '\xcf\xee\xf1\xee\xeb', 'windows-1251', 'Посол'],
  ['a wrong declaration of the server', 'caf\xc3\xa9 na\xc3\xafve', 'iso-8859-1', 'café naïve'],
  ['an unknown charset of the server', 'caf\xc3\xa9', 'x-none', 'café'],
])('%s', (_, raw, charset, expected) => {
  const body = Uint8Array.from(`${SENTENCE}${raw}.\n`, (c) => c.charCodeAt(0));
  expect(extract(pageOf(body, { charset, mediaType: 'text/plain' })).text).toContain(expected);
});

test('a declaration in the page is believed, a byte order mark above it', () => {
  const page = html(paragraphs(3).replace('ferry', 'паром'), '<meta charset="koi8-r">');
  const koi = new Map([...'паром'].map((c, i) => [c, [0xd0, 0xc1, 0xd2, 0xcf, 0xcd][i]!]));
  const body = Uint8Array.from([...page], (c) => koi.get(c) ?? c.charCodeAt(0));
  expect(extract(pageOf(body)).text).toContain('паром');
  expect(extract(pageOf(bytes(`\ufeff${page}`))).text).toContain('паром');
});

test.each<[string, string]>([
  ['one line of text', `${SENTENCE.repeat(100_000)}`],
  ['one word', 'a'.repeat(10_000_000)],
  ['one line of capitals and stops', 'Aa. '.repeat(250_000)],
  ['a million line ends', `${SENTENCE}${'\n'.repeat(1_000_000)}${SENTENCE}`],
  ['digits and stops', '12. 3. 2024 '.repeat(80_000)],
  ['one paragraph of HTML', html(`<p>${SENTENCE.repeat(10_000)}</p>`)],
  ['spaces in HTML', html(`<p>${SENTENCE}${' '.repeat(10_000_000)}${SENTENCE}</p>`)],
  ['a deep nest', html(`${'<div>'.repeat(100_000)}${paragraphs(3)}`)],
  ['tags that never close', html('<b'.repeat(300_000) + paragraphs(3))],
  ['links only', html('<a href="/x">word</a> '.repeat(30_000) + paragraphs(3))],
  ['a comment without end', `<!--${'-'.repeat(10_000_000)}`],
  ['JSON-LD without end', html(paragraphs(3), `<script type="application/ld+json">{"@graph":${'['.repeat(1_000_000)}`)],
])('%s, megabytes of it, ends with an article or a failure', (_, body) => {
  try {
    expect(extract(pageOf(body)).text.length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
  }
});
