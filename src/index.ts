export { type Debrief, type DebriefRows, debrief } from './brief/index.ts';
export { extract } from './extract/index.ts';
export { READERS, type ReaderName, type ReadOptions, read } from './read/index.ts';
export * from './record/index.ts';
export { type ReadArticle, type Relations, relate } from './relate/index.ts';
export * from './store/index.ts';
