import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFeeds, type IpAddress, network, pagesSent, poll } from '../../src/acquire/index.ts';
import { type Outlets, outlets, type Reply, rss } from './outlets.ts';

const HOST = 'hostile.example';
/** Milliseconds that a request may take here, and bytes that a body may have. */
const LIMITS = { time: 30_000, size: 2 * 1024 * 1024 };
/** Of servers that are only slow. */
const SHORT = 700;

let server: Outlets;
beforeAll(async () => {
  server = await outlets(HOST);
});
afterAll(() => server.close());
beforeEach(() => {
  for (const key of Object.keys(server.replies)) delete server.replies[key];
  server.asked.length = 0;
});
const net = () => network({ limits: { ...server.limits, ...LIMITS }, gap: 0 });
const at = (path: string): string => server.at(HOST, path);

/** Visits a feed that answers so, and gives the failure that comes of it. */
async function visited(reply: Reply | string, time: number) {
  const path = '/feed';
  server.replies[`${HOST}${path}`] = reply;
  const impatient = network({ limits: { ...server.limits, ...LIMITS, time }, gap: 0 });
  return poll(impatient, at(path), null).catch((error) => error);
}

describe('a hostile server ends as a clear failure with what to do, and in time', () => {
  const xml = { 'content-type': 'text/xml' };
  const cases: [string, Reply | string, string, RegExp][] = [
    [
      'endless redirects',
      (response) => response.writeHead(302, { location: '/feed' }).end(),
      'network',
      /more than 10 times/,
    ],
    [
      'redirects that never repeat',
      (response, request) =>
        response.writeHead(302, { location: `/feed?${(request.url ?? '').length}${Math.random()}` }).end(),
      'network',
      /40[04]|more than 10 times/,
    ],
    [
      'a slow drip',
      (response) => {
        response.writeHead(200, xml);
        const drip = setInterval(() => response.write('<'), 30);
        response.on('close', () => clearInterval(drip));
      },
      'network',
      /within 0.7 s/,
    ],
    [
      'headers that drip',
      (response) => {
        response.socket!.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => response.socket?.write('x-a: b\r\n'), 30);
        response.socket!.on('close', () => clearInterval(drip));
      },
      'network',
      /within 0.7 s/,
    ],
    ['no answer', () => {}, 'network', /within 0.7 s/],
    [
      'a gzip bomb',
      (response) =>
        response.writeHead(200, { ...xml, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(80_000_000, 'a'))),
      'too_large',
      /more than/,
    ],
    [
      'a gzip file that is a bomb',
      (response) =>
        response.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipSync(Buffer.alloc(80_000_000, '<'))),
      'too_large',
      /more than/,
    ],
    [
      'a damaged gzip file',
      (response) => response.end(gzipSync('<rss>').subarray(0, 15)),
      'network',
      /packing is damaged/,
    ],
    [
      'a body without end',
      (response) => {
        response.writeHead(200, xml);
        const more = (): void => {
          while (!response.destroyed && response.write('<!--'.repeat(16_384)));
        };
        response.on('drain', more);
        more();
      },
      'too_large',
      /more than/,
    ],
    [
      'a length that promises more',
      (response) => {
        response.writeHead(200, { ...xml, 'content-length': '100000' }).write(rss('x', []));
        setTimeout(() => response.destroy(), 20);
      },
      'network',
      /broke off/,
    ],
    [
      'two lengths that differ',
      (response) => response.socket!.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<rss>'),
      'network',
      /not HTTP|HPE_/,
    ],
    ['what is not HTTP', (response) => response.socket!.end('SSH-2.0-OpenSSH_9.2\r\n'), 'network', /not HTTP/],
    [
      'headers without end',
      (response) => response.writeHead(200, { 'x-a': 'y'.repeat(200_000) }).end(),
      'network',
      /headers are too long/,
    ],
    ['a picture', (response) => response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])), 'no_feed', /no feed/],
    ['XML that is nested without end', `<rss version="2.0"><channel>${'<a>'.repeat(200_000)}`, 'no_feed', /damaged/],
    ['a sitemap that names nothing', `<urlset>${'<url></url>'.repeat(50_000)}</urlset>`, 'no_feed', /names no pages/],
  ];
  test.each(cases)('%s', async (_, reply, code, words) => {
    const failure = await visited(reply, words.source.startsWith('within') ? SHORT : LIMITS.time);
    expect(failure).toMatchObject({ name: 'Failure', code });
    expect(failure.message).toMatch(words);
    expect(failure.value).toContain(HOST);
    expect(failure.advice).toMatch(/\w{3}.*\.$/);
  });

  test('a charset that lies is passed over', async () => {
    server.replies[`${HOST}/feed`] = (response) =>
      response
        .writeHead(200, { 'content-type': 'text/xml; charset=utf-16' })
        .end(rss('Café – été', [['/a', 'Ça']]).replace('?>', ' encoding="koi8-r"?>'));
    const polled = await poll(net(), at('/feed'), null);
    expect(polled.changed && polled.feed).toMatchObject({ title: 'Café – été', entries: [{ title: 'Ça' }] });
  });

  test('addresses in a feed that are none of the web, or carry a password, are left out', async () => {
    server.replies[`${HOST}/feed`] = rss('x', [
      ...(
        ['file:///etc/passwd', 'javascript:alert(1)', 'http://me:secret@hostile.example/', 'data:text/html,x'] as const
      ).map((link) => [link, 'bad'] as const),
      ['/good', 'good'],
      [`/${'x'.repeat(5000)}`, 'long'],
    ]);
    const polled = await poll(net(), at('/feed'), null);
    expect(polled.changed && polled.feed.entries.map(({ title }) => title)).toEqual(['good']);
  });
});

