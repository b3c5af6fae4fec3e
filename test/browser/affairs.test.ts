import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acquire } from '../../src/acquire/index.ts';
import { type Served, serve } from '../../src/http/index.ts';
import { ingest, relateRecord } from '../../src/jobs/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { violations } from './axe.ts';
import { CHROMIUM, launch, OUTPUT, shoot, watched } from './chromium.ts';

const WAYS = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' as const } },
  { name: 'narrow', options: { viewport: { width: 390, height: 844 } } },
];

describe.skipIf(CHROMIUM === null)('affairs of the samples in Chromium', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-affairs-'));
  let browser: Browser;
  let store: Store;
  let served: Served;
  /** The affairs with most reports, the largest first. */
  let large: string[];
  const at = (path: string): string => new URL(path, served.url).href;

  beforeAll(async () => {
    store = await openStore(dir);
    const samples = acquire([join(import.meta.dirname, '../../samples')], process.stdin);
    for await (const one of ingest(store, samples, { reader: 'rules' })) if ('failure' in one) throw one.failure;
    await relateRecord(store);
    large = (await store.affairs.active({ limit: 3 })).map(({ affair }) => affair.id);
    served = await serve({ store, port: 0, host: '127.0.0.1' });
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await served.close();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const pages: [name: string, path: () => string][] = [
    ['daily', () => '/'],
    ['affairs', () => '/affairs'],
    ['affair', () => `/affairs/${large[0]}`],
    ['affair-positions', () => `/positions?affair=${large[0]}`],
    ['affair-commitments', () => `/commitments?affair=${large[0]}`],
    ['affair-actor', () => '/actors/person/donald-trump'],
    ['affair-unnamed', () => '/unnamed'],
    ['affair-calendar', () => `/calendar?affair=${large[0]}`],
    ['affair-articles', () => `/articles?affair=${large[0]}`],
  ];

  test.each(pages)('%s: axe finds nothing, nothing is asked for elsewhere, nothing sticks out', async (name, path) => {
    for (const way of WAYS) {
      const { page, faults } = await watched(browser, served.url, way.options);
      await page.goto(at(path()));
      expect(await violations(page), `${name} ${way.name}`).toEqual([]);
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
      expect(wide, `${name} ${way.name} scrolls sideways`).toBe(false);
      await shoot(page, `${name}-${way.name}`, true);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });

  test('the debrief is printed on two pages at most', async () => {
    const { page } = await watched(browser, served.url);
    await page.goto(at('/'));
    const pdf = (await page.pdf({ format: 'A4', path: join(OUTPUT, 'daily.pdf') })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/gu)!.length).toBeLessThanOrEqual(2);
    await page.context().close();
  });

  test('a drawn day leads to its sentence, and the table has the same', async () => {
    const { page } = await watched(browser, served.url);
    await page.goto(at(`/affairs/${large[0]}`));
    const bars = await page.locator('.timeline .lane.tall rect.copies').count();
    await page.locator('.timeline .behind summary').click();
    expect(await page.locator('.timeline .days tbody tr').count()).toBeGreaterThanOrEqual(bars);
    await page.locator('.timeline .days tbody a').first().click();
    await page.waitForURL(/\/articles\/.+#s\d+$/u);
    await page.context().close();
  });

  test('renamed, merged and undone by forms alone; what is followed comes first', async () => {
    const { page, faults } = await watched(browser, served.url, { javaScriptEnabled: false });
    const [first, second] = large as [string, string, string];
    await page.goto(at(`/affairs/${second}`));
    const before = await page.locator('h1').textContent();
    await page.locator('summary', { hasText: 'Rename' }).click();
    await page.getByLabel('Name of the affair').fill('The second matter');
    await page.getByRole('button', { name: 'Keep the name' }).click();
    expect(await page.locator('h1').textContent()).toBe('The second matter');
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.goto(at('/?since=all'));
    expect(await page.locator('.affair-head').first().textContent()).toBe('The second matter');

    await page.goto(at(`/affairs/${second}`));
    await page.locator('summary', { hasText: 'Merge' }).click();
    await page.getByLabel('All its reports are of').selectOption(first);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    expect(page.url()).toBe(at(`/affairs/${first}`));
    await page.goto(at(`/affairs/${second}`));
    expect(page.url()).toBe(at(`/affairs/${first}`));
    await page.getByRole('button', { name: /^Undo: .*merged into/u }).click();
    await page.goto(at(`/affairs/${second}`));
    expect(await page.locator('h1').textContent()).toBe('The second matter');
    await page.getByRole('button', { name: /^Undo: Named/u }).click();
    expect(await page.locator('h1').textContent()).toBe(before);
    expect(await page.locator('.decided .undone').count()).toBe(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('reports that are ticked are taken out, into an affair of their own', async () => {
    const { page } = await watched(browser, served.url);
    await page.goto(at(`/affairs/${large[0]}`));
    const ticked = page.locator('.reports input[type="checkbox"]').first();
    const title = await ticked.getAttribute('aria-label');
    await ticked.check();
    await page.locator('summary', { hasText: 'Take the ticked' }).click();
    await page.getByLabel('named').fill('On its own');
    await page.getByRole('button', { name: 'Move them' }).click();
    expect(await page.locator('h1').textContent()).toBe('On its own');
    expect(await page.locator('.reports .title a').allTextContents()).toEqual([title]);
    await page.getByRole('button', { name: /^Undo: .*moved/u }).click();
    await page.context().close();
  });

  test('an issue that is pinned gathers the stances with its words, until that is undone', async () => {
    const { page } = await watched(browser, served.url);
    await page.goto(at(`/positions?affair=${large[0]}`));
    await page.locator('summary', { hasText: 'Pin an issue' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Whose guarantees');
    await page.getByLabel('for stances with these words').fill('guarantees; backstop; force');
    await page.getByRole('button', { name: 'Pin it' }).click();
    expect(await page.locator('.matrix thead').textContent()).toContain('Whose guarantees');
    await page.getByRole('button', { name: /^Undo: Issue .*pinned/u }).click();
    await page.goto(at(`/positions?affair=${large[0]}`));
    expect((await page.locator('.matrix thead').allTextContents()).join(' ')).not.toContain('Whose guarantees');
    await page.context().close();
  });

  test('a second visit opens on what came since the first, where anything did', async () => {
    const { page } = await watched(browser, served.url);
    const day = 86_400_000;
    const host = new URL(served.url).hostname;
    const visited = (ago: number) => ({
      ...{ name: 'visit', path: '/', domain: host },
      value: `0_${Date.now() - ago}`,
    });
    await page.context().addCookies([visited(day)]);
    await page.goto(at('/'));
    expect(await page.locator('h1').textContent()).toMatch(/^New since /u);
    await page.goto(at('/?since=all'));
    expect(await page.locator('h1').textContent()).not.toMatch(/^New since /u);
    await page.context().close();
  });
});
