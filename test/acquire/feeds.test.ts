import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedDate } from '../../src/acquire/feeds/dates.ts';
import { decodeXml } from '../../src/acquire/feeds/decode.ts';
import { feedsNamed } from '../../src/acquire/feeds/discover.ts';
import { readFeed } from '../../src/acquire/feeds/parse.ts';
import { isSitemap, readSitemap } from '../../src/acquire/feeds/sitemap.ts';
import { findFeeds, network, poll, readOpml, writeOpml } from '../../src/acquire/index.ts';
import { type Outlets, outlets, rss } from './outlets.ts';

const AT = 'https://wire.example/feed';

describe('a feed of any format gives its entries', () => {
  test('RSS, with relative links, CDATA, ids that are addresses and content of its own', async () => {
    const feed = await readFeed(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel><title>Norland &amp; World</title><link>https://wire.example/</link><ttl>30</ttl><language>en-gb</language>
       <item><title>Old</title><guid>https://wire.example/old</guid><pubDate>Mon, 3 Mar 2025 08:00:00 GMT</pubDate></item>
       <item><title><![CDATA[<b>New</b> talks]]></title><link>/new?utm_source=rss</link><dc:creator>Ada Brekke</dc:creator>
         <pubDate>Tue, 04 Mar 2025 10:30:00 +0100</pubDate><content:encoded><![CDATA[<p>Whole.</p>]]></content:encoded></item>
       <item><title>Nowhere</title><guid isPermaLink="false">17</guid></item>
       <item><title>Elsewhere</title><link>javascript:alert(1)</link></item></channel></rss>`,
      AT,
    );
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'Norland & World',
      site: 'https://wire.example/',
      interval: 1800,
    });
    expect(feed.entries).toEqual([
      {
        url: 'https://wire.example/new?utm_source=rss',
        title: 'New talks',
        published: '2025-03-04T10:30:00+01:00',
        updated: null,
        author: 'Ada Brekke',
        html: '<p>Whole.</p>',
      },
      {
        url: 'https://wire.example/old',
        title: 'Old',
        published: '2025-03-03T08:00:00Z',
        updated: null,
        author: null,
        html: null,
      },
    ]);
  });

  test('Atom, with xml:base and the alternate among links', async () => {
    const feed = await readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/blog/"><title type="html">A &lt;i&gt;B&lt;/i&gt;</title>
       <link href="https://wire.example/blog/feed" rel="self"/><link href="."/>
       <entry><id>tag:1</id><title>E</title><link rel="edit" href="edit"/><link rel="alternate" href="a"/>
       <published>2025-03-01T09:00:00Z</published><updated>2025-03-02T09:00:00Z</updated>
       <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole</p></div></content></entry></feed>`,
      AT,
    );
    expect(feed).toMatchObject({ format: 'atom', title: 'A B', site: 'https://wire.example/blog/' });
    expect(feed.entries).toMatchObject([
      {
        url: 'https://wire.example/blog/a',
        published: '2025-03-01T09:00:00Z',
        updated: '2025-03-02T09:00:00Z',
        html: expect.stringContaining('Whole'),
      },
    ]);
  });

  test('RDF and JSON Feed', async () => {
    const rdf = await readFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel rdf:about="x"><title>R</title><link>https://wire.example</link></channel>
       <item rdf:about="https://wire.example/1"><title>I</title><link>https://wire.example/1</link><dc:date>2025-02-26</dc:date></item></rdf:RDF>`,
      AT,
    );
    expect(rdf).toMatchObject({
      format: 'rdf',
      title: 'R',
      entries: [{ url: 'https://wire.example/1', published: '2025-02-26' }],
    });
    const json = await readFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        home_page_url: 'https://wire.example',
        items: [
          { id: '1', url: '/j', title: 'T', date_published: '2025-02-26T10:00:00+01:00', authors: [{ name: 'N' }] },
        ],
      }),
      AT,
    );
    expect(json).toMatchObject({
      format: 'json',
      entries: [{ url: 'https://wire.example/j', author: 'N', published: '2025-02-26T10:00:00+01:00' }],
    });
  });

  test.each([
    ['a page', '<!doctype html><title>x</title>', 'This is no feed.'],
    ['nothing', '', 'This is no feed.'],
    ['a feed that is cut off', '<rss version="2.0"><channel><title>cut', 'damaged'],
    ['elements without end', `<rss version="2.0"><channel>${'<a>'.repeat(300_000)}`, 'damaged'],
    [
      'an entity of a file',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>',
      'damaged',
    ],
  ])('%s is no feed', async (_, text, words) => {
    await expect(readFeed(text, AT)).rejects.toMatchObject({
      code: 'no_feed',
      message: expect.stringContaining(words),
    });
  });

  test('entities that stand for one another grow to nothing', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">${levels}]><rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title><link>/a</link></item></channel></rss>`;
    const feed = await readFeed(bomb, AT).catch((error) => error);
    expect(JSON.stringify(feed).length).toBeLessThan(2000);
    const sitemap = `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">${levels}]><urlset><url><loc>https://wire.example/&l9;</loc></url></urlset>`;
    expect(JSON.stringify(readSitemap(sitemap, AT)).length).toBeLessThan(2000);
  });

  test('of a feed of 100,000 entries the first thousand are taken', async () => {
    const items = Array.from({ length: 100_000 }, (_, i) => [`/p/${i}`, 'T'] as const);
    expect((await readFeed(rss('Many', items), AT)).entries).toHaveLength(1000);
  });
});

