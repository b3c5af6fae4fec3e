import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { network } from '../../src/acquire/index.ts';
import { type Served, serve } from '../../src/http/index.ts';
import { type Fetcher, fetcher } from '../../src/jobs/index.ts';
import type { Feed } from '../../src/record/index.ts';
import { type Outlets, outlets, rss, story } from '../acquire/outlets.ts';
import { FIRST, openRecord } from '../http/record.ts';
import { violations } from './axe.ts';
import { CHROMIUM, launch, shoot, watched } from './chromium.ts';

const HOSTS = ['norland.example', 'wire.example', 'ministry.example', 'gazette.example'] as const;
const WAYS = [
  { name: 'light', options: {}, axe: true },
  { name: 'dark', options: { colorScheme: 'dark' as const }, axe: true },
  { name: 'narrow', options: { viewport: { width: 390, height: 844 } }, axe: true },
];

describe.skipIf(CHROMIUM === null)('feeds and import in Chromium', () => {
  let browser: Browser;
  let served: Served;
  let empty: Served;
  let server: Outlets;
  let fetching: Fetcher;
  let record: Awaited<ReturnType<typeof openRecord>>;
  let bare: Awaited<ReturnType<typeof openRecord>>;
  let failing: Feed;
  const at = (path: string): string => new URL(path, served.url).href;
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-browser-'));
  const ended = async (): Promise<void> => {
    while (fetching.round?.ended === null) await new Promise((done) => setTimeout(done, 10));
  };
  const follow = async (host: string, folder: string | null): Promise<Feed> =>
    (await fetching.follow(await fetching.find(server.at(host, '/feed')), folder))[0]!.feed;

  beforeAll(async () => {
    server = await outlets(...HOSTS, 'choice.example', 'new.example');
    record = await openRecord();
    bare = await openRecord({ empty: true });
    fetching = fetcher(record.store, (signal) => network({ limits: { ...server.limits, signal }, gap: 0 }), {
      ...{ reader: 'rules', workers: 1, scheduled: false },
    });
    const [norland, wire, ministry, gazette] = HOSTS;
    server.replies[`${norland}/feed`] = rss('Norland Broadcasting: World', [
      ['/talks', 'Talks on the strait open in Hvalsund'],
      ['/locked', 'For subscribers: what the envoy wrote'],
      ['/harbour', 'Harbour stays closed, minister says'],
    ]);
    server.replies[`${norland}/talks`] = story(
      'Talks on the strait open in Hvalsund',
      'the talks would begin on Friday',
    );
    server.replies[`${norland}/harbour`] = story('Harbour stays closed', 'the harbour would stay closed');
    server.replies[`${norland}/locked`] = (response) => response.writeHead(403).end();
    server.replies[`${wire}/feed`] = rss('The Schuman Wire', [['/a', 'An envoy, a list and three conditions']]);
    server.replies[`${wire}/a`] = story('An envoy and a list', 'the envoy had left a list of three conditions');
    server.replies[`${ministry}/feed`] = rss('Ministry of Foreign Affairs of Norland', []);
    server.replies[`${gazette}/feed`] = rss('The Vesta Gazette', []);
    await follow(norland, 'World');
    await follow(wire, 'World');
    await follow(ministry, 'Governments');
    failing = await follow(gazette, null);
    server.replies[`${gazette}/feed`] = (response) => response.writeHead(500).end();
    fetching.start();
    await ended();
    await record.store.feeds.setPaused((await follow(ministry, null)).id, true, new Date().toISOString());
    const article = (await record.store.article(FIRST.id))!;
    const reading = (await record.store.reading(FIRST.id))!;
    const earlier = { ...article, text: `${article.text.slice(0, -40)} in the end.`, title: 'An earlier title' };
    await record.store.save(earlier, { ...reading, text: earlier.text });
    await record.store.save(article, reading);
    served = await serve({ store: record.store, port: 0, fetcher: fetching });
    empty = await serve({ store: bare.store, port: 0 });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await empty?.close();
    await fetching?.stop();
    await record?.close();
    await bare?.close();
    server?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const open = async (path: string, options = {}, url = served.url): Promise<{ page: Page; faults: string[] }> => {
    const { page, faults } = await watched(browser, url, options);
    await page.goto(new URL(path, url).href);
    return { page, faults };
  };

  const pages = (): [string, string][] => [
    ['feeds', '/feeds'],
    ['feed', `/feeds/${failing.id}`],
    ['import', '/import'],
    ['versions', `/articles/${FIRST.id}/versions?from=1&to=2`],
  ];
  describe.each(WAYS)('$name', ({ name, options, axe }) => {
    test('pages are sound, small and open to everyone', async () => {
      for (const [shot, path] of pages()) {
        const { page, faults } = await watched(browser, served.url, options);
        const response = await page.goto(at(path));
        expect((await response!.body()).length).toBeLessThan(100_000);
        await shoot(page, `${shot}-${name}`, true);
        expect(faults, shot).toEqual([]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(wide, `${shot} scrolls sideways`).toBeLessThanOrEqual(0);
        if (axe) expect(await violations(page), shot).toEqual([]);
        await page.context().close();
      }
      const { page } = await open('/feeds', options, empty.url);
      await shoot(page, `feeds-empty-${name}`, true);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });
  });

  test('an outlet is followed from its page by choosing among its feeds, and fetched while one watches', async () => {
    server.replies['choice.example/'] =
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/sport">';
    server.replies['choice.example/feed'] = rss('Choice, World', [['/a', 'A ship waits']]);
    server.replies['choice.example/sport'] = rss('Choice, Sport', []);
    let go = (): void => {};
    server.replies['choice.example/a'] = (response) => {
      go = () =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(story('A ship waits', 'a ship was waiting'));
    };
    const { page, faults } = await open('/feeds');
    await page.getByLabel('Follow an outlet').fill(server.at('choice.example', '/'));
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Which of these?');
    await shoot(page, 'feeds-choice');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.goto(at('/feeds'));
    await page.getByRole('progressbar').waitFor();
    while (!server.asked.includes('choice.example/a')) await new Promise((done) => setTimeout(done, 10));
    await shoot(page, 'feeds-fetching');
    go();
    await page.getByText('Last fetched').waitFor();
    expect(await page.locator('.live').textContent()).toContain('1 new article');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('without JavaScript the same is done by forms, and the page comes again by itself until it is done', async () => {
    server.replies['new.example/feed'] = rss('New Outlet', [['/a', 'A treaty, read again']]);
    let go = (): void => {};
    server.replies['new.example/a'] = (response) => {
      go = () =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(story('A treaty', 'the treaty would be read again'));
    };
    const { page } = await open('/feeds', { javaScriptEnabled: false });
    await page.getByLabel('Follow an outlet').fill(server.at('new.example', '/feed'));
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('New Outlet');
    await page.goto(at('/feeds'));
    expect(await page.locator('.live').textContent()).toContain('Fetching');
    while (!server.asked.includes('new.example/a')) await new Promise((done) => setTimeout(done, 10));
    go();
    await page.getByText('Last fetched').waitFor();
    await page.getByRole('button', { name: 'Pause New Outlet' }).click();
    await page.getByRole('button', { name: 'Resume New Outlet' }).waitFor();
    await page.getByText('Remove New Outlet').click();
    await page.getByRole('button', { name: 'Remove it; its articles stay' }).click();
    await page.getByText('The feed is gone; its articles stay.').waitFor();
    expect(await page.getByRole('link', { name: 'New Outlet' }).count()).toBe(0);
    await page.context().close();
  });

  test('files and a folder are brought in with progress; a bad one does not stop the rest', async () => {
    const folder = join(dir, 'news');
    mkdirSync(folder);
    for (const n of [1, 2, 3]) writeFileSync(join(folder, `${n}.html`), story(`Report ${n}`, `report ${n} was true`));
    writeFileSync(join(folder, 'index.json'), JSON.stringify([{ file: '1.html', outlet: 'The Folder Times' }]));
    writeFileSync(join(dir, 'bad.html'), '<title>x</title>');
    writeFileSync(join(dir, 'good.html'), story('Alone', 'it stood alone'));
    const { page, faults } = await open('/import');
    await page.getByLabel('Files').setInputFiles([join(dir, 'bad.html'), join(dir, 'good.html')]);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('Done.').waitFor();
    const told = await page.locator('[data-import]').textContent();
    expect(told).toContain('1 new article, 1 failed');
    expect(told).toContain('bad.html');
    await shoot(page, 'import-done', true);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('A folder').setInputFiles(folder);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('3 new articles').waitFor();
    expect((await record.store.articles({ outlet: 'The Folder Times' })).length).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('files are dropped on the page', async () => {
    const { page, faults } = await open('/import');
    await page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File(['The spokesman said on Monday that a dropped file was read as well.'], 'dropped.txt', { type: 'text/plain' }));
      for (const name of ['dragenter', 'dragover', 'drop'])
        document.querySelector('[data-drop]').dispatchEvent(new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText('Done.').waitFor();
    expect(await page.locator('[data-import]').textContent()).toContain('dropped.txt');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('without JavaScript files come in by the form, to a page of their own', async () => {
    writeFileSync(join(dir, 'plain.html'), story('Plain', 'no script was needed'));
    const { page } = await open('/import', { javaScriptEnabled: false });
    expect(await page.getByLabel('A folder').isVisible()).toBe(false);
    await page.getByLabel('Files').setInputFiles([join(dir, 'plain.html')]);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('Done.').waitFor();
    expect(page.url()).toMatch(/\/import\/[\w-]+$/u);
    await page.getByRole('link', { name: 'plain.html' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Plain');
    await page.context().close();
  });
});
