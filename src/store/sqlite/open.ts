import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../record/index.ts';
import type { Store } from '../store.ts';
import { listActors, loadActor } from './actors.ts';
import { listArticles, loadArticle, loadReading, saveArticle } from './articles.ts';
import { listAttributions } from './attributions.ts';
import { listCommitments } from './commitments.ts';
import { type Commits, commits } from './commits.ts';
import { type Connection, connect, connectWriter } from './connection.ts';
import { count } from './counts.ts';
import { listEvents } from './events.ts';
import { lock } from './lock.ts';
import { behind, migrate } from './migrate.ts';
import { listReports, listStatements, loadFamily, loadReport, loadStatement, saveRelations } from './relations.ts';
import { search } from './search.ts';

export interface OpenOptions {
  /** Takes no lock, makes nothing, and refuses to save. */
  readOnly?: boolean;
}

/**
 * Opens the record in a folder. One writer at a time; readers as many as there are, also while it writes, and they see
 * what is committed.
 * @throws Failure `locked`, `not_found` (to read a folder without a record), `newer_record`, `corrupt_record`, `unreadable`
 */
export async function openSqlite(dir: string, { readOnly = false }: OpenOptions = {}): Promise<Store> {
  const file = join(resolve(dir), 'record.sqlite');
  if (readOnly && !existsSync(file))
    throw new Failure('not_found', 'There is no record in this folder.', {
      value: dir,
      advice: 'Fill one with: rapporteur ingest PAGES --data FOLDER.',
    });
  if (!readOnly) return openWriter(dir, file);
  const reader = connect(file, { readOnly: true });
  const missing = closing(reader, () => behind(reader, file));
  if (missing > 0) {
    reader.close();
    await (await openWriter(dir, file)).close(); // brings the record of an older version up to date
    return storeOn(connect(file, { readOnly: true }), null, () => {});
  }
  return storeOn(reader, null, () => {});
}

async function openWriter(dir: string, file: string): Promise<Store> {
  makeFolder(dir);
  const unlock = lock(resolve(dir));
  try {
    const writer = connectWriter(file);
    return closing(writer, () => {
      migrate(writer, file);
      const writing = commits(writer);
      // Reads have their own connection, so that they never see what is not committed yet.
      return storeOn(connect(file, { readOnly: true }), { writer, writing }, unlock);
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

function storeOn(
  reader: Connection,
  write: { writer: Connection; writing: Commits } | null,
  unlock: () => void,
): Store {
  const writable = () => {
    if (!write) throw new Error('the record was opened to be read only');
    return write;
  };
  return {
    save: async (article, reading) => {
      const { writer, writing } = writable();
      return writing.within(() => saveArticle(writer, article, reading));
    },
    saveRelations: async (reports, statements) => {
      const { writer, writing } = writable();
      return writing.within(() => saveRelations(writer, reports, statements));
    },
    article: async (id) => loadArticle(reader, id),
    reading: async (id) => loadReading(reader, id),
    articles: async (filter = {}) => listArticles(reader, filter),
    attributions: async (filter = {}) => listAttributions(reader, filter),
    commitments: async (filter = {}) => listCommitments(reader, filter),
    events: async (filter = {}) => listEvents(reader, filter),
    actors: async (filter = {}) => listActors(reader, filter),
    actor: async (id) => loadActor(reader, id),
    search: async (query, filter = {}) => search(reader, query, filter),
    counts: async (filter = {}) => count(reader, filter),
    report: async (article) => loadReport(reader, article),
    family: async (id) => loadFamily(reader, id),
    reports: async (filter = {}) => listReports(reader, filter),
    statement: async (id) => loadStatement(reader, id),
    statements: async (filter = {}) => listStatements(reader, filter),
    close: async () => {
      write?.writing.flush();
      reader.close();
      write?.writer.close();
      unlock();
    },
  };
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new Failure('unreadable', 'The folder for the record cannot be made.', {
      value: dir,
      advice: 'Name another folder with --data.',
      cause: error,
    });
  }
}

/** Does the work on an open connection, and closes it where the work fails. */
function closing<T>(connection: Connection, work: () => T): T {
  try {
    return work();
  } catch (error) {
    connection.close();
    throw error;
  }
}
