import { Option } from 'commander';
import { DEFAULT_READER, READERS, type ReaderName } from '../read/index.ts';

export interface ReaderOption {
  reader: ReaderName;
}

/** The option that says which reader reads. */
export const readerOption = (): Option =>
  new Option('--reader <name>', 'which reader').choices(READERS).default(DEFAULT_READER);
