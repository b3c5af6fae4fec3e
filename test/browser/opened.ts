import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Served, serve } from '../../src/http/index.ts';
import type { Store } from '../../src/store/index.ts';
import { openRecord } from '../http/record.ts';
import { launch, watched } from './chromium.ts';

/** Chromium and a server over the record that the page tests share, for one block of tests. */
export interface Opened {
  readonly browser: Browser;
  readonly store: Store;
  /** Address of the server. */
  readonly url: string;
  /** The whole address of a path. */
  at(path: string): string;
  /** A page of its own, with a reader who was never here, that stands at a path. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Opens all of it before the tests of the block that calls this, and closes it after them. `prepare` fills the record further. */
export function opened(prepare: (store: Store) => Promise<unknown>): Opened {
  let browser: Browser;
  let served: Served;
  let record: Awaited<ReturnType<typeof openRecord>>;
  beforeAll(async () => {
    record = await openRecord();
    await prepare(record.store);
    served = await serve({ store: record.store, port: 0 });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await record?.close();
  });
  const at = (path: string): string => new URL(path, served.url).href;
  return {
    get browser() {
      return browser;
    },
    get store() {
      return record.store;
    },
    get url() {
      return served.url;
    },
    at,
    async open(path, options = {}) {
      const { page } = await watched(browser, served.url, options);
      await page.goto(at(path));
      return page;
    },
  };
}
