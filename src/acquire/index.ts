export { acquire, acquireLines, type Bytes } from './acquire.ts';
export type { Acquired } from './acquired.ts';
export { isAddress } from './address.ts';
export { countPages } from './count.ts';
export { pagesOfLines } from './jsonl.ts';
