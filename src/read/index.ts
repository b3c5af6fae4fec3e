export type { Annotator, Draft, Layers, Sentence, Token } from './annotator.ts';
export { DEFAULT_READER, READERS, type ReaderName, type ReadOptions, read } from './read.ts';
