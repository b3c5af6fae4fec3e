import type { Paper } from '../attributions/candidate.ts';
import { nounPhraseBefore } from '../attributions/nouns.ts';
import type { Run } from '../attributions/words.ts';
import type { CommitmentAct, Firmness } from './words.ts';

/** A place where the wording binds somebody, before it is known whether they can bind themselves. */
export interface Binding {
  act: CommitmentAct;
  polarity: 'do' | 'not_do' | 'unclear';
  firmness: Firmness;
  /** Who is bound, as tokens; null where the verb has no subject of its own. */
  subject: Run | null;
  /** The token that binds ("vowed", "will") and the first token of what is undertaken. */
  head: number;
  goal: number;
  /** `said`: a verb, adjective or noun that says so; `modal`: only by "will", "would", "may". */
  by: 'said' | 'modal' | 'lack';
  modal: string | null;
  /** "no troops would": the subject is what is refused, not who refuses. */
  nobody?: boolean;
  /** Only states and bodies do it: of a person or company it is no undertaking. */
  official?: boolean;
  /** The token where the sentence goes on with something else; null or absent where the clause tells. */
  until?: number | null;
  /** The verb that is to be done, where one follows. */
  verb: string | null;
}

/** Words that say there is none of it. */
export const NO = /^(?:no|nothing|any|little|without|neither|never|none)$/;

/** The subject of a verb group; of one that opens a quotation, the noun phrase before its mark. */
export function subjectAt(paper: Paper, k: number): Run | null {
  const { words, groups, subjects } = paper;
  const run = subjects[k]!.run;
  if (run) return run;
  const mark = groups[k]!.from - 1;
  if (mark < 1 || !/^[“"]$|^``$/.test(words.low[mark] ?? '')) return null;
  return nounPhraseBefore(words, mark, words.sentences[words.sentence[mark]!]!.from);
}

/** The verb of a "to" infinitive at this token, and whether it is negated. */
export function infinitive(paper: Paper, at: number): { start: number; verb: string; negated: boolean } | null {
  const { low } = paper.words;
  let i = at;
  let negated = false;
  if (low[i] === 'not' || low[i] === 'never') {
    negated = true;
    i++;
  }
  if (low[i] !== 'to') return null;
  if (low[i + 1] === 'not' || low[i + 1] === 'never') negated = true;
  const group = paper.groups[paper.groupAt[i + 1] ?? -1] ?? paper.groups[paper.groupAt[i] ?? -1];
  return group
    ? {
        start: negated && low[i + 1] !== 'to' && low[i] !== 'not' ? i + 2 : i + 1,
        verb: group.lemma,
        negated: negated || group.negated,
      }
    : null;
}
