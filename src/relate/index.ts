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
export { type Descent, descentOf, type Head, hasSay, type Neighbour, upFrom } from './copies.ts';
export {
  byRank,
  type Chain,
  chainsOf,
  type Family,
  familyFrom,
  leaderOf,
  leads,
  type Placed,
  type Standing,
} from './families.ts';
export { type FolderRelations, folderRelations } from './folder.ts';
export { kinshipFrom } from './kinship.ts';
export { momentOf } from './moments.ts';
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
export { createShelf, type Pair, type Shelf } from './shelf.ts';
export { DAYS, FAR_MEETINGS, isNear, type Sketch, sketchFrom } from './sketch.ts';
export type { ReadArticle, Told } from './told.ts';
export { type Trace, type TracedVariant, trace } from './trace.ts';
