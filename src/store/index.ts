export type * from './access.ts';
export type * from './affair-book.ts';
export type { OpenOptions } from './database.ts';
export type * from './desk.ts';
export type * from './following.ts';
export { isPostgres, openStore } from './open.ts';
export type * from './relating.ts';
export type * from './retellings.ts';
export type * from './store.ts';
