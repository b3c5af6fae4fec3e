export { type Entry, entries, type Month, monthOf, next } from './agenda.ts';
export { atomOf, hitAddress, hitTitle, jsonFeedOf } from './alert-feeds.ts';
export { compare, type Difference, likeness, within } from './compare.ts';
export { correctedWords, FIELD_WORDS, fieldValue } from './corrected.ts';
export { csv } from './csv.ts';
export {
  type AffairDebrief,
  type AffairRows,
  affairDebrief,
  type Clash,
  type Daily,
  daily,
} from './daily.ts';
export {
  byPublication,
  dayOf,
  instant,
  MONTH_NAMES,
  plusDays,
  type Stretch,
  say,
  sayDay,
  stretchOf,
  weekday,
} from './dates.ts';
export { type Debrief, type DebriefRows, debrief } from './debrief.ts';
export { type Disagreement, DRIFT_WORDS, disagreements } from './disagreements.ts';
export { docx } from './docx.ts';
export { type DriftedCopy, driftAtom, driftJson, driftTitle } from './drift-feed.ts';
export { FATE_WORDS, type Fates, fatesOf } from './fates.ts';
export { changed, changedCopies, type Folded, fold, gather, plainWords } from './fold.ts';
export { type Condition, type Health, healthOf } from './health.ts';
export { type Feed, icalendar } from './ical.ts';
export { type Copies, type Line, spoken, statementLine, THRESHOLD, undertakingLine } from './line.ts';
export {
  articlesOf,
  type Matrix,
  matrixOf,
  type Stand,
  type Standing,
  stand,
  standingsOf,
  TURN_WORDS,
  type Turned,
  turnsOf,
} from './positions.ts';
export { positionRows, writtenPositions } from './positions-written.ts';
export { type Drifted, type PageSentence, type Paragraph, pageOf, type Role, type Segment } from './reader.ts';
export { address, type Head, type Place, type Said, type Undertaken } from './shapes.ts';
export { isSlight, pointsOnly } from './slight.ts';
export { LANES, type Lane, type Timeline, type TimelineBin, type TimelineMark, timeline } from './timeline.ts';
export { type Found, type Trace, telling, trace } from './trace.ts';
export { byHolder, foldUndertakings, type Holder, type Undertaking } from './undertakings.ts';
export { ledger, type OutletLedger, type Unnamed } from './unnamed.ts';
export { type Changes, changesBetween } from './versions.ts';
export { chain, type Lookup, lookup, NO_SOURCE, rests, type Voice, voiceOf } from './voices.ts';
export {
  ACT_WORDS,
  type ActWords,
  count,
  FIRMNESS_WORDS,
  gistOf,
  isDeed,
  KIND_WORDS,
  manners,
  STATUS_WORDS,
  shorten,
  type Tone,
  undertakes,
  upperFirst,
} from './words.ts';
export { markdown, plainText, type Run, type Written, written } from './written.ts';
