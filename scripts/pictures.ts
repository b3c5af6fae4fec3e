/**
 * Takes the pictures of docs/images anew: `node scripts/pictures.ts [--at RECORD]`. Without a record the samples are read.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { acquire } from '../src/acquire/index.ts';
import { serve } from '../src/http/index.ts';
import { ingest, relateRecord } from '../src/jobs/index.ts';
import { openStore } from '../src/store/index.ts';
import { CHROMIUM, launch } from '../test/browser/chromium.ts';

const { values: given } = parseArgs({ options: { at: { type: 'string' } } });
const IMAGES = join(import.meta.dirname, '../docs/images');
/** The line that the picture of the reader opens. */
const LINE = 'not going to make security guarantees';

if (CHROMIUM === null) throw new Error('There is no Chromium here: name it in RAPPORTEUR_CHROMIUM.');
const dir = given.at ?? mkdtempSync(join(tmpdir(), 'rapporteur-pictures-'));
const store = await openStore(dir, given.at ? { beside: true } : {});
if (!given.at) {
  const samples = acquire([join(import.meta.dirname, '../samples')], process.stdin);
  for await (const one of ingest(store, samples, { reader: 'model' })) if ('failure' in one) throw one.failure;
  await relateRecord(store);
}
const served = await serve({ store, port: 0, host: '127.0.0.1' });
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(new URL('/?since=2025-02-26&before=2025-02-27', served.url).href);
  await page.screenshot({ path: join(IMAGES, 'debrief.png') });
  await page.getByRole('link', { name: LINE }).first().click();
  await page.waitForURL('**/articles/**');
  await page.screenshot({ path: join(IMAGES, 'article.png') });
} finally {
  await browser.close();
  await served.close();
  await store.close();
  if (!given.at) rmSync(dir, { recursive: true, force: true });
}
