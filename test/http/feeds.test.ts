import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { network } from '../../src/acquire/index.ts';
import { createApp } from '../../src/http/index.ts';
import { type Fetcher, fetcher, importer } from '../../src/jobs/index.ts';
import { type Outlets, outlets, rss, story } from '../acquire/outlets.ts';
import { openRecord } from './record.ts';

const NEWS = 'news.example';
let server: Outlets;
let record: Awaited<ReturnType<typeof openRecord>>;
let fetching: Fetcher;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  server = await outlets(NEWS);
});
afterAll(() => server.close());
beforeEach(async () => {
  for (const key of Object.keys(server.replies)) delete server.replies[key];
  server.asked.length = 0;
  record = await openRecord({ empty: true });
  fetching = fetcher(record.store, (signal) => network({ limits: { ...server.limits, signal }, gap: 0 }), {
    ...{ reader: 'rules', workers: 1, scheduled: false },
  });
  app = createApp(record.store, {
    fetcher: fetching,
    importer: importer(record.store, { reader: 'rules', workers: 1 }),
  });
});
afterEach(async () => {
  await fetching.stop();
  await record.close();
});

const get = async (path: string): Promise<string> => (await app.request(`http://localhost${path}`)).text();
const post = (path: string, fields: Record<string, string | File | (string | File)[]> = {}, headers = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return app.request(`http://localhost${path}`, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  });
};
const ended = async (): Promise<void> => {
  while (fetching.round?.ended === null) await new Promise((done) => setTimeout(done, 10));
};
const stands = (): void => {
  server.replies[`${NEWS}/feed`] = rss('Norland News', [
    ['/a', 'Talks &amp; more'],
    ['/gone', 'Gone'],
  ]);
  server.replies[`${NEWS}/a`] = story('Talks begin', 'the talks would begin on Friday');
};

