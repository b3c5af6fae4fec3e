import type { Browser, Page } from 'playwright-core';

/** When a page shows itself, in milliseconds from the moment that it is asked for. */
export interface Painted {
  /** First and largest contentful paint, with nothing in the browser's cache. */
  first: number;
  largest: number;
  /** First contentful paint when style sheet and script are in the cache. */
  again: number;
  /** Cumulative layout shift, without a unit. */
  shift: number;
}

/** Long enough after loading for what is painted last to be told of. */
const SETTLED = 150;

/** What the browser noted of its painting (https://w3c.github.io/paint-timing/, /largest-contentful-paint/, layout-instability). */
const TIMINGS = `new Promise((told) => {
  const seen = { largest: 0, shift: 0 };
  const note = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  note('largest-contentful-paint', (entry) => { seen.largest = Math.max(seen.largest, entry.startTime); });
  note('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  setTimeout(() => told({ ...seen, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN }), ${SETTLED});
})`;

const timings = (page: Page): Promise<Omit<Painted, 'again'>> => page.evaluate<Omit<Painted, 'again'>>(TIMINGS);

/** Opens an address in a browser that has seen nothing of the server, and once more. */
export async function painted(browser: Browser, url: string): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
    const cold = await timings(page);
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
    return { ...cold, again: (await timings(page)).first };
  } finally {
    await context.close();
  }
}
