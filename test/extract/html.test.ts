import { expect, test } from 'vitest';
import { articleId, canonicalUrl, extract, pageOf } from '../../src/extract/index.ts';

const PAGE = `<!doctype html><html lang="en-GB"><head>
<title>Ferry talks pause without a date | Lakeside Courier</title>
<meta property="og:site_name" content="Lakeside Courier">
<link rel="canonical" href="https://lakeside.example/world/ferry-talks">
<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Lakeside Courier"},
{"@type":"NewsArticle","headline":"Ferry talks pause without a date","datePublished":"2025-03-11T19:40:00+01:00",
"author":[{"@type":"Person","name":"Ines Calder"},{"@type":"Person","name":"Tom Reed"}],}]}
</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><header><h1>Ferry talks pause without a date</h1>
<p class="standfirst">Four countries want the ferry to run again, and none of them wants to pay for the ice breaker.</p>
<p class="byline">By Ines Calder and Tom Reed</p></header>
<div class="social-share"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg"><figcaption>The ferry in the ice. Photo: Lakeside Courier</figcaption></figure>
<div class="article-body">
<p>MARLOW, March 11 - Envoys of four countries left Marlow on Tuesday without a text, an official of the <a href="/host">host</a> said.</p>
<p>“We will meet again,” she said,<br>“and the ice will not wait.”</p>
<h2>What was offered</h2>
<ul><li>Two crossings a week from April.</li><li>A shared fund for the ice breaker.</li></ul>
<p><a href="/other">Read also: What a ferry costs</a></p>
<blockquote><p>The draft says that each country pays a quarter, according to two people who have read it.</p></blockquote>
<aside><p>Sign up for our newsletter and never miss a ferry again, every morning in your inbox.</p></aside>
<p>Ministers are to meet in Marlow on Friday next week.</p>
</div></article></main>
<section class="related-stories"><h3>Related</h3><p>Another ferry sank in another lake last year, the coastguard of that other lake said.</p></section>
<footer><p>© 2025 Lakeside Courier. All rights reserved.</p></footer></body></html>`;

test('the text, the heads and the date of a page of HTML', () => {
  const article = extract(pageOf(PAGE, { url: 'https://lakeside.example/world/ferry-talks?utm_source=x' }));
  expect(article.text.split('\n\n')).toEqual([
    'Four countries want the ferry to run again, and none of them wants to pay for the ice breaker.',
    'MARLOW, March 11 - Envoys of four countries left Marlow on Tuesday without a text, an official of the host said.',
    '“We will meet again,” she said,\n“and the ice will not wait.”',
    'What was offered',
    'Two crossings a week from April.',
    'A shared fund for the ice breaker.',
    'The draft says that each country pays a quarter, according to two people who have read it.',
    'Ministers are to meet in Marlow on Friday next week.',
  ]);
  expect(article.title).toBe('Ferry talks pause without a date');
  expect(article.outlet).toBe('Lakeside Courier');
  expect(article.published).toBe('2025-03-11T19:40+01:00');
  expect(article.byline).toBe('Ines Calder, Tom Reed');
  expect(article.language).toBe('en-GB');
  expect(article.furniture).toEqual([]);
});

test.each([
  ['https://www.lake.example/a/?utm_source=x&b=2&a=1#top', 'https://lake.example/a?a=1&b=2'],
  ['http://m.lake.example:80/a/amp/', 'https://lake.example/a'],
  ['https://amp.lake.example/a?fbclid=1', 'https://lake.example/a'],
  ['https://lake-example.cdn.ampproject.org/c/s/lake.example/a', 'https://lake.example/a'],
  ['https://lake.example:8443/a', 'https://lake.example:8443/a'],
  ['mailto:a@lake.example', null],
])('the canonical address of %s', (address, expected) => {
  expect(canonicalUrl(address)).toBe(expected);
});

test('an article has the id its caller gives, or one of its canonical address, or of its text', () => {
  const url = 'https://lakeside.example/world/ferry-talks';
  expect(extract(pageOf(PAGE, { id: 'mine', url })).id).toBe('mine');
  expect(extract(pageOf(PAGE, { url: `${url}?utm_medium=y` })).id).toBe(articleId(url, ''));
  expect(articleId(url, '')).toMatch(/^[\w-]{16}$/);
  expect(articleId(null, 'a')).not.toBe(articleId(null, 'b'));
});

