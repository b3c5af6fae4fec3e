import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeAffairs } from '../../src/jobs/index.ts';
import { keepSomething } from '../http/desk.ts';
import { COPY, FIRST, HOSTILE, STATEMENT } from '../http/record.ts';
import { violations } from './axe.ts';
import { CHROMIUM, OUTPUT, shoot, watched } from './chromium.ts';
import { opened } from './opened.ts';

/** Every page, by the name of its screenshot. */
const PAGES: [string, string][] = [
  ['debrief', '/'],
  ['article', `/articles/${FIRST.id}`],
  ['articles', '/articles'],
  ['search', '/search'],
  ['search-words', '/search?q=backstop'],
  ['search-fields', `/search?q=${encodeURIComponent('source:unnamed act:refuse')}`],
  ['search-nothing', '/search?q=zanzibar'],
  ['actors', '/actors'],
  ['actor', '/actors/person/donald-trump'],
  ['calendar', '/calendar?month=2025-03'],
  ['commitments', '/commitments'],
  ['positions', '/positions'],
  ['unnamed', '/unnamed'],
  ['statement', `/statements/${STATEMENT.id}`],
  ['family', `/reports/${FIRST.id}`],
  ['trace', `/trace?q=${encodeURIComponent('Trump gave no promises on a backstop')}`],
  ['not-found', '/articles/none'],
  ['hostile', `/articles/${HOSTILE.id}`],
  ['drift', '/drift'],
  ['outlets', '/outlets'],
  ['outlet', `/outlets/${encodeURIComponent(COPY.outlet!)}`],
  ['affairs', '/affairs'],
  ['correct', `/articles/${FIRST.id}/correct?line=a7`],
  ['correct-add', `/articles/${FIRST.id}/correct?add=event`],
  ['corrections', '/corrections'],
  ['note', `/articles/${FIRST.id}/note?line=a7`],
  ['cite', `/articles/${FIRST.id}/cite?line=a4`],
  ['search-starred', '/search?q=is:starred'],
  ['searches', '/searches'],
];
const WAYS = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' as const } },
  { name: 'narrow', options: { viewport: { width: 390, height: 844 } } },
  { name: 'narrow-dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const } },
];

/** What WCAG 1.4.12 lets readers set, and every page must bear. */
const SPACED = `p, li, dd, dt, td, th, a, span, button, label { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`;

/** Words that are cut off: of elements that hide what does not fit. */
const CUT = `[...document.querySelectorAll('main *')].filter((one) => {
  const { overflowX, overflowY } = getComputedStyle(one);
  const hides = overflowX === 'hidden' || overflowY === 'hidden' || overflowX === 'clip';
  return hides && !one.closest('.sr') && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.className || one.tagName)`;

const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

