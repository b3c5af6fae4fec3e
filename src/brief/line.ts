import type { Commitment, CorrectedField } from '../record/index.ts';
import { changedCopies, type Folded } from './fold.ts';
import { address, type Head, type Said, type Undertaken } from './shapes.ts';
import { chain, type Lookup, rests, type Voice } from './voices.ts';
import {
  ACT_WORDS,
  type ActWords,
  gistOf,
  isDeed,
  manners,
  several,
  shorten,
  undertakes,
  upperFirst,
} from './words.ts';

/** Below this confidence a line is shown as uncertain. */
export const THRESHOLD = 0.5;

/** One line of a page: a sentence that a person would say, who says so, and where it stands. */
export interface Line {
  /** Address of its sentence. */
  href: string;
  article: Head;
  sentence: number;
  attribution: string | null;
  /** Subject of the line: who speaks, or who is bound. */
  subject: string;
  subjectActor: string | null;
  act: ActWords;
  /** The gist of a commitment, in the text's words, with an ellipsis where it goes on; null for a plain statement. */
  gist: string | null;
  /** The reported words, shortened. */
  words: string;
  /** On whose word, from the outermost source to the innermost; empty where the article says it in its own voice. */
  voices: Voice[];
  rests: 'named' | 'unnamed';
  manners: string[];
  uncertain: boolean;
  copies: Copies;
  /** What people set right on it. */
  corrected: readonly CorrectedField[];
}

/** The other reports of the same thing. */
export interface Copies {
  also: { href: string; article: Head }[];
  changed: number;
  /** Id of the statement, where there is a page that compares them. */
  statement: string | null;
}

const MOST = 240;

function copies(folded: Folded<Said> | Folded<Undertaken>): Copies {
  return {
    also: folded.also.map((row) => ({ href: address(row), article: row.article })),
    changed: changedCopies(folded.statement),
    statement: folded.statement?.id ?? null,
  };
}

/** The words of indirect speech without the "that" that hangs them on their verb; and with no stray comma at the end. */
export function spoken(words: string, most = MOST): string {
  const bare = words.replace(/^that\s+/iu, '').replace(/,(?=["”’»]?$)/u, '');
  return shorten(bare, most);
}

/** The line of a statement. */
export function statementLine(folded: Folded<Said>, find: Lookup): Line {
  const row = folded.first;
  const voices = chain(row, find);
  const speaker = voices.at(-1)!;
  const act = ACT_WORDS[row.attribution.act];
  return {
    href: address(row),
    article: row.article,
    sentence: row.sentence,
    attribution: row.attribution.id,
    subject: upperFirst(speaker.name),
    subjectActor: speaker.actor,
    act: speaker.several ? { ...act, says: several(act.says) } : act,
    gist: null,
    words: spoken(row.content),
    voices,
    rests: rests(voices),
    manners: manners(row.attribution),
    uncertain: row.attribution.confidence < THRESHOLD,
    copies: copies(folded),
    corrected: row.attribution.corrected ?? [],
  };
}

/** The line of a commitment. */
export function undertakingLine(folded: Folded<Undertaken>, find: Lookup): Line & { commitment: Commitment } {
  const row = folded.first;
  const { commitment, reportedBy } = row;
  const voices = reportedBy ? chain(reportedBy, find) : [];
  const gist = gistOf(commitment.about);
  const act = undertakes(commitment, gist !== null && isDeed(commitment.about, row.words));
  return {
    commitment,
    href: address(row),
    article: row.article,
    sentence: row.sentence,
    attribution: commitment.attribution,
    subject: upperFirst(commitment.holder),
    subjectActor: commitment.holderActor ?? null,
    act: gist === null ? { ...act, says: act.says.replace(/ on$/u, '') } : act,
    gist,
    // What is not told as its gist is told whole.
    words: spoken(gist === null && (commitment.about ?? '').length > row.words.length ? commitment.about! : row.words),
    voices,
    rests: rests(voices),
    manners: reportedBy ? manners(reportedBy.attribution) : [],
    uncertain: commitment.confidence < THRESHOLD,
    copies: copies(folded),
    corrected: [...(commitment.corrected ?? []), ...(reportedBy?.attribution.corrected ?? [])],
  };
}
