export { type Outcome, type ReadPagesOptions, readPages } from './read-pages.ts';
export { type Answer, answer, failureFrom, type Product } from './reading.ts';