describe('feeds', () => {
  test('an empty list teaches what to do', async () => {
    const page = await get('/feeds');
    expect(page).toContain('Nothing is followed yet');
    expect(page).toContain('rapporteur follow');
  });

  test('an outlet is followed by its address, fetched, and its health told', async () => {
    stands();
    const answer = await post('/feeds', { address: server.at(NEWS, '/feed'), folder: 'World' });
    expect(answer.status).toBe(303);
    await ended();
    const page = await get('/feeds');
    expect(page).toContain('Norland News');
    expect(page).toContain('World');
    expect(page).toContain('1 new article, 1 failed');
    expect(page).toMatch(/class="health well"/u);
    const own = await get(answer.headers.get('location')!);
    expect(own).toContain('Talks &amp; more');
    expect(own).toContain('answered 404');
    expect(await get('/articles')).toContain('Talks begin');
    expect((await post('/feeds', { address: server.at(NEWS, '/feed') })).headers.get('location')).toContain('known');
  });

  test('of several feeds that a page names the reader chooses', async () => {
    stands();
    server.replies[`${NEWS}/sport`] = rss('Sport', []);
    server.replies[`${NEWS}/`] =
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/sport">';
    const choice = await post('/feeds', { address: server.at(NEWS, '/') });
    expect(choice.status).toBe(200);
    expect(await choice.text()).toMatch(/Norland News[\s\S]*Sport/u);
    const both = await post('/feeds/chosen', { feed: [server.at(NEWS, '/feed'), server.at(NEWS, '/sport')] });
    expect(both.headers.get('location')).toBe('/feeds?done=followed-2');
    expect((await record.store.feeds.list()).map(({ title }) => title)).toEqual(['Norland News', 'Sport']);
  });

  test('a failing feed says why and what to do, and comes first', async () => {
    stands();
    await post('/feeds', { address: server.at(NEWS, '/feed') });
    await ended();
    server.replies[`${NEWS}/feed`] = (response) => response.writeHead(500).end();
    await post('/feeds/fetch');
    await ended();
    const page = await get('/feeds');
    expect(page).toContain('1 failing');
    expect(page).toContain('The server answered 500 Internal Server Error.');
    expect(page).toContain('It last answered');
  });

  test('a feed is paused, resumed and removed; its articles stay', async () => {
    stands();
    const { feed } = (await fetching.follow(await fetching.find(server.at(NEWS, '/feed')), null))[0]!;
    expect((await post(`/feeds/${feed.id}/fetch`)).status).toBe(303);
    await ended();
    await post(`/feeds/${feed.id}/pause`);
    expect(await get('/feeds')).toContain('Resume');
    await post(`/feeds/${feed.id}/resume`);
    expect(await get('/feeds')).toContain('Pause');
    await post(`/feeds/${feed.id}/remove`);
    expect(await record.store.feeds.list()).toEqual([]);
    expect((await record.store.counts()).articles).toBe(1);
    expect((await post('/feeds/none/pause')).status).toBe(404);
  });

  test('OPML comes in and goes out', async () => {
    const list = `<opml version="2.0"><body><outline text="World"><outline text="N" xmlUrl="${server.at(NEWS, '/feed')}"/></outline></body></opml>`;
    stands();
    const answer = await post('/feeds/opml', { opml: new File([list], 'list.opml') });
    expect(answer.headers.get('location')).toBe('/feeds?done=followed-1');
    await ended();
    expect(await record.store.feeds.list()).toMatchObject([{ title: 'Norland News', folder: 'World', articles: 1 }]);
    const out = await app.request('http://localhost/feeds.opml');
    expect(out.headers.get('content-disposition')).toContain('feeds.opml');
    expect(await out.text()).toMatch(/World[\s\S]*news\.example/u);
    expect((await post('/feeds/opml', { opml: new File(['no list'], 'x.opml') })).status).toBe(422);
  });

  test.each([
    ['', 400],
    ['http://127.0.0.1/', 403],
    ['http://169.254.169.254/latest', 403],
    ['http://me:secret@news.example/', 403],
    ['file:///etc/passwd', 403],
  ])('the address %s is refused with a reason', async (address, status) => {
    const answer = await post('/feeds', { address });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/refused|no address/u);
  });

  test('300 feeds are listed by page, each page small', async () => {
    await record.store.feeds.follow(
      Array.from({ length: 300 }, (_, i) => ({
        ...{ id: `f${i}`, address: `https://outlet${i}.example/feeds/international/rss.xml`, format: 'rss' as const },
        ...{ title: `The Outlet of Place Number ${i}: World News`, site: null, folder: `Folder ${i % 7}` },
      })),
      new Date().toISOString(),
    );
    const all = await Promise.all([1, 2, 3, 4, 5].map((page) => get(`/feeds?page=${page}`)));
    const names = all.flatMap((page) =>
      [...page.matchAll(/class="title" href="\/feeds\/(f\d+)"/gu)].map(([, id]) => id),
    );
    expect(new Set(names).size).toBe(300);
    for (const page of all) expect(page.length).toBeLessThan(100_000);
  });

  test('a server that fetches nothing shows feeds and changes none', async () => {
    const plain = createApp(record.store);
    await record.store.feeds.follow(
      [{ id: 'a', address: 'https://a.example/', format: null, title: 'A', site: null, folder: null }],
      new Date().toISOString(),
    );
    const page = await (await plain.request('http://localhost/feeds')).text();
    expect(page).toContain('rapporteur fetch does');
    expect(page).not.toContain('Follow an outlet');
    const answer = await plain.request('http://localhost/feeds/fetch', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('the round is told as it goes, and the page asks again by itself without scripts', async () => {
    stands();
    let go = (): void => {};
    server.replies[`${NEWS}/a`] = (response) => {
      go = () => response.writeHead(200, { 'content-type': 'text/html' }).end(story('A', 'nothing was agreed'));
    };
    expect((await app.request('http://localhost/feeds/round')).status).toBe(204);
    await post('/feeds', { address: server.at(NEWS, '/feed') });
    while (!server.asked.includes(`${NEWS}/a`)) await new Promise((done) => setTimeout(done, 5));
    const progress = await app.request('http://localhost/feeds/round');
    expect(progress.headers.get('x-going')).toBe('yes');
    expect(await progress.text()).toContain('1 of 1 feed visited');
    expect(await get('/feeds')).toContain('http-equiv="refresh"');
    go();
    await ended();
    expect((await app.request('http://localhost/feeds/round')).headers.get('x-going')).toBe('no');
    expect(await get('/feeds')).not.toContain('http-equiv="refresh"');
  });
});

describe('the same as JSON', () => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(`http://localhost${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test('a feed is followed, fetched, paused and removed', async () => {
    stands();
    const address = server.at(NEWS, '/feed');
    const followed = await ask('POST', '/api/feeds', { address, folder: 'World' });
    expect(followed).toMatchObject({ status: 200, body: { added: true, feed: { folder: 'World', address } } });
    expect((await ask('POST', '/api/feeds', { address })).body).toMatchObject({ added: false });
    const { id } = (followed.body as { feed: { id: string } }).feed;
    await ended();
    expect((await ask('POST', '/api/round')).body).toMatchObject({ round: { ended: null } });
    await ended();
    expect((await ask('GET', '/api/round')).body).toMatchObject({ round: { error: null, feeds: { visited: 1 } } });
    expect((await ask('GET', `/api/items?feed=${id}&state=kept`)).body).toMatchObject({ items: [{ state: 'kept' }] });
    expect((await ask('PATCH', `/api/feeds/${id}`, { paused: true })).body).toMatchObject({ paused: true });
    expect((await ask('DELETE', `/api/feeds/${id}`)).body).toMatchObject({ id });
    expect((await ask('GET', `/api/feeds/${id}`)).status).toBe(404);
  });

  test.each([
    ['POST', '/api/feeds', {}, 400],
    ['POST', '/api/feeds', undefined, 400],
    ['POST', '/api/feeds', { address: 'http://127.0.0.1/' }, 403],
    ['PATCH', '/api/feeds/none', { paused: true }, 404],
    ['GET', '/api/items?state=odd', undefined, 400],
    ['GET', '/api/versions/none', undefined, 404],
  ])('%s %s of %j is refused with the one shape of errors', async (method, path, body, status) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

describe('import', () => {
  const done = async (path: string): Promise<string> => {
    for (;;) {
      const answer = await app.request(`http://localhost${path}/progress`);
      if (answer.headers.get('x-going') === 'no') return answer.text();
      await new Promise((wait) => setTimeout(wait, 20));
    }
  };
  const page = (name: string): File =>
    new File([story(name, `the talks in ${name} would begin on Friday`)], `${name}.html`);

  test('files of every kind come in by a plain form; a bad one stops no other', async () => {
    const list = '<opml version="2.0"><body><outline text="N" xmlUrl="https://n.example/feed"/></body></opml>';
    const answer = await post('/import', {
      file: [
        page('One'),
        new File(['<script>alert(1)</script>'], '<img src=x>.html'),
        new File([Buffer.from([0x89, 0x50, 0x4e, 0x47])], 'picture.png'),
        new File(['{"text": "A second envoy said on Monday that the talks were over."}\nbad\n'], 'lines.jsonl'),
        new File([list], 'feeds.opml'),
        page('Two'),
      ],
    });
    expect(answer.status).toBe(303);
    const location = answer.headers.get('location')!;
    const progress = await done(location);
    expect(progress).toContain('Done.');
    expect(progress).toContain('3 new articles');
    expect(progress).toContain('1 feed followed');
    expect(progress).toContain('2 failed');
    expect(progress).toContain('1 left out');
    expect(progress).toContain('&lt;img src=x&gt;.html');
    expect(progress).not.toContain('<img');
    expect(await get(location)).toContain('Import more');
    expect((await record.store.counts()).articles).toBe(3);
  });

  test('a folder keeps the facts of its index, over several sendings', async () => {
    const json = { accept: 'application/json' };
    const first = await post(
      '/import',
      { file: new File(['[{"file": "a.txt", "outlet": "The Wire", "published": "2025-02-26"}]'], 'news/index.json') },
      json,
    );
    expect(first.status).toBe(202);
    const { id, progress } = (await first.json()) as { id: string; progress: string };
    await post(
      '/import',
      { id, file: new File(['The minister said on Monday that the talks were over.'], 'news/a.txt') },
      json,
    );
    await done(progress.replace('/progress', ''));
    expect(await record.store.articles()).toMatchObject([{ outlet: 'The Wire', published: '2025-02-26' }]);
    // The same again changes nothing.
    const again = await post('/import', {
      file: new File(['The minister said on Monday that the talks were over.'], 'a.txt'),
    });
    expect(await done(again.headers.get('location')!)).toMatch(/1 (?:already there|replaced)/u);
  });

  test('nothing chosen, and an import that is not there, are said', async () => {
    expect((await post('/import')).status).toBe(400);
    expect((await app.request('http://localhost/import/none')).status).toBe(404);
  });
});

