import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { network } from '../../src/acquire/index.ts';
import { followFound } from '../../src/jobs/feeds/follow.ts';
import { backOff, intervalAfter, LONGEST, SHORTEST } from '../../src/jobs/feeds/rhythm.ts';
import { fetchDue, follow, followList, pageTask, type Step, visitTask } from '../../src/jobs/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { type Outlets, outlets, rss, story } from '../acquire/outlets.ts';

const [NEWS, WIRE] = ['news.example', 'wire.example'];

let dir: string;
let store: Store;
let server: Outlets;
/** The time of day, which the tests move on. */
let clock: number;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rapporteur-feeds-'));
  store = await openStore(dir);
  server = await outlets(NEWS, WIRE);
  clock = Date.now();
});
afterEach(async () => {
  await store.close();
  server.close();
  rmSync(dir, { recursive: true, force: true });
});

const net = () => network({ limits: { ...server.limits, time: 3000 }, gap: 0 });
const options = { reader: 'rules', workers: 1, now: () => clock, chance: () => 0.5 } as const;
const round = (): Promise<Step[]> => Array.fromAsync(fetchDue(store, net(), options));
const hours = (n: number): void => void (clock += n * 3600_000);
const told = (steps: readonly Step[]): string[] =>
  steps
    .map((step) =>
      'visit' in step
        ? 'failure' in step.visit
          ? `feed ${step.visit.failure.code}`
          : `feed ${step.visit.fresh}`
        : 'failure' in step.fetched
          ? `page ${step.fetched.failure.code}${step.fetched.given ? ' for good' : ''}`
          : 'same' in step.fetched
            ? 'page same'
            : `page ${step.fetched.saved}`,
    )
    .sort();
const now = (): string => new Date(clock).toUTCString();

test('no feed has an id that a command line would take for an option', async () => {
  const address = 'https://example.org/feed/3.xml';
  expect(createHash('sha256').update(address).digest('base64url')).toMatch(/^-/u);
  const [followed] = await followFound(store, [{ address, title: null, site: null, format: 'rss' }], null);
  expect(followed!.feed.id).toMatch(/^_[\w-]{11}$/u);
});

