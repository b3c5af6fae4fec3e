/**
 * Accuracy and speed of extract on a folder of saved pages.
 *   node bench/extraction.ts SHARED_DIR
 * SHARED_DIR holds score/inputs.mjs, score/extraction.mjs and data/extraction. Prints the scorer's figures, and pages per
 * second of extraction alone (pages in memory, one process), by the wall and by processor time.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract, pageOf } from '../src/extract/index.ts';
import { Failure } from '../src/record/index.ts';

interface Input {
  id: string;
  url: string | null;
  html?: string;
  htmlBase64?: string;
}

const shared = process.argv[2];
if (!shared) {
  console.error('usage: node bench/extraction.ts SHARED_DIR');
  process.exit(2);
}
const corpus = join(shared, 'data', 'extraction');
const inputs = execFileSync(process.execPath, [join(shared, 'score', 'inputs.mjs'), 'extraction', corpus], {
  maxBuffer: 1024 ** 3,
})
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Input);

const pages = inputs.map(({ id, url, html, htmlBase64 }) =>
  pageOf(html ?? Buffer.from(htmlBase64 ?? '', 'base64'), { id, url, mediaType: 'text/html' }),
);
const answers: string[] = [];
let refused = 0;
const processor = process.cpuUsage();
const began = performance.now();
for (const page of pages) {
  try {
    const { id, text, published } = extract(page);
    answers.push(JSON.stringify({ id, text, published }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    refused++;
    answers.push(JSON.stringify({ id: page.id, text: '', published: null }));
  }
}
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(processor);

const folder = mkdtempSync(join(tmpdir(), 'extraction-'));
try {
  const file = join(folder, 'articles.jsonl');
  writeFileSync(file, `${answers.join('\n')}\n`);
  process.stdout.write(execFileSync(process.execPath, [join(shared, 'score', 'extraction.mjs'), corpus, file]));
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`pages ${pages.length}, without an article ${refused}`);
console.log(
  `pages/s ${(pages.length / seconds).toFixed(0)}, per second of processor ${((pages.length * 1e6) / (user + system)).toFixed(0)}`,
);
