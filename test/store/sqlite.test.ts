import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { migrations } from '../../src/store/migrations.ts';
import { connect, connectWriter } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { newestSchema } from '../../src/store/sqlite/schema.ts';
import { storeContract } from './contract.ts';
import { made } from './made.ts';
import { turnsContract } from './turns.ts';

const folders: string[] = [];
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
  folders.push(dir);
  return dir;
}
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

storeContract('SQLite', () => {
  const dir = folder();
  return { open: () => openStore(dir), end: async () => {} };
});

describe('the record on SQLite', () => {
  test('is written so that a commit outlasts a power cut', () => {
    const writer = connectWriter(join(folder(), 'record.sqlite'));
    expect(writer.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(writer.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    expect(writer.get('PRAGMA foreign_keys')).toMatchObject({ foreign_keys: 1 });
    writer.close();
  });

  test('has one writer; another is told who it is, readers are not kept out', async () => {
    const dir = folder();
    const store = await openStore(dir);
    await expect(openStore(dir)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(String(process.pid)),
    });
    const reader = await openStore(dir, { readOnly: true });
    const { article, reading } = made('one');
    await store.save(article, reading);
    expect((await reader.articles()).length).toBe(1);
    await expect(reader.save(article, reading)).rejects.toThrow('read only');
    await reader.close();
    await store.close();
    await (await openStore(dir)).close();
  });

  turnsContract(folder);

  test('takes small changes beside the one writer, and holds nobody up', async () => {
    const dir = folder();
    const writer = await openStore(dir);
    const beside = await openStore(dir, { beside: true });
    const entry = {
      at: '2026-01-05T08:00:00.000Z',
      who: 'hanna',
      by: 'test',
      from: null,
      subject: null,
      outcome: 'done',
    };
    const { article, reading } = made('one');
    await Promise.all([
      writer.save(article, reading),
      beside.audit.append({ ...entry, what: 'note' }),
      writer.audit.append({ ...entry, what: 'other note' }),
    ]);
    expect((await beside.articles()).length).toBe(1);
    expect((await writer.audit.list()).map(({ what }) => what).sort()).toEqual(['note', 'other note']);
    await beside.close();
    await writer.close();
    const fresh = folder();
    await (await openStore(fresh, { beside: true })).close();
    await (await openStore(fresh, { readOnly: true })).close();
  });

  test('keeps the audit as it was written', async () => {
    const dir = folder();
    const store = await openStore(dir);
    const entry = {
      at: '2026-01-05T08:00:00.000Z',
      who: 'hanna',
      by: 'test',
      from: null,
      subject: null,
      outcome: 'done',
    };
    await store.audit.append({ ...entry, what: 'note' });
    await store.close();
    const file = new DatabaseSync(join(dir, 'record.sqlite'));
    for (const sql of [
      "UPDATE audit SET who = 'nobody'",
      'DELETE FROM audit',
      'REPLACE INTO audit SELECT * FROM audit',
    ])
      expect(() => file.exec(sql), sql).toThrow('only added to');
    file.close();
  });

  test('names the process of another program that writes, and takes over when it is killed', async () => {
    const dir = folder();
    const open = `import { openStore } from ${JSON.stringify(new URL('../../src/store/index.ts', import.meta.url).href)};
      await openStore(${JSON.stringify(dir)}); console.log('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', open], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(openStore(dir)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(String(child.pid)),
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await openStore(dir)).close();
  });

  test('tells a folder without a record, a damaged one, another program’s and a newer one apart', async () => {
    await expect(openStore(folder(), { readOnly: true })).rejects.toMatchObject({ code: 'not_found' });
    const damaged = folder();
    writeFileSync(join(damaged, 'record.sqlite'), 'no database at all, but long enough to be looked at'.repeat(40));
    await expect(openStore(damaged)).rejects.toMatchObject({ code: 'corrupt_record' });
    const foreign = folder();
    const database = new DatabaseSync(join(foreign, 'record.sqlite'));
    database.exec('CREATE TABLE theirs (x)');
    database.close();
    await expect(openStore(foreign)).rejects.toMatchObject({ code: 'corrupt_record' });
    const newer = folder();
    await (await openStore(newer)).close();
    const file = new DatabaseSync(join(newer, 'record.sqlite'));
    file.exec('PRAGMA user_version = 9999');
    file.close();
    await expect(openStore(newer)).rejects.toMatchObject({ code: 'newer_record' });
    await expect(openStore(newer, { readOnly: true })).rejects.toMatchObject({ code: 'newer_record' });
    // What was refused is let go of: the lock is free again.
    await expect(openStore(newer)).rejects.toMatchObject({ code: 'newer_record' });
  });

  test('schema.sql is what the migrations make', () => {
    const committed = readFileSync(join(import.meta.dirname, '../../src/store/schema.sql'), 'utf8');
    expect(newestSchema(), 'after a new migration: node scripts/schema.ts').toBe(committed);
    expect(committed).toContain('CREATE TABLE attributions');
  });

  test('a migration that fails leaves the record as it was', () => {
    const connection = connect(':memory:', { readOnly: false });
    migrate(connection, ':memory:');
    const steps = migrations('sqlite');
    const next = steps.at(-1)!.version + 1;
    const half = { version: next, sql: 'CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);' };
    expect(() => migrate(connection, ':memory:', [...steps, half])).toThrow('nowhere');
    expect(connection.get("SELECT name FROM sqlite_schema WHERE name = 'half'")).toBeNull();
    expect(connection.get('PRAGMA user_version')).toMatchObject({ user_version: next - 1 });
    migrate(connection, ':memory:', [...steps, { version: next, sql: 'CREATE TABLE whole (x);' }]);
    expect(connection.get('PRAGMA user_version')).toMatchObject({ user_version: next });
    connection.close();
  });
});

test('one program at a time fetches for a folder; what a dead one had taken is free for the next', async () => {
  const dir = folder();
  const [one, two] = [await openStore(dir, { beside: true }), await openStore(dir, { beside: true })];
  const feed = { id: 'a', address: 'https://a.example/', format: null, title: null, site: null, folder: null };
  await one.feeds.follow([feed], '2025-02-26T09:00:00.000Z');
  const end = await one.feeds.begin();
  expect((await one.feeds.takeFeeds('2025-02-26T09:01:00.000Z', '2999-01-01T00:00:00.000Z', 9)).length).toBe(1);
  await expect(two.feeds.begin()).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('fetches'),
  });
  end(); // as the system does it for a program that is killed
  expect(await two.feeds.takeFeeds('2025-02-26T09:02:00.000Z', '2999-01-01T00:00:00.000Z', 9)).toEqual([]);
  (await two.feeds.begin())();
  expect((await two.feeds.takeFeeds('2025-02-26T09:02:00.000Z', '2999-01-01T00:00:00.000Z', 9)).length).toBe(1);
  await one.close();
  await two.close();
});
