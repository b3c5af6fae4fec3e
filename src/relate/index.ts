export {
  type AffairPlaces,
  type AffairProfile,
  affairName,
  COUNTED_DAYS,
  createAffairPlaces,
  type Placing,
  profileOf,
  QUIET_DAYS,
} from './affairs.ts';
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
export { type Relations, relate } from './relations.ts';
export type { ReadArticle } from './told.ts';
export { type Trace, type TracedVariant, trace } from './trace.ts';
