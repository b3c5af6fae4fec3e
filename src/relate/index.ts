import type { Report, Statement } from '../record/index.ts';
import { createRecord } from './record.ts';
import type { ReadArticle } from './told.ts';

export { type AgendaChange, type AgendaEntry, agenda } from './agenda.ts';
export type { EventTelling } from './agenda-rows.ts';
export { type FolderRelations, folderRelations } from './folder.ts';
export {
  type Contradiction,
  type Evidence,
  type Issue,
  type IssueWishes,
  type Move,
  type PinnedIssue,
  type Position,
  type Positions,
  positions,
  type Stance,
  type Status,
  type Turn,
  type Undertaking,
} from './positions.ts';
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
