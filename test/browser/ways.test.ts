import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { placeAffairs, watch } from '../../src/jobs/index.ts';
import { COPY, FIRST } from '../http/record.ts';
import { violations } from './axe.ts';
import { CHROMIUM, OUTPUT, shoot } from './chromium.ts';
import { opened } from './opened.ts';

/**
 * The ten main ways through the application, each as a reader goes it:
 *  1. what changed: from the debrief to the sentence, and back
 *  2. what is next on Thursday
 *  3. who refused what
 *  4. is this quote right
 *  5. who are the unnamed sources
 *  6. where everyone stands, taken along
 *  7. a label and words are set right, and that is undone
 *  8. star, note and tag, and found again
 *  9. a search is kept, and tells of what is new
 * 10. an article is read: marked so, larger, in another type
 * and each of 7 to 9 without JavaScript.
 */
describe.skipIf(CHROMIUM === null)('ways through', () => {
  const here = opened(async (store) => {
    await placeAffairs(store);
    await watch(store);
  });
  const { at, open } = here;
  const shot = (page: Page, name: string): Promise<void> => shoot(page, `way-${name}`, true);
  const first = `/articles/${FIRST.id}`;

  test('1. what changed: from the debrief to the sentence, and back', async () => {
    const page = await open('/?since=all');
    await page.getByText('“I will not be the one who gives guarantees').first().click();
    await page.waitForURL(`**${first}#s3`);
    expect(await page.locator('#s3').getAttribute('class')).toContain('here');
    expect(await page.locator('[data-card]:visible').textContent()).toContain('refusal');
    await shot(page, '01-landed');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('2. what is next on Thursday', async () => {
    const page = await open('/');
    const next = page.locator('.entry', { hasText: 'Thu 27 Feb' });
    expect(await next.first().textContent()).toContain('Keir Starmer');
    await next.first().locator('.what a').click();
    await page.waitForURL(`**${first}#s7`);
    expect(await page.locator('#s7').textContent()).toContain('meets Trump on Thursday');
  });

  test('3. who refused what', async () => {
    const page = await open('/commitments');
    await page.getByRole('link', { name: 'refusal' }).click();
    await page.waitForURL('**/commitments?act=refuse');
    const lines = await page.locator('main [data-line]').allTextContents();
    expect(lines.some((line) => line.includes('guarantees'))).toBe(true);
    expect(lines.some((line) => line.includes('troops'))).toBe(true);
  });

  test('4. is this quote right', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Trace' }).click();
    await page.getByRole('textbox', { name: 'Paste the quote' }).fill('“Trump gave no promises on a backstop”');
    await page.getByRole('button', { name: 'Trace it' }).click();
    expect(await page.getByRole('status').last().textContent()).toContain('Found');
    expect(await page.locator('main').textContent()).toContain('Vistula Herald');
  });

  test('5. who are the unnamed sources', async () => {
    const page = await open('/');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Unnamed' }).click();
    expect(await page.locator('main').textContent()).toContain('a senior EU official who was on the call');
    await page.locator('main').getByRole('link', { name: 'five were useful' }).click();
    await page.waitForURL(`**${first}#s*`);
  });

  test('6. where everyone stands, taken along', async () => {
    const page = await open('/');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Positions' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toBe('positions.csv');
  });

  test('7. a label and words are set right, and that is undone', async () => {
    const page = await open(`${first}#a7`);
    await page.locator('#a7').getByRole('link', { name: 'wrong?' }).click();
    await page.getByLabel('Act', { exact: true }).selectOption('warn');
    // The words are chosen in the text, as with a mouse.
    await page.evaluate(`{
      const text = document.querySelector('[data-excerpt]').firstChild;
      const start = text.data.indexOf('there must be');
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, text.data.indexOf(' backstop.') + 9);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }`);
    await page.locator('[data-take=content]').click();
    expect(await page.getByLabel('What is said').inputValue()).toBe('there must be an American backstop');
    await page.getByLabel('Why').fill('reads as a warning');
    await shot(page, '07-correct');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.waitForURL(`**${first}#a7`);
    const card = page.locator('#a7');
    expect(await card.textContent()).toContain('machine said request; that there must be an American backstop');
    expect(await card.textContent()).toContain('warning');
    expect(await violations(page)).toEqual([]);
    await shot(page, '07-corrected');
    await page.goto(at('/search?q=act%3Awarn'));
    expect(await page.locator('main [data-line]').allTextContents()).toEqual([
      expect.stringContaining('corrected by you on'),
    ]);
    await page.goto(at('/corrections'));
    expect(await page.locator('.correction').textContent()).toContain('reads as a warning');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.goto(at(`${first}#a7`));
    expect(await page.locator('#a7').textContent()).not.toContain('corrected');
    expect(await page.locator('#a7').textContent()).toContain('request');
  });

  test('7b. what was missed is added from words chosen in the article', async () => {
    const page = await open(first);
    await page.evaluate(`{
      const range = document.createRange();
      const text = document.querySelector('#s7').firstChild;
      range.selectNodeContents(document.querySelector('#s7'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }`);
    await page.locator('[data-add]').click();
    expect(await page.getByLabel('What is said').inputValue()).toContain('Starmer meets Trump on Thursday');
    await page.getByLabel('Speaker').fill('Donald Tusk');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.waitForURL(`**${first}#c-*`);
    expect(await page.locator('[data-card]:visible').textContent()).toContain('added by you on');
    await page.locator('[data-card]:visible').getByRole('link', { name: 'wrong?' }).click();
    await page.getByRole('button', { name: 'Strike it' }).click();
    await page.waitForURL(`**${first}`);
    expect(await page.locator('main').textContent()).not.toContain('Donald Tusk');
  });

  test('8. star, note and tag by key, and found again', async () => {
    const page = await open('/search?q=backstop');
    await page.keyboard.press('j');
    const saved = page.waitForResponse('**/marks');
    await page.keyboard.press('s');
    expect((await saved).status()).toBe(200);
    expect(await page.locator('.cursor [data-star]').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('n');
    await page.waitForURL('**/note**');
    await page.getByLabel('Your note').fill('ask the embassy');
    await page.getByLabel('Tags').fill('backstop');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL('**/articles/**');
    await page.goto(at('/search?q=tag%3Abackstop'));
    const found = page.locator('main [data-line]');
    expect(await found.count()).toBe(1);
    expect(await found.textContent()).toContain('ask the embassy');
    expect(await violations(page)).toEqual([]);
    await shot(page, '08-tagged');
    await page.reload();
    expect(await page.locator('[data-star]').getAttribute('aria-pressed')).toBe('true');
    const unstarred = page.waitForResponse('**/marks');
    await page.locator('[data-star]').click();
    await unstarred;
    await page.goto(at('/search?q=is%3Astarred'));
    expect(await page.locator('main').textContent()).toContain('Nothing in the record');
  });

  test('9. a search is kept, and tells of what is new', async () => {
    const page = await open('/search?q=act%3Arefuse');
    await page.getByText('Save this search').click();
    await page.getByLabel('Its name').fill('Refusals');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The search is saved').waitFor();
    const reading = (await here.store.reading(COPY.id))!;
    const words = `${COPY.text}\n\nLate edition.`;
    await here.store.save(
      { ...COPY, id: 'late', title: 'Late edition', text: words },
      { ...reading, id: 'late', text: words },
    );
    expect(await watch(here.store)).toBe(1);
    await page.goto(at('/searches'));
    expect(await page.locator('.watched [data-line]').textContent()).toContain('Poland will not send troops');
    await page.locator('.watched summary').click();
    await page.getByLabel('Webhook').fill('https://hooks.example/x');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    expect(await page.locator('.secret code').first().textContent()).toMatch(/^whsec_/u);
    await shot(page, '09-searches');
    const feed = await page.getByRole('link', { name: 'Atom feed' }).getAttribute('href');
    expect(await (await fetch(at(feed!))).text()).toContain('Poland will not send troops');
    await page.getByRole('button', { name: 'Remove Refusals' }).click();
    expect(await page.locator('main').textContent()).toContain('You have not saved a search');
  });

  test('10. an article is read: marked so, larger, in another type, in longer lines', async () => {
    const page = await open('/articles');
    const title = page.getByRole('link', { name: COPY.title! });
    const width = (): Promise<number> => page.evaluate<number>('document.querySelector(".para > p").clientWidth');
    const type = (): Promise<string> =>
      page.evaluate<string>('getComputedStyle(document.querySelector(".para > p")).fontFamily');
    await title.click();
    await page.locator('[name=read][aria-pressed=true]').waitFor();
    const before = await width();
    await page.getByRole('button', { name: 'Short lines' }).click();
    expect(await width()).toBeLessThan(before);
    await page.getByRole('button', { name: 'Long lines' }).click();
    expect(await width()).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Sans serif' }).click();
    expect(await type()).toContain('system-ui');
    await page.getByRole('button', { name: 'Events', pressed: true }).click();
    await page.getByRole('button', { name: 'Larger text' }).click();
    expect(await violations(page)).toEqual([]);
    await shot(page, '10-reader');
    await page.reload();
    expect(await type()).toContain('system-ui');
    expect(await width()).toBeGreaterThan(before);
    expect(await page.getByRole('button', { name: 'Events', pressed: false }).count()).toBe(1);
    await page.goto(at('/articles?show=unread'));
    expect(await page.getByRole('link', { name: COPY.title! }).count()).toBe(0);
    await page.goto(at('/articles'));
    await page.keyboard.press('j');
    expect(await page.locator('.cursor').getAttribute('class')).toContain('new');
    const turned = page.waitForResponse('**/marks');
    await page.keyboard.press('u');
    await turned;
    expect(await page.locator('.cursor').getAttribute('class')).toContain('read');
  });

  test('an event of the text opens its card; a citation is copied with its lasting address', async () => {
    const page = await open(first);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(here.url).origin });
    await page.locator('.ev', { hasText: 'gather' }).click();
    expect(await page.locator('[data-card]:visible').textContent()).toContain('London');
    await page.keyboard.press('Escape');
    await page.locator('#a4').getByRole('link', { name: 'cite' }).click();
    await page.getByText('copied').waitFor();
    const words = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(words).toContain('The Schuman Wire, Wed 26 Feb 2025');
    const address = /https?:\/\/localhost\S+\/at\/\d+-\d+/u.exec(words)![0];
    await page.goto(address);
    expect(page.url()).toContain(`${first}#a4`);
  });

  test('without JavaScript a line is corrected, starred, noted and a search saved by forms', async () => {
    const page = await open(`${first}/correct?line=a8`, { javaScriptEnabled: false });
    await page.getByLabel('hedged').check();
    await page.getByRole('button', { name: 'Save the correction' }).click();
    expect(page.url()).toContain(`${first}#a8`);
    expect(await page.locator('#a8').textContent()).toContain('machine said hedged: no');
    await page.locator('.corrections summary').click();
    await page.locator('.correction', { hasText: 'hedged' }).getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('#a8').textContent()).not.toContain('corrected');
    await page.getByRole('button', { name: 'Star' }).click();
    expect(await page.getByRole('button', { name: 'Star', pressed: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'Note, tags' }).click();
    await page.getByLabel('Your note').fill('no script here');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.locator('.marks').textContent()).toContain('no script here');
    await page.goto(at('/search?q=is%3Astarred'));
    expect(await page.locator('main').textContent()).toContain(FIRST.title!);
    await page.getByText('Save this search').click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.locator('main').textContent()).toContain('Saved as');
  });

  test('an article prints with its attributions marked and told below', async () => {
    const page = await open(first);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.marks').isVisible()).toBe(false);
    expect(await page.locator('#a4 .chain').isVisible()).toBe(true);
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector(".src")).textDecorationLine')).toBe(
      'underline',
    );
    await page.pdf({ path: join(OUTPUT, 'article.pdf'), format: 'A4' });
  });
});
