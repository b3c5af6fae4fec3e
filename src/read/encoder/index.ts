export { type ModelAnnotators, modelAnnotators } from './annotators.ts';