describe('a round', () => {
  test('visits what is due, keeps what is new, and leaves the rest alone until it is due', async () => {
    server.replies[`${NEWS}/feed`] = rss('Norland News', [
      ['/a', 'A', now()],
      ['/b', 'B', now()],
    ]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    server.replies[`${NEWS}/b`] = story('B', 'the harbour would stay closed');
    const followed = await follow(store, net(), server.at(NEWS, '/feed'), options);
    expect(followed).toMatchObject({ added: true, feed: { title: 'Norland News', format: 'rss' } });
    expect(told(await round())).toEqual(['feed 2', 'page added', 'page added']);
    expect(await store.counts()).toMatchObject({ articles: 2 });
    expect((await store.counts()).attributions).toBeGreaterThan(2);
    expect(await store.feeds.list()).toMatchObject([{ items: 2, articles: 2, problem: null, failures: 0 }]);
    server.asked.length = 0;
    expect(await round()).toEqual([]);
    expect(server.asked).toEqual([]);
    hours(1);
    server.replies[`${NEWS}/feed`] = rss('Norland News', [
      ['/c', 'C', now()],
      ['/a', 'A'],
    ]);
    server.replies[`${NEWS}/c`] = story('C', 'a third round was called off');
    expect(told(await round())).toEqual(['feed 1', 'page added']);
    expect(server.asked.filter((path) => path !== `${NEWS}/feed`)).toEqual([`${NEWS}/c`]);
  });

  test('the date of the feed gives the time of a page that has none, and its name the outlet', async () => {
    server.replies[`${NEWS}/feed`] = rss('Norland News - World', [['/a', 'A', 'Wed, 26 Feb 2025 10:15:00 +0100']]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    await round();
    expect(await store.articles()).toMatchObject([{ published: '2025-02-26T10:15:00+01:00', outlet: 'Norland News' }]);
  });

  test('one feed or page that fails stops no other, and is tried again later and later', async () => {
    server.replies[`${NEWS}/feed`] = rss('News', [
      ['/gone', 'G'],
      ['/late', 'L'],
      ['/shop', 'S'],
      ['/a', 'A'],
    ]);
    server.replies[`${NEWS}/gone`] = (response) => response.writeHead(410).end();
    server.replies[`${NEWS}/late`] = (response) => response.writeHead(500).end();
    server.replies[`${NEWS}/shop`] = '<!doctype html><title>Shop</title><p>Buy.';
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    server.replies[`${WIRE}/feed`] = rss('Wire', []);
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    await follow(store, net(), server.at(WIRE, '/feed'), options);
    server.replies[`${WIRE}/feed`] = (response) => response.writeHead(500).end();
    expect(told(await round())).toEqual([
      ...['feed 4', 'feed network', 'page added', 'page gone for good'],
      ...['page network', 'page no_article for good'],
    ]);
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const wire = (await store.feeds.list()).find(({ title }) => title === 'Wire')!;
      expect(wire).toMatchObject({
        failures: i + 1,
        problem: { code: 'network', message: expect.stringContaining('500') },
      });
      waits.push(Date.parse(wire.nextTry) - clock);
      clock = Date.parse(wire.nextTry);
      await round();
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)!).toBeGreaterThan(waits[0]!);
    server.replies[`${WIRE}/feed`] = rss('Wire', []);
    hours(24);
    await round();
    expect((await store.feeds.list()).find(({ title }) => title === 'Wire')).toMatchObject({
      failures: 0,
      problem: null,
    });
  });

  test('a feed that is gone is visited no more; one that asks to wait is asked when it said', async () => {
    server.replies[`${NEWS}/feed`] = rss('News', []);
    server.replies[`${WIRE}/feed`] = rss('Wire', []);
    for (const host of [NEWS, WIRE]) await follow(store, net(), server.at(host, '/feed'), options);
    server.replies[`${NEWS}/feed`] = (response) => response.writeHead(410).end();
    server.replies[`${WIRE}/feed`] = (response) => response.writeHead(429, { 'retry-after': '7200' }).end();
    expect(told(await round())).toEqual(['feed busy', 'feed gone']);
    const [news, wire] = await store.feeds.list();
    expect(news).toMatchObject({ paused: true, problem: { code: 'gone' } });
    const wait = (Date.parse(wire!.nextTry) - clock) / 1000;
    expect(wait).toBeGreaterThan(7100);
    expect(wait).toBeLessThan(7300);
  });

  test('the same article under several addresses is kept once', async () => {
    const canonical = `<link rel="canonical" href="${server.at(NEWS, '/2025/02/talks-begin-in-hvalsund')}">`;
    const page = story('Talks begin', 'the talks would begin on Friday', canonical);
    server.replies[`${NEWS}/feed`] = rss('News', [
      ['/2025/02/talks-begin-in-hvalsund?utm_source=rss', 'Talks begin'],
      ['/2025/02/talks-begin-in-hvalsund/amp', 'Talks begin'],
      ['/print?id=12345', 'Talks begin'],
      ['/world/4711', 'Talks begin'],
    ]);
    for (const path of [
      '/2025/02/talks-begin-in-hvalsund?utm_source=rss',
      '/2025/02/talks-begin-in-hvalsund/amp',
      '/print?id=12345',
    ])
      server.replies[`${NEWS}${path}`] = page;
    server.replies[`${NEWS}/world/4711`] = story('Talks begin', 'the talks would begin on Friday');
    // Another outlet's page with the same words, that claims the first one's address: an article of its own.
    server.replies[`${WIRE}/feed`] = rss('Wire', [['/stolen-words', 'Talks begin']]);
    server.replies[`${WIRE}/stolen-words`] = page;
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    await round();
    expect(await store.counts()).toMatchObject({ articles: 1 });
    await follow(store, net(), server.at(WIRE, '/feed'), options);
    await round();
    expect((await store.articles()).map(({ url }) => new URL(url!).host.split(':')[0]).sort()).toEqual([NEWS, WIRE]);
  });

  test('an article is looked at again; changed, it is a new version, unchanged it is left', async () => {
    server.replies[`${NEWS}/feed`] = rss('News', [
      ['/a', 'A', now()],
      ['/b', 'B', now()],
    ]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    server.replies[`${NEWS}/b`] = (response, request) =>
      request.headers['if-none-match'] === '"b"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { 'content-type': 'text/html', etag: '"b"' }).end(story('B', 'nothing was agreed'));
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    await round();
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Saturday');
    hours(4);
    expect(told(await round())).toEqual(['feed 0', 'page replaced', 'page same']);
    const [changed] = await store.versions.changed({});
    const versions = await store.versions.list(changed!.article);
    expect(versions.map(({ article }) => /Friday|Saturday/.exec(article.text)?.[0])).toEqual(['Friday', 'Saturday']);
    expect((await store.reading(changed!.article))!.text).toContain('Saturday');
    hours(48);
    await round();
    hours(200);
    server.asked.length = 0;
    await round();
    expect(server.asked).toEqual([`${NEWS}/feed`]);
  });

  test('where a page cannot be had the feed’s own text stands in, if it is whole', async () => {
    const whole = story('A', 'the talks would begin on Friday')
      .match(/<p>.*<\/p>/)![0]
      .repeat(2);
    const item = (path: string, html: string): string =>
      `<item><title>A ${path}</title><link>${path}</link><content:encoded><![CDATA[${html}]]></content:encoded></item>`;
    server.replies[`${NEWS}/feed`] =
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title>${item('/locked', whole)}${item('/empty', whole)}${item('/teaser', '<p>Read more</p>')}</channel></rss>`;
    server.replies[`${NEWS}/locked`] = (response) => response.writeHead(403).end();
    server.replies[`${NEWS}/empty`] = '<!doctype html><title>A</title><div id="app"></div>';
    server.replies[`${NEWS}/teaser`] = (response) => response.writeHead(403).end();
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    expect(told(await round())).toContain('page network');
    expect((await store.articles()).map(({ title }) => title).sort()).toEqual(['A /empty', 'A /locked']);
  });

  test('pages that robots.txt keeps are not asked for', async () => {
    server.replies[`${NEWS}/robots.txt`] = 'User-agent: *\nDisallow: /private';
    server.replies[`${NEWS}/feed`] = rss('News', [
      ['/private/a', 'A'],
      ['/b', 'B'],
    ]);
    server.replies[`${NEWS}/private/a`] = story('A', 'x');
    server.replies[`${NEWS}/b`] = story('B', 'the talks would begin on Friday');
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    expect(told(await round())).toEqual(['feed 2', 'page added', 'page robots for good']);
    expect(server.asked).not.toContain(`${NEWS}/private/a`);
  });

  test('while robots.txt cannot be had pages wait, and are fetched once it can', async () => {
    server.replies[`${NEWS}/robots.txt`] = (response) => response.writeHead(503).end();
    server.replies[`${NEWS}/feed`] = rss('News', [['/a', 'A']]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    expect(told(await round())).toEqual(['feed 1', 'page network']);
    delete server.replies[`${NEWS}/robots.txt`];
    hours(2);
    expect(told(await round())).toContain('page added');
  });

  test('ended early, it records no failure and goes on the next time', async () => {
    const ending = new AbortController();
    server.replies[`${NEWS}/feed`] = rss('News', [['/a', 'A']]);
    await follow(store, net(), server.at(NEWS, '/feed'), options);
    server.replies[`${NEWS}/feed`] = () => ending.abort();
    const cut = network({ limits: { ...server.limits, signal: ending.signal }, gap: 0 });
    expect(await Array.fromAsync(fetchDue(store, cut, { ...options, signal: ending.signal }))).toEqual([]);
    expect(await store.feeds.list()).toMatchObject([{ failures: 0, problem: null }]);
    server.replies[`${NEWS}/feed`] = rss('News', [['/a', 'A']]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    expect(told(await round())).toEqual(['feed 1', 'page added']);
  });

  test('its parts are tasks of their own, each done once', async () => {
    server.replies[`${NEWS}/feed`] = rss('News', [['/a', 'A']]);
    server.replies[`${NEWS}/a`] = story('A', 'the talks would begin on Friday');
    const { feed } = await follow(store, net(), server.at(NEWS, '/feed'), options);
    expect(await visitTask(store, net(), feed.id, options)).toMatchObject({ fresh: 1 });
    const [item] = await store.feeds.items();
    const both = [1, 2].map(() => pageTask(store, net(), item!.address, options));
    expect((await Promise.all(both)).filter((one) => one !== null)).toMatchObject([{ saved: 'added' }]);
    expect(await pageTask(store, net(), 'https://none.example/', options)).toBeNull();
    expect(await visitTask(store, net(), 'none', options)).toBeNull();
  });
});

test('an OPML list is followed whole, each feed once', async () => {
  const list = [1, 2, 2].map((n) => ({
    ...{ address: `https://o${n}.example/feed`, title: `O${n}`, site: null, folder: 'World' },
  }));
  expect(await followList(store, list.slice(0, 2))).toEqual({ added: 2, known: 0 });
  expect(await followList(store, list)).toEqual({ added: 0, known: 3 });
  expect(await store.feeds.list()).toMatchObject([{ title: 'O1', folder: 'World', format: null }, { title: 'O2' }]);
});