describe('versions', () => {
  test('what changed is shown word by word, from any version to any other', async () => {
    stands();
    await post('/feeds', { address: server.at(NEWS, '/feed') });
    await ended();
    const [head] = await record.store.articles();
    const article = (await record.store.article(head!.id))!;
    const reading = (await record.store.reading(head!.id))!;
    expect(await get(`/articles/${head!.id}/versions`)).toContain('has not changed');
    const text = article.text.replace('on Friday', 'on Saturday <b>');
    await record.store.save({ ...article, text }, { ...reading, text });
    await record.store.save({ ...article, text, title: 'Talks off' }, { ...reading, text });
    expect(await get(`/articles/${head!.id}`)).toContain('version 3, what changed');
    const second = await get(`/articles/${head!.id}/versions?from=1&to=2`);
    expect(second).toContain('<del>Friday</del><ins>Saturday &lt;b&gt;</ins>');
    expect(second).toMatch(/\d unchanged paragraphs/u);
    expect(await get(`/articles/${head!.id}/versions`)).toContain('<del>begin</del><ins>off</ins>');
    expect(await get(`/articles/${head!.id}/versions?from=9&to=7`)).toContain('Version 3');
    expect((await app.request('http://localhost/articles/none/versions')).status).toBe(404);
  });
});
