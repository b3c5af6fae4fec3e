import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, postgresPrograms, startCluster } from '../../scripts/cluster.ts';
import { openQueue, type Task, work } from '../../src/jobs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { rapporteur } from '../cli/run.ts';
import { made } from '../store/made.ts';

const start = (args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...args], { stdio: 'ignore' });

const page = (n: number, body?: string): Extract<Task, { task: 'read' }> => ({
  task: 'read',
  name: `page ${n}`,
  page: {
    ...{ id: null, url: `https://gazette.example/${n}`, mediaType: 'text/plain', charset: null },
    body:
      body ??
      `Minister ${n} promises a list\n\nForeign Minister Ada Lund said on Monday that Arland would deliver list ${n} by Friday. ` +
        '"We will not sign before the port reopens," she said in Port Vesta.\n',
    published: '2025-02-26',
  },
});

describe.skipIf(!postgresPrograms() && !process.env['CI'])('the queue of a record in PostgreSQL', () => {
  let cluster: Cluster;
  let databases = 0;
  beforeAll(async () => {
    cluster = await startCluster({ fsync: false });
  });
  afterAll(() => cluster?.end());
  const place = () => cluster.database(`queue_${++databases}`);

  test('two workers do what was left to them, once, and relate it', async () => {
    const where = await place();
    const queue = await openQueue(where);
    await queue.add(Array.from({ length: 12 }, (_, i) => page(i)));
    await queue.add([page(3)]); // left twice
    expect((await queue.depths()).find((one) => one.queue === 'read')).toMatchObject({ waiting: 13, active: 0 });
    const did: string[] = [];
    const start = () =>
      work(where, { reader: 'rules', done: (task, result) => did.push(`${task.task} ${JSON.stringify(result)}`) });
    const workers = await Promise.all([start(), start()]);
    await workers[0]!.drained();
    await Promise.all(workers.map((one) => one.stop()));
    expect(did.filter((one) => one.includes('"added"')).length).toBe(12);
    expect(did.filter((one) => one.includes('"unchanged"')).length).toBe(1);
    expect(did.some((one) => one.startsWith('relate'))).toBe(true);
    const store = await openStore(where, { readOnly: true });
    expect(await store.counts()).toMatchObject({ articles: 12 });
    expect((await store.reports()).length).toBe(12);
    await store.close();
    expect(await queue.failed()).toEqual([]);
    await queue.close();
  });

  test('keeps any page as it is, and lays aside what holds no article, with the reason', async () => {
    const where = await place();
    const queue = await openQueue(where);
    const odd = page(1, `${page(1).page.body}\u0000 \ud83d '";--`);
    const bytes = { ...page(2), page: { ...page(2).page, body: new TextEncoder().encode(String(page(2).page.body)) } };
    await queue.add([odd, bytes, page(3, '  ')]);
    const worker = await work(where, { reader: 'rules' });
    await worker.drained();
    expect((await queue.depths()).find((one) => one.queue === 'read')).toEqual({
      ...{ queue: 'read', waiting: 0, active: 0, failed: 1 },
    });
    const [failed, ...more] = await queue.failed();
    expect(more).toEqual([]);
    expect(failed).toMatchObject({ task: page(3, '  '), failure: { code: 'no_article' } });
    const store = await openStore(where, { readOnly: true });
    expect((await store.articles()).length).toBe(2);
    await store.close();
    // Tried again, it fails again.
    expect(await queue.retryFailed()).toBe(1);
    await worker.drained();
    expect((await queue.failed()).length).toBe(1);
    await worker.stop();
    await queue.close();
  });

  test('what an earlier program saved and did not come to relate is related by a worker', async () => {
    const where = await place();
    const store = await openStore(where);
    const { article, reading } = made('one');
    await store.save(article, reading);
    const related = Promise.withResolvers<void>();
    const worker = await work(where, { reader: 'rules', done: ({ task }) => task === 'relate' && related.resolve() });
    await related.promise;
    expect(await store.relating.isBehind()).toBe(false);
    expect((await store.reports()).length).toBe(1);
    await worker.stop();
    await store.close();
  });

  test('workers killed one after the other while they relate leave no task laid aside', async () => {
    const where = await place();
    const queue = await openQueue(where);
    const store = await openStore(where);
    // Whoever relates waits here, and is killed.
    const over = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const held = store.relating.alone(() => {
      begun.resolve();
      return over.promise;
    });
    await begun.promise;
    for (let n = 0; n < 3; n++) {
      await queue.add([{ task: 'relate' }]);
      const worker = start(['worker', '--data', where, '--reader', 'rules', '--threads', '1']);
      const relating = async () => (await queue.depths()).find((one) => one.queue === 'relate')!;
      while ((await relating()).waiting > 0) await wait(100);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    over.resolve();
    await held;
    const worker = await work(where, { reader: 'rules' });
    await worker.drained();
    expect(await queue.failed()).toEqual([]);
    await worker.stop();
    await Promise.all([queue.close(), store.close()]);
  }, 120_000);

  test('a folder has no workers: the program says what to do', async () => {
    const { code, err } = await rapporteur(['worker', '--data', join(import.meta.dirname, 'nothing')]);
    expect(code).toBe(2);
    expect(err).toContain('postgres://');
  });
});
