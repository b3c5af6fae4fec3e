import type { ReadArticle } from '../told.ts';
import { told } from '../told.ts';

/** What the affair of an article is found by. Small enough to be kept beside it: some 1.5 KB. */
export interface AffairProfile {
  article: string;
  /** Publication in milliseconds since 1970; 0 where it is not known. */
  at: number;
  /** Telling words, names and actors (`@state/FR`) with how much the article makes of each, most first. */
  terms: (readonly [term: string, weight: number])[];
}

/** Terms that a profile keeps. */
const KEPT = 80;
/** The title and the first sentences say what a report is about. */
const LEAD = 3;
const LEADING = 2;

/**
 * Words that stand in the news of every affair, as stems. Compiled for this project from general knowledge of the trade.
 */
export const EVERYDAY = new Set(
  `say said tell told spoke spoken made took taken gave given came went saw seen knew known thought president minister prime foreign official spokesman spokeswoman spokesperson leader chief head secretary
  government ministry country state nation people week month year day time hour morning evening monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december
  report reporter journalist news agency press media interview statement word question answer source correspondent
  meet meeting talk visit add call want make take give go come see know think part way thing work new old first second last
  next former senior high large big long short good two three side end start begin plan support group member national international
  world public political politic thousand million billion hour note letter hall room table door side both own`
    .split(/\s+/u)
    .filter(Boolean),
);

/** The profile of an article. It follows from the article and its reading alone. */
export function profileOf(read: ReadArticle): AffairProfile {
  const t = told(read);
  const counts = new Map<string, number>();
  const count = (term: string, n: number): void => void counts.set(term, (counts.get(term) ?? 0) + n);
  for (const word of t.words) {
    if (word.kind === 'function' || word.kind === 'number' || EVERYDAY.has(word.stem)) continue;
    count(word.group >= 0 ? `#${word.group}` : word.stem, word.sentence < LEAD ? LEADING : 1);
  }
  for (const mention of read.reading.mentions) if (mention.actor) count(`@${mention.actor}`, 1);
  const terms = [...counts]
    .map(([term, n]) => [term, Math.round(100 * (1 + Math.log(n))) / 100] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { article: read.article.id, at: t.moment.at, terms: terms.slice(0, KEPT) };
}