describe('a server of the public network leads nowhere else', () => {
  /** Addresses of this machine and of others that no outside page may lead to, in every way of writing them. */
  const INNER = [
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.internal.example/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://me:secret@hostile.example/',
    'http://8.8.8.8:22/',
    'http://8.8.8.8:25/',
    'gopher://8.8.8.8/',
    'file:///etc/passwd',
  ];
  const guarded = () =>
    network({
      limits: {
        ...server.limits,
        ...LIMITS,
        resolve: async (host) =>
          host === HOST
            ? [{ address: '127.0.0.1', family: 4 }]
            : [{ address: host.includes('metadata') ? '169.254.169.254' : '127.0.0.1', family: 4 }],
      },
      gap: 0,
    });

  test.each(INNER)('%s: as a feed, as a redirect, in a feed and in an index of sitemaps', async (inner) => {
    const refused = { code: expect.stringMatching(/^(?:refused_address|bad_argument)$/) };
    await expect(poll(guarded(), inner, null)).rejects.toMatchObject(refused);
    server.replies[`${HOST}/feed`] = (response) => response.writeHead(302, { location: inner }).end();
    await expect(poll(guarded(), at('/feed'), null)).rejects.toMatchObject({ code: 'refused_address' });
    await expect(findFeeds(guarded(), at('/feed'))).rejects.toMatchObject({ code: 'refused_address' });
    server.replies[`${HOST}/index.xml`] =
      `<sitemapindex><sitemap><loc>${inner}</loc></sitemap><sitemap><loc>${at('/news.xml')}</loc></sitemap></sitemapindex>`;
    server.replies[`${HOST}/news.xml`] = `<urlset><url><loc>${at('/a')}</loc></url></urlset>`;
    const polled = await poll(guarded(), at('/index.xml'), null);
    expect(polled.changed && polled.feed.entries).toHaveLength(1);
    await expect(guarded().ask(inner, 'program')).rejects.toMatchObject(refused);
  });

  test('a name that is public at first and private a moment later is asked only where it was found', async () => {
    const answers: IpAddress[][] = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]];
    const names: string[] = [];
    const rebinding = network({
      limits: {
        ...LIMITS,
        privateHosts: [HOST],
        resolve: async (name) => {
          names.push(name);
          return answers[Math.min(names.length - 1, 1)]!;
        },
      },
      gap: 0,
    });
    // The first question is that for robots.txt; each request goes to the addresses of its own question and no others.
    server.replies[`${HOST}/robots.txt`] = 'User-agent: *\nDisallow:';
    const failure = await poll(rebinding, at('/feed'), null).catch((error) => error);
    expect(failure).toMatchObject({ code: 'network' });
    expect(server.asked).toEqual([]);
    const open = network({ limits: { ...LIMITS, resolve: async () => answers[1]! }, gap: 0 });
    await expect(poll(open, 'http://rebinding.example/feed', null)).rejects.toMatchObject({
      code: 'refused_address',
      message: expect.stringContaining('10.0.0.1'),
    });
  });

  test('robots.txt cannot lead inside either', async () => {
    server.replies[`${HOST}/robots.txt`] = (response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    server.replies[`${HOST}/feed`] = rss('x', []);
    await expect(guarded().ask(at('/feed'), 'program')).rejects.toMatchObject({ code: 'refused_address' });
  });
});