const BODY = 'Die Gespräche über die Fähre gehen weiter, bis das Eis weg ist. '.repeat(6);

test.each([
  [
    'the one that the page shows of several',
    '<meta property="article:published_time" content="2025-04-01T09:00:00+02:00"><meta name="publishdate" content="2025-04-02T06:00:00+02:00">',
    '<p>Veröffentlicht am 2. April 2025</p>',
    '2025-04-02T06:00+02:00',
  ],
  [
    'the first of several where it shows none',
    '<meta property="article:published_time" content="2025-04-01T09:00:00+02:00"><meta name="publishdate" content="2025-04-02T06:00:00+02:00">',
    '',
    '2025-04-01T09:00+02:00',
  ],
  [
    'a stamp with a short second, in local time',
    '<meta name="datepublished" content="2025-04-01T23:15:0Z">',
    '<p class="date">2. April 2025 | 01:15</p>',
    '2025-04-02',
  ],
  [
    'month before day where the page shows it so',
    '<meta name="date" content="04/02/2025 12:43">',
    '<p>Erstellt am: 02.04.2025</p>',
    '2025-04-02',
  ],
  ['day before month where nothing shows', '<meta name="date" content="04/02/2025 12:43">', '', '2025-02-04'],
  [
    'the day it announces at its foot',
    '',
    '<p>Zum Vergleich: der 7. Mai 2021.</p></article><div class="page-footer">Letzte Änderung: 31.03.2025. Erschienen am: 02.04.2025</div>',
    '2025-04-02',
  ],
  [
    'the only stamp, in a list',
    '',
    '<div class="widget"><time class="entry-date published" datetime="2025-04-02">2.4.</time></div>',
    '2025-04-02',
  ],
  [
    'the state of its scripts',
    '',
    '<script>window.state = {"id": 4, "publishedAt": "2025-04-02T06:00:00Z"}</script>',
    '2025-04-02T06:00+00:00',
  ],
])('published: %s', (_, head, line, expected) => {
  const page = `<html lang="de"><head>${head}</head><body><article><h1>Die Fähre fährt</h1>${line}<p>${BODY}</p></article></body></html>`;
  expect(extract(pageOf(page)).published).toBe(expected);
});

test('the day of the visit in the head of a page is not its date', () => {
  const page = `<html lang="en"><body><ul><li>Tuesday, 8 December 2020</li></ul><article><h1>The ferry runs</h1><p>${BODY}</p></article>${'<p>Line</p>'.repeat(12)}<ul><li>13 Oct 2020 18:29</li></ul></body></html>`;
  expect(extract(pageOf(page)).published).toBe('2020-10-13');
});

test('a page without an article still tells its title, outlet, date and byline', () => {
  const closed = PAGE.replace(/<main>.*<\/main>/s, '<main></main>').replace(/<section.*<\/section>/s, '');
  try {
    extract(pageOf(closed));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: 'no_article',
      about: {
        title: 'Ferry talks pause without a date',
        outlet: 'Lakeside Courier',
        published: '2025-03-11T19:40+01:00',
        byline: 'Ines Calder, Tom Reed',
      },
    });
  }
});

test.each([
  ['<time datetime="2025-04-02T08:00:00+02:00">2 April</time>', null, '2025-04-02T08:00+02:00'],
  ['<p class="date">2. April 2025</p>', null, '2025-04-02'],
  ['<p>Zuletzt aktualisiert: 5.4.2025</p><p>Veröffentlicht: 2.4.2025</p>', null, '2025-04-02'],
  ['<p></p>', 'https://lake.example/2025/04/02/ferry', '2025-04-02'],
  ['<p></p>', 'https://lake.example/ferry', null],
])('published: %s at %s', (line, url, expected) => {
  const page = `<html lang="de"><body><article><h1>Die Fähre fährt</h1>${line}<p>${'Die Gespräche über die Fähre gehen weiter, bis das Eis weg ist. '.repeat(6)}</p></article></body></html>`;
  expect(extract(pageOf(page, { url })).published).toBe(expected);
});
