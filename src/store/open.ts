import { resolve } from 'node:path';
import { accountsOn } from './accounts.ts';
import { listActors, loadActor } from './actors.ts';
import { affairsOn } from './affairs.ts';
import { listArticles, loadArticle, saveArticle } from './articles.ts';
import { listAttributions } from './attributions.ts';
import { auditOn } from './audit.ts';
import { listCommitments } from './commitments.ts';
import { correctionsOn } from './corrections.ts';
import { count, extent, tally } from './counts.ts';
import type { Database, OpenOptions } from './database.ts';
import { listEvents } from './events.ts';
import { followedOn } from './feeds/feeds.ts';
import { itemsOn, release } from './feeds/items.ts';
import type { Feeds } from './following.ts';
import { marksOn } from './marks.ts';
import { type MovedTable, moveRecord, rowsOf } from './move.ts';
import { isPostgres } from './postgres/place.ts';
import { loadReading, machineReading, saveReading } from './readings.ts';
import { receivedOn } from './received.ts';
import { relatingOn } from './relating-work.ts';
import { listReports, listStatements, loadFamily, loadReport, loadStatement, saveRelations } from './relations.ts';
import { retellingsOn } from './retelling-queries.ts';
import { searchesOn } from './saved-searches.ts';
import { search } from './search.ts';
import { FETCHING, lock } from './sqlite/lock.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';
import { versionsOn } from './versions.ts';

/**
 * Opens a record: a folder (SQLite: one writer at a time), or `postgres://user@host/database` (writers as many as there are).
 * Readers as many as there are, also while it is written to, and they see what is committed.
 * @throws Failure `locked`, `not_found` (to read a record that is not there), `newer_record`, `corrupt_record`, `unreadable`,
 *   `no_database`
 */
export async function openStore(where: string, options: OpenOptions = {}): Promise<Store> {
  const database = await openDatabase(where, options);
  return storeOn(database, isPostgres(where) ? undefined : () => fetchAlone(database, where));
}

/**
 * Copies a record, whole and checked, into an empty one; see `moveRecord`.
 * @throws Failure as `openStore` and `moveRecord`
 */
export async function copyRecord(
  from: string,
  to: string,
  step: (rows: number, of: number) => void = () => {},
): Promise<MovedTable[]> {
  const source = await openDatabase(from, { readOnly: true });
  try {
    const all = await rowsOf(source);
    const target = await openDatabase(to, {});
    try {
      return await moveRecord(source, target, (rows) => step(rows, all));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openDatabase(where: string, options: OpenOptions): Promise<Database> {
  if (!isPostgres(where)) return openSqlite(where, options);
  const { openPostgres } = await import('./postgres/open.ts'); // its client is loaded by those who need it
  return openPostgres(where, options);
}

/** Makes this the only program that fetches for the folder; what one that died had taken is free again. */
async function fetchAlone(database: Database, dir: string): Promise<() => void> {
  const unlock = lock(resolve(dir), FETCHING);
  try {
    await release(database);
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * The store over a database of either engine.
 * @param begin what `feeds.begin` does; nothing unless given
 */
export const storeOn = (db: Database, begin: Feeds['begin'] = async () => () => {}): Store => ({
  save: (article, reading) => db.transaction((tx) => saveArticle(tx, article, reading)),
  article: (id) => loadArticle(db, id),
  reading: (id) => loadReading(db, id),
  articles: (filter = {}) => listArticles(db, filter),
  attributions: (filter = {}) => listAttributions(db, filter),
  commitments: (filter = {}) => listCommitments(db, filter),
  events: (filter = {}) => listEvents(db, filter),
  actors: (filter = {}) => listActors(db, filter),
  actor: (id) => loadActor(db, id),
  search: (query, filter = {}) => search(db, query, filter),
  counts: (filter = {}) => count(db, filter),
  extent: () => extent(db),
  tally: (filter = {}) => tally(db, filter),
  saveRelations: (reports, statements) => db.transaction((tx) => saveRelations(tx, reports, statements)),
  report: (article) => loadReport(db, article),
  family: (id) => loadFamily(db, id),
  reports: (filter = {}) => listReports(db, filter),
  statement: (id) => loadStatement(db, id),
  statements: (filter = {}) => listStatements(db, filter),
  relating: relatingOn(db),
  retellings: retellingsOn(db),
  corrections: correctionsOn(db, { machine: machineReading, replace: saveReading }),
  marks: marksOn(db, loadReading),
  searches: searchesOn(db),
  affairs: affairsOn(db),
  feeds: { ...followedOn(db), ...itemsOn(db), begin },
  received: receivedOn(db),
  versions: versionsOn(db),
  accounts: accountsOn(db),
  audit: auditOn(db),
  close: () => db.close(),
});
