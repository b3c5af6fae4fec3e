import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { read } from '../../src/read/index.ts';
import type { Article, Reading } from '../../src/record/index.ts';
import { openStore } from '../../src/store/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const KILLS = 5;
const PAGES = 160;
const dir = mkdtempSync(join(tmpdir(), 'rapporteur-kill-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Page lines of one round: sample reports, each at an address of its own. */
function pagesOf(round: number): { url: string; text: string; published: string }[] {
  const samples = join(ROOT, 'samples');
  const texts = readdirSync(samples)
    .filter((file) => file.startsWith('2025') && file.endsWith('.txt'))
    .map((file) => readFileSync(join(samples, file), 'utf8'));
  return Array.from({ length: PAGES }, (_, i) => ({
    url: `https://example.org/${round}/${i}`,
    text: texts[i % texts.length]!,
    published: '2025-02-26',
  }));
}

function ingesting(round: number): { child: ChildProcess; acknowledged: string[]; ended: Promise<unknown> } {
  const file = join(dir, `${round}.jsonl`);
  writeFileSync(
    file,
    pagesOf(round)
      .map((page) => JSON.stringify(page))
      .join('\n'),
  );
  const args = ['src/cli/main.ts', 'ingest', file, '--jsonl', '--no-relate', '--data', join(dir, 'record')];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => {
    // The last line may be cut off by the kill: then its article was not acknowledged to anybody.
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line).id);
  });
  return { child, acknowledged, ended: once(child, 'close') };
}

/** What the sample texts read as, by text: the article and its reading apart from their ids and addresses. */
const readings = new Map<string, Promise<{ article: Article; reading: Reading }>>();
function readingOf(text: string): Promise<{ article: Article; reading: Reading }> {
  const known = readings.get(text);
  if (known) return known;
  const page = { id: 'any', url: null, mediaType: 'text/plain', charset: null, body: text, published: '2025-02-26' };
  const article = extract(page);
  const made = read(article).then((reading) => ({ article, reading }));
  readings.set(text, made);
  return made;
}

/** Everything in the record is as its page reads, and the file is whole. */
async function expectWhole(): Promise<Set<string>> {
  const store = await openStore(join(dir, 'record'));
  const kept = new Set<string>();
  for (const { id, url, outlet } of await store.articles()) {
    const kindred = (await store.article(id))!;
    const { article, reading } = await readingOf(kindred.text);
    expect(kindred).toEqual({ ...article, id, url, outlet });
    expect(await store.reading(id)).toEqual({ ...reading, id });
    kept.add(id);
  }
  await store.close();
  const file = new DatabaseSync(join(dir, 'record', 'record.sqlite'));
  expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(file.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  for (const index of ['articles_fts', 'attributions_fts'])
    file.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
  const { articles, readings } = file
    .prepare('SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM readings) AS readings')
    .get()!;
  expect(readings).toBe(articles);
  file.close();
  return kept;
}

test(`ingest killed at ${KILLS} random moments loses nothing it answered for and leaves nothing half written`, async () => {
  const moments: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const { child, acknowledged, ended } = ingesting(round);
    const answers = Math.floor(Math.random() * PAGES * 0.8);
    const pause = Math.random() * 40;
    while (acknowledged.length < answers && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, pause));
    child.kill('SIGKILL');
    await ended;
    moments.push(`after ${answers} answers and ${pause.toFixed(1)} ms: ${acknowledged.length} acknowledged`);
    const kept = await expectWhole();
    const lost = acknowledged.filter((id) => !kept.has(id));
    expect(lost, moments.join('\n')).toEqual([]);
  }
  // Run again, every round is finished: what was there is unchanged, the rest is added.
  for (let round = 0; round < KILLS; round++) {
    const { acknowledged, ended } = ingesting(round);
    expect(await ended).toEqual([0, null]);
    expect(new Set(acknowledged).size).toBe(PAGES);
  }
  expect((await expectWhole()).size).toBe(KILLS * PAGES);
}, 300_000);
