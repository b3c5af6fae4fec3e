export type { OpenOptions } from './database.ts';
export type * from './following.ts';
export { openStore } from './open.ts';
export type * from './store.ts';
