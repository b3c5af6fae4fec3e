import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/http/index.ts';
import { openRecord } from '../http/record.ts';
import { addAccounts, PASSWORDS } from '../http/visitors.ts';
import { violations } from './axe.ts';
import { CHROMIUM, launch, shoot, watched } from './chromium.ts';

const WAYS: [string, BrowserContextOptions][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 390, height: 844 } }],
];

describe.skipIf(CHROMIUM === null)('settings in Chromium', () => {
  let browser: Browser;
  const open: { record: Awaited<ReturnType<typeof openRecord>>; served: Served }[] = [];
  /** A server of its own over the sample record, with accounts or without. */
  async function server(accounts: boolean): Promise<string> {
    const record = await openRecord();
    if (accounts) await addAccounts(record.store);
    const served = await serve({
      store: record.store,
      port: 0,
      about: { place: '/home/hanna/.local/share/rapporteur', engine: 'SQLite', reader: 'model', version: '0.1.0' },
    });
    open.push({ record, served });
    return served.url;
  }
  let local: string;
  let shared: string;
  beforeAll(async () => {
    [browser, local, shared] = await Promise.all([launch(), server(false), server(true)]);
  });
  afterAll(async () => {
    await browser?.close();
    for (const { record, served } of open) {
      await served.close();
      await record.close();
    }
  });

  async function signIn(page: Page, name: keyof typeof PASSWORDS): Promise<void> {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORDS[name]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  async function look(page: Page, shot: string, faults: readonly string[]): Promise<void> {
    await shoot(page, shot, true);
    expect(faults, shot).toEqual([]);
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
      `${shot} scrolls sideways`,
    ).toBeLessThanOrEqual(0);
    expect(await violations(page), shot).toEqual([]);
  }

  test.each(WAYS)('pages in %s', async (way, options) => {
    const { page, faults } = await watched(browser, shared, options);
    await page.goto(new URL('/settings', shared).href);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await look(page, `sign-in-${way}`, faults);
    await signIn(page, 'admin');
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.getByText('New token').click();
    await look(page, `settings-${way}`, faults);
    await page.getByLabel('What it is for').fill('calendar on my phone');
    await page.getByRole('button', { name: 'Make it' }).click();
    await look(page, `settings-token-${way}`, faults);
    await page.goto(new URL('/settings/accounts', shared).href);
    await page.getByText('Add somebody').click();
    await look(page, `settings-accounts-${way}`, faults);
    await page.goto(new URL('/settings/audit', shared).href);
    await look(page, `settings-audit-${way}`, faults);
    await page.context().close();
    const alone = await watched(browser, local, options);
    await alone.page.goto(new URL('/settings', local).href);
    await look(alone.page, `settings-local-${way}`, alone.faults);
    await alone.page.context().close();
  });

  test('a wrong password says so, and the page waits for another', async () => {
    const { page } = await watched(browser, shared);
    await page.goto(new URL('/articles', shared).href);
    await page.getByLabel('Name', { exact: true }).fill('reader');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('do not go together');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('reader');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('password');
    await shoot(page, 'sign-in-wrong');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORDS.reader);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out').waitFor();
    await page.goto(new URL('/articles', shared).href);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.context().close();
  });

  test.each([
    ['at once with a script', true],
    ['with the button without one', false],
  ])('the look is chosen %s, and kept', async (_, javaScriptEnabled) => {
    const { page, faults } = await watched(browser, local, { javaScriptEnabled });
    const at = (path: string): string => new URL(path, local).href;
    await page.goto(at('/settings'));
    await page.getByLabel('dark', { exact: true }).check();
    await page.locator('#size').selectOption('20');
    await page.getByLabel('long', { exact: true }).check();
    await page.getByLabel('sans serif').check();
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Keep' }).click();
    await page.goto(at('/articles'));
    const root = page.locator('html');
    for (const [name, value] of Object.entries({ theme: 'dark', size: '20', measure: 'wide', font: 'sans' }))
      expect(await root.getAttribute(`data-${name}`), name).toBe(value);
    await page.goto(at('/settings'));
    expect(await page.getByLabel('dark', { exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'As usual' }).click();
    expect(await root.getAttribute('data-theme')).toBeNull();
    expect(await page.locator('#size').inputValue()).toBe('16');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
