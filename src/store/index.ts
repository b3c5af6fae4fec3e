export type { OpenOptions } from './database.ts';
export { openStore } from './open.ts';
export type * from './store.ts';