describe('what is sent is as hostile', () => {
  const sent = async (name: string, bytes: Uint8Array) => Array.fromAsync(pagesSent([{ name, bytes }]));

  test.each([
    ['no archive at all', 'a.warc', Buffer.from('hello')],
    ['an archive that is cut off', 'a.warc.gz', gzipSync(Buffer.alloc(100_000, 'WARC/1.0\r\n')).subarray(0, 60)],
    ['nothing', 'a.warc', Buffer.alloc(0)],
    [
      'a record that promises more than there is',
      'a.warc',
      Buffer.from('WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 999\r\n\r\nshort'),
    ],
    [
      'an archive that unpacks without end',
      'a.warc.gz',
      gzipSync(Buffer.concat([Buffer.from('WARC/1.0\r\n'), Buffer.alloc(80_000_000)])),
    ],
    ['lines that are none', 'a.jsonl', Buffer.from([0xff, 0xfe, 0x0a, 0x00])],
  ])('%s is a failure', async (_, name, bytes) => {
    const found = await sent(name, bytes);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatchObject({ failure: { name: 'Failure' } });
  });

  test('a record of an archive that unpacks without end fails, and what came before it is there', async () => {
    const record = (uri: string, http: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(
          `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2025-02-26T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`,
        ),
        http,
        Buffer.from('\r\n\r\n'),
      ]);
    const page = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>café</p>');
    const bomb = Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
      gzipSync(Buffer.alloc(90_000_000, 'a')),
    ]);
    const picture = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG');
    const gone = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno');
    const archive = Buffer.concat([
      record('https://wire.example/a', page),
      record('https://wire.example/a.png', picture),
      record('https://wire.example/b', gone),
      record('https://wire.example/bomb', bomb),
    ]);
    const packed = Buffer.concat([
      gzipSync(record('https://wire.example/a', page)),
      gzipSync(record('https://wire.example/c', page)),
    ]);
    const [first, second, ...rest] = await sent('a.warc', archive);
    expect(first).toMatchObject({ page: { url: 'https://wire.example/a', mediaType: 'text/html', charset: 'utf-8' } });
    expect(first && 'page' in first && Buffer.from(first.page.body as Uint8Array).toString()).toBe('<p>café</p>');
    expect(second).toMatchObject({ failure: { code: 'too_large' } });
    expect(rest.filter((one) => 'page' in one)).toEqual([]);
    expect(await sent('b.warc.gz', packed)).toMatchObject([{ page: {} }, { page: { url: 'https://wire.example/c' } }]);
  });

  test('a folder keeps the facts of its index, and names what it leaves out', async () => {
    const files = [
      { name: 'news/a.txt', bytes: Buffer.from('text') },
      { name: 'news/photo.jpg', bytes: Buffer.from('x') },
      { name: 'news/README.md', bytes: Buffer.from('x') },
      {
        name: 'news/index.json',
        bytes: Buffer.from('[{"file": "a.txt", "outlet": "The Wire", "published": "2025-02-26"}]'),
      },
      { name: 'other/index.json', bytes: Buffer.from('[{') },
    ];
    const found = await Array.fromAsync(pagesSent(files));
    expect(found).toMatchObject([
      { name: 'other/index.json', failure: { code: 'unreadable' } },
      { name: 'news/a.txt', page: { outlet: 'The Wire', published: '2025-02-26', mediaType: 'text/plain' } },
      { name: 'news/photo.jpg', skipped: expect.any(String) },
    ]);
  });
});
