import { Option } from 'commander';
import { Failure } from '../record/index.ts';
import { isPostgres, type OpenOptions, openStore, type Store } from '../store/index.ts';
import { dataFolder } from './data-folder.ts';

/** The option that names the record. */
export const dataOption = (): Option =>
  new Option('--data <dir>', 'folder of the record, or postgres://user@host/database')
    .env('RAPPORTEUR_DATA')
    .default(dataFolder(), "the platform's data folder");

/** Does the work on the record of a folder, and closes it whatever happens. */
export const withStore = <T>(where: string, readOnly: boolean, work: (store: Store) => Promise<T>): Promise<T> =>
  within(where, { readOnly }, work);

/** The same for a small change that need not wait until others are done with the record. */
export const besideOthers = <T>(where: string, work: (store: Store) => Promise<T>): Promise<T> =>
  within(where, { beside: true }, work);

async function within<T>(where: string, options: OpenOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(where, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * Sees that a record is one in PostgreSQL.
 * @throws Failure `bad_argument`
 */
export function newsroomOnly(where: string, why: string): void {
  if (isPostgres(where)) return;
  throw new Failure('bad_argument', why, {
    value: where,
    advice: 'Give --data postgres://user@host/database; docs/NEWSROOM.md says how to get there.',
  });
}