test.each([
  ['Wed, 26 Feb 2025 10:00:00 GMT', '2025-02-26T10:00:00Z'],
  ['Wed, 26 Feb 2025 10:00 -0500', '2025-02-26T10:00:00-05:00'],
  ['26 Feb 2025 10:00:00 EST', '2025-02-26T10:00:00-05:00'],
  ['2025-02-26T10:00:00+01:00', '2025-02-26T10:00:00+01:00'],
  ['2025-02-26T10:00:00.123Z', '2025-02-26T10:00:00Z'],
  ['2025-02-26T10:00:00', '2025-02-26'],
  ['2025-02-26', '2025-02-26'],
  ['yesterday', null],
  ['', null],
  [undefined, null],
])('the date %s is %s', (given, iso) => expect(feedDate(given)).toBe(iso));

test('a feed is decoded by what its bytes are, whatever is said of them', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><t>caf\xe9</t>', 'latin1');
  expect(decodeXml(latin, null)).toContain('café');
  expect(decodeXml(latin, 'utf-8')).toContain('café');
  expect(decodeXml(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><t>café – €</t>'), 'koi8-r')).toContain(
    'café – €',
  );
  expect(decodeXml(Buffer.from('\ufeff<t>é</t>', 'utf16le'), 'utf-8')).toBe('<t>é</t>');
  expect(decodeXml(latin, 'no-such-charset')).toContain('café');
});

describe('sitemaps', () => {
  test('a news sitemap gives titles, dates and the publication', () => {
    const text = `<?xml version="1.0"?><!-- made --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="x">
      <url><loc>https://wire.example/a</loc><lastmod>2025-03-04T10:00:00Z</lastmod><image:image><image:loc>https://wire.example/a.png</image:loc><image:title>Picture</image:title></image:image>
      <news:news><news:publication><news:name>The Wire</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2025-03-04T09:00:00+01:00</news:publication_date><news:title>Talks &amp; more</news:title></news:news></url></urlset>`;
    expect(isSitemap(text)).toBe(true);
    expect(isSitemap(rss('x', []))).toBe(false);
    expect(readSitemap(text, AT)).toMatchObject({
      title: 'The Wire',
      entries: [
        {
          url: 'https://wire.example/a',
          title: 'Talks & more',
          published: '2025-03-04T09:00:00+01:00',
          updated: '2025-03-04T10:00:00Z',
        },
      ],
    });
  });

  test('one without end is read to the limit of the standard', () => {
    const text = `<urlset>${'<url><loc>https://wire.example/a</loc></url>'.repeat(120_000)}`;
    expect(readSitemap(text, AT).entries).toHaveLength(50_000);
  });
});

test('OPML goes in with its folders and out again', async () => {
  const list = await readOpml(
    `<opml version="2.0"><body><outline text="World"><outline text="North"><outline type="rss" text="The Wire" xmlUrl="https://wire.example/feed" htmlUrl="https://wire.example/"/></outline></outline>
     <outline text="B &amp; C" xmlUrl="https://b.example/f"/><outline text="again" xmlUrl="https://b.example/f"/><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>`,
    'list.opml',
  );
  expect(list).toEqual([
    { address: 'https://wire.example/feed', title: 'The Wire', site: 'https://wire.example/', folder: 'World / North' },
    { address: 'https://b.example/f', title: 'B & C', site: null, folder: null },
  ]);
  expect(await readOpml(await writeOpml(list, new Date(0)), 'again')).toEqual(list);
  for (const bad of ['', '<html></html>', '<opml version="2.0"><body><outline text="empty"/></body></opml>'])
    await expect(readOpml(bad, 'bad.opml')).rejects.toMatchObject({ code: 'no_feed', value: 'bad.opml' });
});

test('a page names its feeds, those of comments left out', () => {
  const page = `<html><head><base href="https://wire.example/en/"><link rel="alternate" type="application/rss+xml" title="News" href="news.rss">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed"><link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/json" href="/wp-json/1"></head><body><a href="/feeds/world.xml">World</a><a href="/about">About</a></body></html>`;
  expect(feedsNamed(page, 'https://wire.example/')).toEqual([
    { url: 'https://wire.example/en/news.rss', title: 'News' },
    { url: 'https://wire.example/feeds/world.xml', title: null },
  ]);
});