describe.skipIf(CHROMIUM === null)('in Chromium', () => {
  const here = opened(async (store) => {
    await keepSomething(store);
    await placeAffairs(store);
  });
  const { at, open } = here;

  describe.each(WAYS)('$name', ({ name, options }) => {
    let page: Page;
    let faults: string[];
    beforeAll(async () => {
      ({ page, faults } = await watched(here.browser, here.url, options));
    });
    afterAll(() => page.context().close());

    test.each(PAGES)('%s is sound, small and open to everyone', async (shot, path) => {
      faults.length = 0;
      const response = await page.goto(at(path));
      expect((await response!.body()).length).toBeLessThan(100_000);
      await shoot(page, `${shot}-${name}`, true);
      expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
      expect(await sideways(page), 'scrolls sideways').toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    });
  });

  describe('as WCAG 2.2 AA asks', () => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await watched(here.browser, here.url, { viewport: { width: 320, height: 568 } }));
    });
    afterAll(() => page.context().close());

    test.each(PAGES)('%s flows at 320 px (1.4.10), with wider spaces too (1.4.12)', async (_, path) => {
      await page.goto(at(path));
      expect(await sideways(page), 'scrolls sideways at 320 px').toBeLessThanOrEqual(0);
      // The policy of the page keeps foreign styles out; what a reader's own browser sets is not the page's.
      await page.evaluate(
        `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(SPACED)}); document.adoptedStyleSheets = [sheet]; }`,
      );
      expect(await sideways(page), 'scrolls sideways when spaced').toBeLessThanOrEqual(0);
      expect(await page.evaluate<string[]>(CUT), 'is cut off').toEqual([]);
    });

    test.each(PAGES)('%s grows to twice its size (1.4.4)', async (_, path) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.context().addCookies([{ name: 'rapporteur-look', value: 'size%3D32', url: here.url }]);
      await page.goto(at(path));
      expect(await page.evaluate<string>('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await page.evaluate<string[]>(CUT), 'is cut off').toEqual([]);
    });
  });

  test('axe sees a fault that is planted', async () => {
    const page = await open('/');
    await page.evaluate('document.querySelector(".deck").style.color = "#ddd"');
    expect(await violations(page)).toEqual([expect.stringContaining('color-contrast')]);
  });

  test('a line of the debrief lands on its sentence, marked, with its panel open', async () => {
    const page = await open('/');
    await page.getByText('“I will not be the one who gives guarantees').first().click();
    await page.waitForURL(`**/articles/${FIRST.id}#s3`);
    const sentence = page.locator('#s3');
    expect(await sentence.textContent()).toContain('I will not be the one');
    expect(await sentence.getAttribute('class')).toContain('here');
    const panel = page.locator('[data-panel] [data-card]:visible');
    expect(await panel.count()).toBe(1);
    expect(await panel.textContent()).toContain('refusal');
    const box = await sentence.boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(900);
    await shoot(page, 'landed-light');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('hover lights a mark and its card, a click opens the card, Escape closes it, layers come off', async () => {
    const page = await open(`/articles/${FIRST.id}`);
    await page.locator('[data-open=a6]').hover();
    expect(await page.locator('#a6').getAttribute('class')).toContain('lit');
    await page.locator('[data-open=a3]').click();
    expect(await page.locator('[data-card]:visible').allTextContents()).toEqual([
      expect.stringContaining('Emmanuel Macron'),
    ]);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-card]:visible').count()).toBe(11);
    const attributions = page.getByRole('button', { name: 'Attributions', pressed: true });
    await attributions.click();
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector(".con")).backgroundColor')).toBe(
      'rgba(0, 0, 0, 0)',
    );
    expect(await page.getByRole('button', { name: 'Attributions', pressed: false }).count()).toBe(1);
  });

  test('the changes of a copy are shown on demand, and the words of the text stay as they are', async () => {
    const page = await open(`/articles/${COPY.id}`);
    const dropped = page.locator('.text del');
    expect(await dropped.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Changes (1)', pressed: false }).click();
    expect(await dropped.isVisible()).toBe(true);
    expect(await dropped.textContent()).toBe(' clear');
    await page.getByRole('button', { name: 'Changes (1)', pressed: true }).click();
    expect(await dropped.isVisible()).toBe(false);
  });

  test('a cell of the positions opens what is behind it, and that leads to its sentence', async () => {
    const page = await open('/positions');
    const cell = page.locator('.stance').first();
    const behind = page.locator((await cell.getAttribute('href'))!);
    expect(await behind.isVisible()).toBe(false);
    await cell.click();
    expect(await behind.isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await behind.locator('.what').first().click();
    await page.waitForURL('**/articles/*#s*');
  });

  test('the text grows to 32 px and shrinks to 12, says so, and remembers it', async () => {
    const page = await open(`/articles/${FIRST.id}`);
    const root = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.documentElement).fontSize');
    const words = (): Promise<number> =>
      page.evaluate<number>('Number.parseFloat(getComputedStyle(document.querySelector(".para > p")).fontSize)');
    const before = await words();
    const larger = page.getByRole('button', { name: 'Larger text' });
    for (let i = 0; i < 8; i++) await larger.click();
    expect(await root()).toBe('32px');
    expect(await words()).toBeCloseTo(before * 2);
    expect(await larger.isDisabled()).toBe(true);
    expect(await page.locator('.px').textContent()).toBe('32 px');
    expect(await page.getByRole('status').first().textContent()).toBe('Text size 32 pixels');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await shoot(page, 'article-32px', true);
    await page.goto(at('/'));
    expect(await root()).toBe('32px');
    await page.getByRole('button', { name: 'Text size 16 pixels' }).click();
    expect(await root()).toBe('16px');
    for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Smaller text' }).click();
    expect(await root()).toBe('12px');
    expect(await page.getByRole('button', { name: 'Smaller text' }).isDisabled()).toBe(true);
  });

  test('search from any page, by words and by field', async () => {
    const page = await open('/calendar');
    await page.keyboard.press('/');
    await page.keyboard.type('speaker:starmer');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=speaker*');
    expect(await page.locator('[data-line]').allTextContents()).toEqual([expect.stringContaining('American backstop')]);
    await page.getByRole('link', { name: 'American backstop' }).click();
    await page.waitForURL(`**/articles/${FIRST.id}#s*`);
  });

  test('keys: j and Enter open a line, g c goes to the calendar, ? shows the sheet', async () => {
    const page = await open('/');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const href = await page.locator('.cursor a').first().getAttribute('href');
    expect(await page.evaluate<string>('document.activeElement?.getAttribute("href")')).toBe(href);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/calendar');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
  });

  test('the theme is turned and remembered', async () => {
    const page = await open('/');
    const paper = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await paper()).not.toBe(light);
    await page.goto(at('/articles'));
    expect(await paper()).not.toBe(light);
  });

  test('without JavaScript everything is there to read, and a mark leads to its card', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('[data-line]').count()).toBeGreaterThan(10);
    expect(await page.locator('.size').isVisible()).toBe(false);
    await page.goto(at(`/articles/${FIRST.id}`));
    expect(await page.locator('[data-card]:visible').count()).toBe(11);
    await page.locator('[data-open=a4]').click();
    expect(page.url()).toContain('#a4');
    await page.getByText('“I will not be the one').last().click();
    expect(page.url()).toContain('#s3');
    await shoot(page, 'article-no-script');
  });

  test('on a narrow page the card of a mark stands at its foot', async () => {
    const page = await open(`/articles/${FIRST.id}#s3`, { viewport: { width: 390, height: 844 } });
    const card = await page.locator('#a4').boundingBox();
    expect(card!.y + card!.height).toBeLessThanOrEqual(844);
    const sentence = await page.locator('#s3').boundingBox();
    expect(sentence!.y).toBeGreaterThan(0);
    expect(sentence!.y + sentence!.height).toBeLessThan(card!.y);
    await shoot(page, 'landed-narrow');
  });

  test('times of day are in the zone of the reader, which the server knows after the first page', async () => {
    const page = await open('/articles');
    await page.waitForFunction('document.querySelector("time[title]") !== null');
    const shown = await page.locator('time[data-form]').allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    const sent = async (cookie: string): Promise<string[]> => {
      const answer = await fetch(at('/articles'), { headers: { cookie } });
      return [...(await answer.text()).matchAll(/<time [^>]*data-form[^>]*>([^<]*)</gu)].map(([, words]) => words!);
    };
    expect(await sent('')).not.toEqual(shown);
    const cookies = await page.context().cookies();
    expect(await sent(cookies.map(({ name, value }) => `${name}=${value}`).join('; '))).toEqual(shown);
  });

  test('a later visit offers what is new since the last', async () => {
    const page = await open('/');
    const since = page.getByRole('link', { name: 'Since last visit' });
    expect(await since.count()).toBe(0);
    const yesterday = Date.now() - 24 * 3_600_000;
    await page.context().addCookies([{ name: 'visit', value: `0_${yesterday}`, url: here.url }]);
    await page.goto(at('/'));
    expect(await since.getAttribute('aria-current')).toBe('true');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('New since');
    expect(await page.locator('main').textContent()).toContain('open its airfields');
    await page.getByRole('link', { name: 'Everything' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('New since');
  });

  test('times of day are told in the zone of the reader', async () => {
    const page = await open(`/articles/${FIRST.id}`);
    expect(await page.locator('header time').textContent()).toBe('Wed 26 Feb 2025, 14:10');
  });

  test('a hostile page runs nothing', async () => {
    const { page, faults } = await watched(here.browser, here.url);
    let asked = false;
    page.on('dialog', (dialog) => {
      asked = true;
      return dialog.dismiss();
    });
    for (const path of ['/', `/articles/${HOSTILE.id}`, '/search?q=img']) await page.goto(at(path));
    expect(asked).toBe(false);
    expect(faults).toEqual([]);
  });

  test('a debrief prints on at most two pages', async () => {
    const page = await open('/');
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ path: join(OUTPUT, 'debrief.pdf'), format: 'A4' });
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/gu)].length).toBeLessThanOrEqual(2);
  });
});
