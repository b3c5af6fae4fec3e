import { Option } from 'commander';
import { openStore, type Store } from '../store/index.ts';
import { dataFolder } from './data-folder.ts';

/** The option that names the folder of the record. */
export const dataOption = (): Option =>
  new Option('--data <dir>', 'folder of the record')
    .env('RAPPORTEUR_DATA')
    .default(dataFolder(), "the platform's data folder");

/** Does the work on the record of a folder, and closes it whatever happens. */
export async function withStore<T>(dir: string, readOnly: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(dir, { readOnly });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