describe('over the network', () => {
  let server: Outlets;
  const NEWS = 'news.example';
  const net = () => network({ limits: { ...server.limits, time: 2000 }, gap: 0 });
  beforeAll(async () => {
    server = await outlets(NEWS, 'other.example');
  });
  afterAll(() => server.close());
  const reset = (replies: Outlets['replies']): void => {
    for (const key of Object.keys(server.replies)) delete server.replies[key];
    Object.assign(server.replies, replies);
    server.asked.length = 0;
  };

  test('a feed is found at its own address, on the page that names it, or at a well-known place', async () => {
    reset({ [`${NEWS}/feed`]: rss('News', [['/a', 'A']]) });
    expect(await findFeeds(net(), server.at(NEWS, '/feed'))).toMatchObject([{ title: 'News', format: 'rss' }]);
    reset({
      [`${NEWS}/`]:
        '<!doctype html><link rel="alternate" type="application/rss+xml" href="/x.rss"><link rel="alternate" type="application/atom+xml" href="/gone.atom">',
      [`${NEWS}/x.rss`]: rss('X', [['/a', 'A']]),
    });
    expect(await findFeeds(net(), server.at(NEWS, '/'))).toMatchObject([{ address: server.at(NEWS, '/x.rss') }]);
    reset({ [`${NEWS}/world`]: '<!doctype html><p>Nothing named', [`${NEWS}/rss.xml`]: rss('R', [['/a', 'A']]) });
    expect(await findFeeds(net(), server.at(NEWS, '/world'))).toMatchObject([{ address: server.at(NEWS, '/rss.xml') }]);
    reset({ [`${NEWS}/`]: '<!doctype html><p>Nothing' });
    await expect(findFeeds(net(), server.at(NEWS, '/'))).rejects.toMatchObject({ code: 'no_feed' });
  });

  test('a sitemap that only robots.txt names is found', async () => {
    reset({
      [`${NEWS}/`]: '<!doctype html><p>Nothing',
      [`${NEWS}/robots.txt`]: `Sitemap: ${server.at(NEWS, '/sm/google-news.xml')}`,
      [`${NEWS}/sm/google-news.xml`]: `<urlset><url><loc>${server.at(NEWS, '/a')}</loc></url></urlset>`,
    });
    expect(await findFeeds(net(), server.at(NEWS, '/'))).toMatchObject([{ format: 'sitemap' }]);
  });

  test('what is unchanged is asked for with what is known of it, and told by 304 or by its digest', async () => {
    const etag = '"v1"';
    reset({
      [`${NEWS}/feed`]: (response, request) =>
        request.headers['if-none-match'] === etag
          ? response.writeHead(304).end()
          : response.writeHead(200, { etag, 'cache-control': 'max-age=900' }).end(rss('News', [['/a', 'A']])),
      [`${NEWS}/plain`]: rss('Plain', [['/a', 'A']]),
    });
    const first = await poll(net(), server.at(NEWS, '/feed'), null);
    expect(first).toMatchObject({
      changed: true,
      validators: { etag },
      maxAge: 900,
      feed: { entries: [{ title: 'A' }] },
    });
    expect(await poll(net(), server.at(NEWS, '/feed'), { validators: first.validators, digest: null })).toMatchObject({
      changed: false,
    });
    const plain = await poll(net(), server.at(NEWS, '/plain'), null);
    const digest = plain.changed ? plain.digest : null;
    expect(await poll(net(), server.at(NEWS, '/plain'), { validators: plain.validators, digest })).toMatchObject({
      changed: false,
    });
    expect(server.headers[`${NEWS}/feed`]?.['user-agent']).toMatch(/^Rapporteur\/\d+\.\d+\.\d+$/);
  });

  test('an index of sitemaps leads to the latest of them, packed ones too; old ones and what is beyond the limit are left', async () => {
    const today = new Date().toISOString();
    const index = (names: string[], modified: string) =>
      `<sitemapindex>${names.map((name) => `<sitemap><loc>${server.at(NEWS, `/${name}`)}</loc><lastmod>${modified}</lastmod></sitemap>`).join('')}</sitemapindex>`;
    const list = (path: string) =>
      `<urlset><url><loc>${server.at(NEWS, path)}</loc><lastmod>${today}</lastmod></url></urlset>`;
    reset({
      [`${NEWS}/sitemap.xml`]: index(['one.xml.gz', 'two.xml'], today).replace(
        '</sitemapindex>',
        `<sitemap><loc>${server.at(NEWS, '/old.xml')}</loc><lastmod>2001-01-01</lastmod></sitemap></sitemapindex>`,
      ),
      [`${NEWS}/one.xml.gz`]: (response) =>
        response.writeHead(200, { 'content-type': 'application/x-gzip' }).end(gzipSync(list('/a'))),
      [`${NEWS}/two.xml`]: list('/b'),
      [`${NEWS}/endless.xml`]: (response) =>
        response
          .writeHead(200)
          .end(index(['endless.xml', ...Array.from({ length: 40 }, (_, i) => `e${i}.xml`)], today)),
    });
    for (let i = 0; i < 40; i++) server.replies[`${NEWS}/e${i}.xml`] = server.replies[`${NEWS}/endless.xml`]!;
    const polled = await poll(net(), server.at(NEWS, '/sitemap.xml'), null);
    expect(polled.changed && polled.feed.entries.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/a', '/b']);
    expect(server.asked).not.toContain(`${NEWS}/old.xml`);
    server.asked.length = 0;
    const endless = await poll(net(), server.at(NEWS, '/endless.xml'), null);
    expect(endless.changed && endless.feed.entries).toEqual([]);
    expect(server.asked.length).toBeLessThanOrEqual(10);
  });

  test('a lasting move is told, a passing one is not', async () => {
    reset({
      [`${NEWS}/old`]: (response) => response.writeHead(301, { location: '/new' }).end(),
      [`${NEWS}/for-now`]: (response) => response.writeHead(302, { location: '/old' }).end(),
      [`${NEWS}/new`]: rss('New', [['/a', 'A']]),
    });
    expect(await poll(net(), server.at(NEWS, '/old'), null)).toMatchObject({ movedTo: server.at(NEWS, '/new') });
    expect(await poll(net(), server.at(NEWS, '/for-now'), null)).toMatchObject({ movedTo: null });
  });

  test('a server that asks to be left alone is, on every address of it', async () => {
    reset({
      [`${NEWS}/feed`]: (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
      [`${NEWS}/other`]: rss('O', []),
    });
    const own = net();
    await expect(poll(own, server.at(NEWS, '/feed'), null)).rejects.toMatchObject({ code: 'busy' });
    expect(own.restsUntil(server.at(NEWS, '/other'))! - Date.now()).toBeGreaterThan(50_000);
    server.asked.length = 0;
    await expect(poll(own, server.at(NEWS, '/other'), null)).rejects.toMatchObject({ code: 'busy' });
    expect(server.asked).toEqual([]);
  });

  test('robots.txt: what the program found is refused by a rule for all, what a person named only by a rule for us', async () => {
    reset({ [`${NEWS}/feed`]: rss('F', []), [`${NEWS}/robots.txt`]: 'User-agent: *\nDisallow: /' });
    expect((await net().ask(server.at(NEWS, '/feed'), 'person')).status).toBe(200);
    server.asked.length = 0;
    await expect(net().ask(server.at(NEWS, '/feed'), 'program')).rejects.toMatchObject({ code: 'robots' });
    server.replies[`${NEWS}/robots.txt`] = 'User-agent: rapporteur\nDisallow: /feed\n\nUser-agent: *\nDisallow:';
    await expect(net().ask(server.at(NEWS, '/feed'), 'person')).rejects.toMatchObject({ code: 'robots' });
    server.replies[`${NEWS}/robots.txt`] = (response) => response.writeHead(503).end();
    await expect(net().ask(server.at(NEWS, '/feed'), 'program')).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('robots.txt'),
    });
    expect(server.asked).toEqual([]);
  });

  test('robots.txt of the host that a redirect leads to is heeded too', async () => {
    reset({
      [`${NEWS}/go`]: (response) => response.writeHead(302, { location: server.at('other.example', '/a') }).end(),
      'other.example/a': '<!doctype html>',
      'other.example/robots.txt': 'User-agent: *\nDisallow: /a',
    });
    await expect(net().ask(server.at(NEWS, '/go'), 'program')).rejects.toMatchObject({ code: 'robots' });
    expect(server.asked).toEqual([`${NEWS}/go`]);
  });

  test('requests to one host keep their distance, those to another do not wait for them', async () => {
    const times: Record<string, number[]> = {};
    const noted =
      (host: string): ((response: { end(): void }) => void) =>
      (response) => {
        (times[host] ??= []).push(performance.now());
        response.end();
      };
    reset({ [`${NEWS}/a`]: noted(NEWS), 'other.example/a': noted('other') });
    const slow = network({ limits: server.limits, gap: 120 });
    await Promise.all(
      [...Array(3).fill(server.at(NEWS, '/a')), server.at('other.example', '/a')].map((at) => slow.ask(at, 'program')),
    );
    const [first, second, third] = times[NEWS]!;
    expect(second! - first!).toBeGreaterThanOrEqual(115);
    expect(third! - second!).toBeGreaterThanOrEqual(115);
    expect(times['other']![0]!).toBeLessThan(second!);
  });
});
