export { extract } from './extract/index.ts';
export { type ReadOptions, read } from './read/index.ts';
export * from './record/index.ts';
