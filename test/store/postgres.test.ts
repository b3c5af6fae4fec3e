import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, postgresPrograms, startCluster } from '../../scripts/cluster.ts';
import { openStore } from '../../src/store/index.ts';
import { migrations } from '../../src/store/migrations.ts';
import { migrate } from '../../src/store/postgres/open.ts';
import { placeOf } from '../../src/store/postgres/place.ts';
import { poolOn } from '../../src/store/postgres/pool.ts';
import { vectorOf } from '../../src/store/postgres/words.ts';
import { storeContract } from './contract.ts';
import { made } from './made.ts';
import { turnsContract } from './turns.ts';

const quoted = pg.escapeLiteral;

// Where PostgreSQL is not installed these are left out, but never in CI.
describe.skipIf(!postgresPrograms() && !process.env['CI'])('with PostgreSQL', () => {
  let cluster: Cluster;
  let address: string;
  beforeAll(async () => {
    cluster = await startCluster({ fsync: false });
    address = await cluster.database('records');
  });
  afterAll(() => cluster?.end());

  let records = 0;
  /** A record of its own in the one database. */
  const place = (): string => `${address}&schema=record_${++records}`;
  const ask = async (sql: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  storeContract('PostgreSQL', () => {
    const where = place();
    return { open: () => openStore(where), end: async () => {} };
  });

  describe('the record on PostgreSQL', () => {
    test('gets pairs of words where it was written without them', async () => {
      const [making] = migrations('postgres')
        .find(({ version }) => version === 8)!
        .sql.split(/^UPDATE/m);
      const whole = vectorOf(
        'Prime Minister of Norland',
        'The minister of Norland said: no talks, no minister of any kind.',
      );
      const before = whole.replace(/ ' [^']+'/g, '');
      expect(before).not.toBe(whole);
      const { rows } = await ask(
        `${making}; SELECT with_pairs(${quoted(before)}) = ${quoted(whole)}::tsvector AS same; DROP FUNCTION with_pairs`,
      ).then((answers) => (answers as unknown as pg.QueryResult[]).find(({ command }) => command === 'SELECT')!);
      expect(rows[0]).toEqual({ same: true });
    });

    test('is written so that a commit outlasts a power cut', async () => {
      const pool = poolOn(placeOf(place()));
      const { rows } = await pool.query(`SELECT current_setting('synchronous_commit') AS commit`);
      expect(rows[0]).toEqual({ commit: 'on' });
      await pool.end();
    });

    test('has writers as many as there are, and what one saves twice is saved once', async () => {
      const where = place();
      const stores = await Promise.all([1, 2, 3].map(() => openStore(where)));
      const all = Array.from({ length: 20 }, (_, i) => made(`n${i}`));
      const saved = await Promise.all(
        stores.flatMap((store) => all.map(({ article, reading }) => store.save(article, reading))),
      );
      expect(saved.filter((one) => one === 'added').length).toBe(20);
      expect(saved.filter((one) => one === 'unchanged').length).toBe(40);
      expect(await stores[0]!.counts()).toMatchObject({ articles: 20, attributions: 40, actors: 2 });
      await Promise.all(stores.map((store) => store.close()));
    });

    test('finds nothing to read, another program’s schema and a newer record apart', async () => {
      await expect(openStore(place(), { readOnly: true })).rejects.toMatchObject({ code: 'not_found' });
      await ask('CREATE SCHEMA theirs; CREATE TABLE theirs.things (x INTEGER)');
      await expect(openStore(`${address}&schema=theirs`)).rejects.toMatchObject({ code: 'corrupt_record' });
      await expect(openStore(`${address}&schema=No-name`)).rejects.toMatchObject({ code: 'bad_argument' });
      const newer = place();
      await (await openStore(newer)).close();
      await ask(`UPDATE record_${records}.record SET version = 9999`);
      await expect(openStore(newer)).rejects.toMatchObject({ code: 'newer_record' });
      await expect(openStore(newer, { readOnly: true })).rejects.toMatchObject({ code: 'newer_record' });
    });

    test('says what stands in the way to the database, without the password', async () => {
      const refused = openStore('postgres://ada:secret@127.0.0.1:1/news');
      await expect(refused).rejects.toMatchObject({
        code: 'no_database',
        value: 'postgres://ada:***@127.0.0.1:1/news',
      });
      const nowhere = openStore('postgres://ada@localhost/news?host=%2Fnowhere');
      await expect(nowhere).rejects.toMatchObject({ code: 'no_database', message: expect.stringContaining('socket') });
      const wrong = openStore(address.replace('/records', '/nothing'));
      await expect(wrong).rejects.toMatchObject({ code: 'no_database', message: expect.stringContaining('database') });
      const stranger = openStore(address.replace('postgres@', 'stranger@'));
      await expect(stranger).rejects.toMatchObject({ code: 'no_database', message: expect.stringContaining('user') });
    });

    test('refuses to save where it was opened to be read', async () => {
      const where = place();
      const store = await openStore(where);
      const reader = await openStore(where, { readOnly: true });
      const { article, reading } = made('one');
      await expect(reader.save(article, reading)).rejects.toThrow('read only');
      await store.save(article, reading);
      expect((await reader.articles()).length).toBe(1);
      await Promise.all([store.close(), reader.close()]);
    });

    test('a full disk is said, and what was saved before is kept', async () => {
      const where = place();
      const store = await openStore(where);
      const { article, reading } = made('one');
      await store.save(article, reading);
      const full = `record_${records}.full`;
      await ask(`CREATE FUNCTION ${full}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON record_${records}.readings FOR EACH ROW EXECUTE FUNCTION ${full}()`);
      const other = made('two');
      await expect(store.save(other.article, other.reading)).rejects.toMatchObject({ code: 'no_space' });
      expect((await store.articles()).map(({ id }) => id)).toEqual(['one']);
      await store.close();
    });

    test('reads on after its connections were cut', async () => {
      const where = place();
      const store = await openStore(where);
      const { article, reading } = made('one');
      await store.save(article, reading);
      await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapporteur'`);
      expect(await store.article('one')).toEqual(article);
      await store.close();
    });

    test('a transaction whose connection is cut between two statements ends, and not the program', async () => {
      const store = await openStore(place());
      const { article, reading } = made('one');
      await store.save(article, reading);
      const cut = store.relating.within(async (record) => {
        await record.hold('one');
        await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapporteur'`);
        await wait(100); // it is told while it asks nothing
        await record.done('one');
      });
      await expect(cut).rejects.toMatchObject({ code: 'no_database' });
      expect(await store.relating.waiting(10)).toEqual(['one']);
      await store.close();
    });

    test('who waits for a connection that others use waits as long as they do', async () => {
      const pool = poolOn(placeOf(place()), { max: 1 });
      const busy = pool.query('SELECT pg_sleep(11)'); // longer than a connection may take to be made
      const after = pool.query<{ one: number }>('SELECT 1 AS one');
      expect((await after).rows).toEqual([{ one: 1 }]);
      await busy;
      await pool.end();
    }, 60_000);

    test('who loses its turn with the connection is told, and another takes it', async () => {
      const where = place();
      const [store, other] = [await openStore(where), await openStore(where)];
      const told = store.relating.alone(async (signal) => {
        await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapporteur'`);
        await other.relating.alone(async () => {});
        signal.throwIfAborted();
      });
      await expect(told).rejects.toMatchObject({ code: 'no_database' });
      await Promise.all([store.close(), other.close()]);
    });

    test('a version that is saved while the one before is related waits, and is related after', async () => {
      const store = await openStore(place());
      const { article, reading } = made('one');
      await store.save(article, reading);
      let saved: Promise<unknown> = Promise.resolve();
      await store.relating.within(async (record) => {
        await record.hold('one');
        saved = store.save({ ...article, title: 'Another title' }, reading);
        expect((await record.article('one'))!.article.title).toBe(article.title);
        await wait(100);
        await record.done('one');
      });
      expect(await saved).toBe('replaced');
      expect(await store.relating.waiting(10)).toEqual(['one']);
      expect(await store.relating.isBehind()).toBe(true);
      await store.close();
    });

    turnsContract(place);

    test('programs that open a new record at once make it once', async () => {
      const where = place();
      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(where)));
      expect(await stores[3]!.counts()).toMatchObject({ articles: 0 });
      await Promise.all(stores.map((store) => store.close()));
    });

    test('a migration that fails leaves the record as it was', async () => {
      const where = place();
      await (await openStore(where)).close();
      const { schema, url } = placeOf(where);
      const pool = poolOn({ schema, url });
      const steps = migrations('postgres');
      const version = steps.at(-1)!.version + 1;
      const half = { version, sql: 'CREATE TABLE half (x BIGINT); INSERT INTO nowhere VALUES (1);' };
      await expect(migrate(pool, schema, [...steps, half], where)).rejects.toThrow('nowhere');
      const { rows } = await pool.query(`SELECT to_regclass('half') AS half, version FROM record`);
      expect(rows).toEqual([{ half: null, version: version - 1 }]);
      await pool.end();
    });
  });
});
