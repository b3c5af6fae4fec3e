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

const fill = (piece: string, length = 10_000_000): string => piece.repeat(Math.ceil(length / piece.length));

test.each<[string, string]>([
  ['a line of 10 MB', fill(SENTENCE)],
  ['10 MB of paragraphs', html(paragraphs(50_000))],
  ['10 MB in one paragraph', html(`<p>${fill(SENTENCE)}</p>`)],
  ['10 MB of small elements', html(fill('<div>a</div>'))],
  ['10 MB of nested elements', html(`${fill('<div>')}${paragraphs(3)}`)],
  ['10 MB of nested elements, closed', html(`${fill('<div>', 5e6)}${paragraphs(3)}${fill('</div>', 5e6)}`)],
  ['50,000 nested elements', html(`${'<div>'.repeat(50_000)}${paragraphs(3)}`)],
  ['10 MB of elements that never close', html(fill('<p>a<b>'))],
  ['10 MB of lists in lists', html(fill('<ul><li>a'))],
  ['10 MB of a title', `<html><head><title>${fill('a ')}</title></head><body>${paragraphs(3)}</body></html>`],
  ['20 MB of markup', html(fill('<!-- -->', 20_000_000) + paragraphs(3))],
  ['an article of 2 MB', html(paragraphs(10_000))],
])('%s is refused as too large, with its limit', (_, body) => {
  expect(failureOf(body)).toMatchObject({ code: 'too_large', message: expect.stringMatching(/more than [\d,]+ \w/) });
});

test.each<[string, string]>([
  ['10 MB in one attribute', html(`<div class="${fill('date ')}">${paragraphs(3)}</div>`)],
  ['10 MB of one attribute again and again', html(`<div ${fill('a=b ')}>${paragraphs(3)}</div>`)],
  [
    '10 MB of attributes',
    html(`<div ${Array.from({ length: 700_000 }, (_, i) => `a${i}=b`).join(' ')}>${paragraphs(3)}`),
  ],
  ['10 MB of comments', html(`${fill('<!-- -->')}${paragraphs(3)}`)],
  ['10 MB of tags that never end', html(fill('<b') + paragraphs(3))],
  ['10 MB of spaces', html(`${paragraphs(2)}${' '.repeat(10_000_000)}${paragraphs(1)}`)],
  ['9,000 nested elements', html(`${'<div class="related">'.repeat(9_000)}${paragraphs(20)}`)],
])('an article in %s is found', (_, body) => {
  expect(extract(pageOf(body)).text).toContain(SENTENCE.trim());
});

const MEGABYTE = 990_000;
test.each<[string, string]>([
  ['one line of sentences', SENTENCE],
  ['one word', 'a'],
  ['capitals and stops', 'Aa. '],
  ['digits and stops', '12. 3. 2024 '],
  ['dates, a line each', 'May 1 2020\n'],
  ['outlets that report', 'Gulf Horizon reported, '],
  ['words that cite', 'citing the '],
  ['quotation marks', '"a '],
  ['brackets', '(via '],
  ['datelines', 'A - '],
  ['headlines', 'Short Line Here\n'],
  ['line ends', '\n'],
])('a megabyte of %s is read as it stands', (_, piece) => {
  const text = SENTENCE + fill(piece, MEGABYTE);
  expect(extract(pageOf(text, { mediaType: 'text/plain' })).text).toBe(text);
});

test.each<[string, string]>([
  ['spaces', ' '],
  ['links', '<a href="/x">word</a> '],
  ['headings that are links', '<h2><a href="/x">a word of it</a></h2>'],
  ['time elements', '<time>1</time>'],
  ['bylines', '<span class="author">ab</span>'],
  ['boxes of related articles', `<div class="related"><p>${SENTENCE}</p></div>`],
  ['forms', '<form><div class="comment">aaaa</div></form>'],
  ['line breaks', '<br>'],
  ['meta tags', '<meta name="date" content="a">'],
])('a megabyte of %s before an article ends with an article or a failure', (_, piece) => {
  try {
    expect(extract(pageOf(html(fill(piece, 700_000) + paragraphs(20)))).text).toContain(SENTENCE.trim());
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
  }
});

test.each<[string, string]>([
  ['a comment without end', `<!--${'-'.repeat(10_000_000)}`],
  ['a tag without end', fill('<p ')],
  ['a script without end', html(fill('<script>'))],
  ['sections of CDATA', html(fill('<![CDATA['))],
  ['instructions', html(fill('<?x '))],
  ['NUL bytes', `<html>${'\0'.repeat(10_000_000)}`],
  ['JSON-LD without end', html('', `<script type="application/ld+json">{"@graph":${fill('[')}`)],
])('10 MB of %s fail clearly', (_, body) => {
  expect(['no_article', 'too_large', 'not_text']).toContain(failureOf(body).code);
});

// What takes time that grows with the square of its length would not end within a test.
test.each(['|', ' – ', '» ', ' : ', '· ', '. ', '-'])(
  'a headline and a byline of a million times %j are cut, not tried from each of their places',
  (unit) => {
    const long = unit.repeat(1_000_000 / unit.length);
    const article = extract(
      pageOf(
        `<!doctype html><html lang="en"><head><title>Ferry talks ${long}</title><meta name="author" content="${long}"><meta property="og:title" content="Ferry ${long} talks"></head><body><article><h1 class="headline">Ferry ${long}</h1>${paragraphs(4)}</article></body></html>`,
        { name: 'page.html', url: 'https://lake.example/ferry' },
      ),
    );
    expect(article.text).toContain('The envoy of the lake states');
    expect((article.title ?? '').length).toBeLessThanOrEqual(1000);
  },
);
