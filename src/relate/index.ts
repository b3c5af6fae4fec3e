import type { Report, Statement } from '../record/index.ts';
import { createRecord } from './record.ts';
import type { ReadArticle } from './told.ts';

export { type AgendaChange, type AgendaEntry, agenda, type EventTelling } from './agenda.ts';
export { type FolderRelations, folderRelations } from './folder.ts';
export { type Change, createRecord, type RelatedRecord } from './record.ts';
export type { ReadArticle } from './told.ts';
export { type Trace, type TracedVariant, trace } from './trace.ts';

export interface Relations {
  reports: Report[];
  statements: Statement[];
}

/** Finds who copied whom and which statements are the same. The order of the input does not matter. */
export function relate(articles: readonly ReadArticle[]): Relations {
  const record = createRecord();
  record.add(articles);
  return record.relations();
}
