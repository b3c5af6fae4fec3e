import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env['RAPPORTEUR_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Chromium is on this machine; null where it is in none of the usual places and RAPPORTEUR_CHROMIUM does not say. */
export const CHROMIUM = PLACES.find((place) => place && existsSync(place)) ?? null;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Milliseconds to wait for what a page is to do: long enough for a busy machine, and short where it never comes. */
const PATIENCE = 60_000;

/** Screenshots of the tests, to be looked at. */
export const OUTPUT = join(import.meta.dirname, '..', 'output');
mkdirSync(OUTPUT, { recursive: true });

/** Keeps a picture of a page. Chromium now and then cannot take one at the first try. */
export async function shoot(page: Page, name: string, whole = false): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await page.screenshot({ path: join(OUTPUT, `${name}.png`), fullPage: whole });
      return;
    } catch (error) {
      if (tries === 3 || !String(error).includes('Unable to capture screenshot')) throw error;
    }
  }
}

/**
 * A page that notes what must not happen on any page: errors of a script, refusals of the content policy, and requests to
 * anywhere but `origin`.
 */
export async function watched(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(`asked for ${request.url()}`);
  });
  return { page, faults };
}
