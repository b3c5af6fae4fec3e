import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, postgresPrograms, startCluster } from '../../scripts/cluster.ts';
import { copyRecord, openStore } from '../../src/store/index.ts';
import { made } from './made.ts';

const here = mkdtempSync(join(tmpdir(), 'rapporteur-move-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));
let folders = 0;
const folder = (): string => join(here, `record-${++folders}`);

/** A record with something of every kind that is easily put in, texts that engines trip over among it. */
async function filled(where: string, articles = 30): Promise<void> {
  const store = await openStore(where);
  for (let i = 0; i < articles; i++) {
    const { article, reading } = made(
      `n${i}`,
      i === 3 ? { title: 'a\u0000b \ufdd2 \u{1f642} \\ \' "' } : { outlet: null },
    );
    await store.save(article, reading);
  }
  const corrected = made('n1', { title: 'Corrected' });
  await store.save(corrected.article, corrected.reading);
  const feed = {
    id: 'f1',
    address: 'https://wire.example/feed',
    format: 'rss' as const,
    title: 'Wire',
    site: null,
    folder: null,
  };
  await store.feeds.follow([feed], '2025-02-26T10:00:00Z');
  await store.close();
}

const insides = async (where: string): Promise<unknown> => {
  const store = await openStore(where, { readOnly: true });
  try {
    const articles = await store.articles();
    return {
      articles: await Promise.all(articles.map(({ id }) => store.article(id))),
      readings: await Promise.all(articles.map(({ id }) => store.reading(id))),
      versions: await store.versions.list('n1'),
      feeds: await store.feeds.list(),
      counts: await store.counts(),
      found: (await store.search('port', { limit: 200 })).total,
    };
  } finally {
    await store.close();
  }
};

test('a folder is copied to another: every table, row for row', async () => {
  const [from, to] = [folder(), folder()];
  await filled(from, 700); // more than go in with one statement
  const steps: number[] = [];
  const moved = await copyRecord(from, to, (rows, of) => steps.push(rows / of));
  expect(moved.find(({ table }) => table === 'articles')?.rows).toBe(700);
  expect(moved.find(({ table }) => table === 'attributions')?.rows).toBe(1400);
  expect(moved.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  expect(steps.at(-1)).toBe(1);
  expect(await insides(to)).toEqual(await insides(from));
});

test('a record with something in it is no place to copy to, and stays as it was', async () => {
  const [from, to] = [folder(), folder()];
  await filled(from, 3);
  await filled(to, 5);
  const before = await insides(to);
  await expect(copyRecord(from, to)).rejects.toMatchObject({ code: 'not_empty' });
  expect(await insides(to)).toEqual(before);
  await expect(copyRecord(folder(), folder())).rejects.toMatchObject({ code: 'not_found' });
});

test('a copy that is not the same is found out, and nothing is kept of it', async () => {
  const [from, to] = [folder(), folder()];
  await filled(from, 3);
  await (await openStore(to)).close();
  const file = new DatabaseSync(join(to, 'record.sqlite'));
  file.exec(`CREATE TRIGGER faulty AFTER INSERT ON events BEGIN
    UPDATE events SET words = 'other' WHERE article = new.article AND ord = new.ord; END`);
  file.close();
  await expect(copyRecord(from, to)).rejects.toMatchObject({
    code: 'corrupt_record',
    value: expect.stringContaining('events'),
  });
  const store = await openStore(to, { readOnly: true });
  expect(await store.articles()).toEqual([]);
  await store.close();
});

describe.skipIf(!postgresPrograms() && !process.env['CI'])('with PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ fsync: false });
  });
  afterAll(() => cluster?.end());

  test('there and back again, it is the same record, and can be written to', async () => {
    const [from, back] = [folder(), folder()];
    const there = await cluster.database('moved');
    await filled(from);
    const first = await copyRecord(from, there);
    const second = await copyRecord(there, back);
    expect(second).toEqual(first);
    expect(await insides(there)).toEqual(await insides(from));
    expect(await insides(back)).toEqual(await insides(from));
    const store = await openStore(there);
    const { article, reading } = made('later');
    expect(await store.save(article, reading)).toBe('added');
    expect((await store.articles()).length).toBe(31);
    await store.close();
    await expect(copyRecord(from, there)).rejects.toMatchObject({ code: 'not_empty' });
  });
});
