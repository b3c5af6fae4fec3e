export { agendaOf } from './agenda.ts';
export { type Ingested, type IngestOptions, ingest } from './ingest.ts';
export { positionsOf } from './positions.ts';
export { type Outcome, type ReadPagesOptions, readPages } from './read-pages.ts';
export { type Product, readPage } from './reading.ts';
export { relateRecord } from './relating.ts';
