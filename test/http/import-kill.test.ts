import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { type Cluster, postgresPrograms, startCluster } from '../../scripts/cluster.ts';
import { openStore } from '../../src/store/index.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const PAGES = 3;

async function serve(where: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', where, '--port', '0', '--no-fetch'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of child.stdout!.setEncoding('utf8')) {
    const url = /http:\/\/\S+/.exec(line as string)?.[0];
    if (url) return { child, url };
  }
  throw new Error('the server ended');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const line = (n: number): string =>
  JSON.stringify({
    url: `https://gazette.example/sent/${n}`,
    published: '2025-02-26',
    text:
      `Minister ${n} promises a list\n\nForeign Minister Ada Lund said on Monday that Arland would deliver list ${n} by Friday. ` +
      '"We will not sign before the port reopens," she said in Port Vesta.\n',
  });

async function sendAndKill(where: string): Promise<void> {
  const first = await serve(where);
  const form = new FormData();
  form.append('file', new File([`${Array.from({ length: PAGES }, (_, n) => line(n)).join('\n')}\n`], 'sent.jsonl'));
  const { origin } = new URL(first.url);
  const answer = await fetch(new URL('/import', first.url), {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json', origin },
  });
  await kill(first.child);
  expect(answer.status).toBe(202);
  const { progress } = (await answer.json()) as { progress: string };

  const second = await serve(where);
  const store = await openStore(where, { readOnly: true });
  try {
    while ((await store.received.waiting()).length > 0) await wait(200);
    expect((await store.articles()).map(({ url }) => url).sort()).toEqual(
      Array.from({ length: PAGES }, (_, n) => `https://gazette.example/sent/${n}`),
    );
    expect((await fetch(new URL(progress, second.url))).status).toBe(200);
  } finally {
    await store.close();
    await kill(second.child);
  }
}

describe('what the server has answered for outlasts its kill: files that were sent are read after', () => {
  let cluster: Cluster | null = null;
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-import-'));
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await cluster?.end();
  });

  test('SQLite', () => sendAndKill(join(dir, 'record')), 600_000);

  test.skipIf(!postgresPrograms() && !process.env['CI'])(
    'PostgreSQL',
    async () => {
      cluster = await startCluster({ fsync: false });
      await sendAndKill(await cluster.database('news'));
    },
    600_000,
  );
});