describe('rhythm', () => {
  const hourly = Array.from({ length: 10 }, (_, i) => 1e12 - i * 3600_000);
  const busy = Array.from({ length: 10 }, (_, i) => 1e12 - i * 60_000);

  test('a busy feed comes often, a quiet one seldom, within limits', () => {
    const news = (before: number, published: readonly number[]) =>
      intervalAfter(before, { published, fresh: 1, asked: [] });
    const none = (before: number) => intervalAfter(before, { published: [], fresh: 0, asked: [] });
    expect(news(7200, busy)).toBe(SHORTEST);
    expect(news(7200, hourly)).toBe(1800);
    expect(none(1800)).toBe(2700);
    let interval = 1800;
    for (let i = 0; i < 20; i++) interval = none(interval);
    expect(interval).toBe(LONGEST);
  });

  test('what the server and the feed ask for is heeded, but not for ever', () => {
    expect(intervalAfter(600, { published: busy, fresh: 1, asked: [3600, null] })).toBe(3600);
    expect(intervalAfter(600, { published: busy, fresh: 1, asked: [99_999_999] })).toBe(6 * 3600);
  });

  test('failures double the wait from five minutes to a day', () => {
    expect([1, 2, 3].map((n) => backOff(n, 0.5))).toEqual([300, 600, 1200]);
    expect(backOff(100, 0.5)).toBe(86_400);
    expect(backOff(1, 0)).toBe(240);
    expect(backOff(1, 1)).toBe(360);
  });
});
