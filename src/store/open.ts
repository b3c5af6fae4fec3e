import { accountsOn } from './accounts.ts';
import { listActors, loadActor } from './actors.ts';
import { listArticles, loadArticle, saveArticle } from './articles.ts';
import { listAttributions } from './attributions.ts';
import { auditOn } from './audit.ts';
import { listCommitments } from './commitments.ts';
import { correctionsOn } from './corrections.ts';
import { count } from './counts.ts';
import type { Database, OpenOptions } from './database.ts';
import { listEvents } from './events.ts';
import { followedOn } from './feeds/feeds.ts';
import { itemsOn } from './feeds/items.ts';
import { marksOn } from './marks.ts';
import { loadReading, machineReading, saveReading } from './readings.ts';
import { listReports, listStatements, loadFamily, loadReport, loadStatement, saveRelations } from './relations.ts';
import { searchesOn } from './saved-searches.ts';
import { search } from './search.ts';
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
  return storeOn(await openDatabase(where, options));
}

/** Whether this names a PostgreSQL database, and not a folder. */
export const isPostgres = (where: string): boolean => /^postgres(?:ql)?:\/\//.test(where);

async function openDatabase(where: string, options: OpenOptions): Promise<Database> {
  if (!isPostgres(where)) return openSqlite(where, options);
  const { openPostgres } = await import('./postgres/open.ts'); // its client is loaded by those who need it
  return openPostgres(where, options);
}

/** The store over a database of either engine. */
export const storeOn = (db: Database): Store => ({
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
  saveRelations: (reports, statements) => db.transaction((tx) => saveRelations(tx, reports, statements)),
  report: (article) => loadReport(db, article),
  family: (id) => loadFamily(db, id),
  reports: (filter = {}) => listReports(db, filter),
  statement: (id) => loadStatement(db, id),
  statements: (filter = {}) => listStatements(db, filter),
  corrections: correctionsOn(db, { machine: machineReading, replace: saveReading }),
  marks: marksOn(db, loadReading),
  searches: searchesOn(db),
  feeds: { ...followedOn(db), ...itemsOn(db) },
  versions: versionsOn(db),
  accounts: accountsOn(db),
  audit: auditOn(db),
  close: () => db.close(),
});
