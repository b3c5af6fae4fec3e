export type * from './access.ts';
export { type OpenOptions, openSqlite as openStore } from './sqlite/open.ts';
export type * from './store.ts';
