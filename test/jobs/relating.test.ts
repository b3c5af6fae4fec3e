import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, postgresPrograms, startCluster } from '../../scripts/cluster.ts';
import { relateRecord, relateWaiting } from '../../src/jobs/index.ts';
import type { Article } from '../../src/record/index.ts';
import { type ReadArticle, relate } from '../../src/relate/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import {
  AFFAIR,
  COPY_REPORT,
  INDEPENDENT_REPORT,
  LATER_REPORT,
  ORIGIN_REPORT,
  RETELLING_REPORT,
} from '../relate/affair.ts';
import { clusters, readCluster } from '../relate/clusters.ts';
import { report, seeded, shuffled } from '../relate/reports.ts';

/** Reports of six affairs, ids and outlets told apart by affair. */
let pool: ReadArticle[];
beforeAll(async () => {
  pool = [...AFFAIR];
  for (const cluster of clusters().slice(0, 5))
    for (const { article, reading } of await readCluster(cluster, 'rules')) {
      const id = `${cluster.name}-${article.id}`;
      pool.push({ article: { ...article, id }, reading: { ...reading, id } });
    }
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'relating-'));
  folders.push(made);
  return made;
};

const byId = <T extends { id?: string; article?: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => ((a.id ?? a.article!) < (b.id ?? b.article!) ? -1 : 1));

/** What the record holds, and what the same articles give from scratch. */
async function compared(store: Store, all: readonly ReadArticle[]): Promise<void> {
  const whole = relate(all);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  expect(byId(await store.reports())).toEqual(plain(byId(whole.reports)));
  expect(byId(await store.statements())).toEqual(plain(byId(whole.statements)));
}

/** Another version of an article: with another time, outlet or end. */
function otherVersion({ article, reading }: ReadArticle, random: () => number): ReadArticle {
  const cut = article.text.length - Math.floor(random() * article.text.length * 0.5);
  const text = article.text.slice(0, cut);
  const inside = (s: { end: number }): boolean => s.end <= cut;
  const change: Partial<Article> =
    random() < 0.3
      ? { published: null }
      : random() < 0.5
        ? { published: '2031-05-06T11:00:00Z', outlet: 'The Other Post' }
        : { text, credits: article.credits.filter((c) => inside(c.span)), furniture: [] };
  const whole = change.text === undefined;
  return {
    article: { ...article, ...change },
    reading: {
      ...reading,
      ...(whole ? {} : { text, sentences: reading.sentences.filter(inside), mentions: [], timexes: [], events: [] }),
      ...(whole ? {} : { attributions: [], commitments: [] }),
      ...(change.published === undefined ? {} : { published: change.published }),
    },
  };
}

/** Reports of some sentences of the affair each, within a day and a half, that credit one another at random. */
function crowd(random: () => number, size: number): ReadArticle[] {
  const outlets = ['Alder Post', 'Birch Daily', 'Cedar News', 'Dogwood Wire', 'Elm Tribune', 'Fir Agency'];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sentences = AFFAIR.flatMap(({ article }) => article.text.split(/\n+/u));
  return Array.from({ length: size }, (_, i) => {
    const credit = random() < 0.4 ? pick(outlets) : null;
    const own = shuffled(sentences, random).slice(0, 4 + Math.floor(random() * 6));
    const text = [...own, ...(credit ? [`This was first reported by ${credit}.`] : [])].join('\n\n');
    const published = new Date(Date.UTC(2031, 4, 6, 6, Math.floor(random() * 2200))).toISOString();
    return report(`crowd-${i}`, published, pick(outlets), text, {
      credits: credit ? [{ name: credit, phrase: credit }] : [],
    });
  });
}

/** Saves reports in a random order, some first in another version, related at random moments, the record opened anew between. */
async function anyOrder(open: () => Promise<Store>, all: readonly ReadArticle[], seed: number): Promise<Store> {
  const random = seeded(seed);
  const steps = shuffled(
    all.flatMap((one) => (random() < 0.25 ? [otherVersion(one, random), one] : [one])),
    random,
  );
  const last = new Map(steps.map((step) => [step.article.id, step]));
  let store = await open();
  for (const step of steps) {
    await store.save(step.article, step.reading);
    const chance = random();
    if (chance < 0.5) await relateRecord(store);
    else if (chance < 0.75) for await (const _ of relateWaiting(store)) if (random() < 0.3) break;
    if (random() < 0.15) {
      await store.close();
      store = await open();
    }
  }
  await relateRecord(store);
  await compared(store, [...last.values()]);
  return store;
}

describe('relations that grow in the record', () => {
  const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
  test.each(SEEDS)(
    'in any order, with other versions and restarts between, the same as from scratch (seed %i)',
    async (seed) => {
      const where = folder();
      const store = await anyOrder(() => openStore(where), shuffled(pool, seeded(seed * 77)).slice(0, 22), seed);
      await store.close();
    },
  );

  test.each([31, 32, 33, 34])('in a crowd of half copies that credit one another (seed %i)', async (seed) => {
    const where = folder();
    const store = await anyOrder(() => openStore(where), crowd(seeded(seed), 18), seed);
    await store.close();
  });

  test('a report touches its own family and no other', async () => {
    const store = await openStore(folder());
    for (const { article, reading } of [ORIGIN_REPORT, COPY_REPORT, INDEPENDENT_REPORT])
      await store.save(article, reading);
    await relateRecord(store);
    const before = await store.statements();
    await store.save(LATER_REPORT.article, LATER_REPORT.reading);
    expect(await Array.fromAsync(relateWaiting(store))).toEqual([{ article: 'later', families: ['later'] }]);
    expect((await store.statements()).filter((s) => before.some((b) => b.id === s.id))).toHaveLength(before.length);
    await store.save(COPY_REPORT.article, COPY_REPORT.reading);
    expect(await relateRecord(store)).toBe(0);
    await store.close();
  });

  test('an origin that comes late takes its place at the head of the chain', async () => {
    const store = await openStore(folder());
    for (const { article, reading } of [COPY_REPORT, RETELLING_REPORT]) await store.save(article, reading);
    await relateRecord(store);
    expect((await store.family('copy')).map((r) => r.article)).toEqual(['copy', 'retelling']);
    await store.save(ORIGIN_REPORT.article, ORIGIN_REPORT.reading);
    await relateRecord(store);
    expect(await store.family('copy')).toEqual([]);
    expect((await store.family('origin')).map((r) => [r.article, r.of])).toEqual([
      ['origin', null],
      ['copy', 'origin'],
      ['retelling', 'copy'],
    ]);
    await store.close();
  });
});

describe.skipIf(!postgresPrograms() && !process.env['CI'])('with PostgreSQL', () => {
  let cluster: Cluster;
  let address: string;
  beforeAll(async () => {
    cluster = await startCluster({ fsync: false });
    address = await cluster.database('relating');
  });
  afterAll(() => cluster?.end());

  test.each([21, 22, 23])('in any order the same as from scratch (seed %i)', async (seed) => {
    const where = `${address}&schema=relating_${seed}`;
    const store = await anyOrder(() => openStore(where), shuffled(pool, seeded(seed)).slice(0, 16), seed);
    await store.close();
  });
});
