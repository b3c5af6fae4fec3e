import { byPublication } from './dates.ts';
import { type Folded, gather, plainWords } from './fold.ts';
import { type Line, undertakingLine } from './line.ts';
import type { Undertaken } from './shapes.ts';
import type { Lookup } from './voices.ts';

export type Undertaking = ReturnType<typeof undertakingLine>;

/** What one holder promised, refused or left open. */
export interface Holder {
  name: string;
  actor: string | null;
  undertakings: Undertaking[];
}

const COMMON = new Set(
  'a an the of to for in on at by with and or any all its their his her our no not that'.split(' '),
);

const gistWords = (words: string): Set<string> =>
  new Set(
    plainWords(words)
      .split(' ')
      .filter((word) => !COMMON.has(word))
      .map((word) => word.replace(/s$/u, '')),
  );

/** Share of the smaller set that both have. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : a.intersection(b).size / smaller;
}

/** Folds commitments of one holder that say the same: same act and sense, and gists or words that mostly agree. */
export function foldUndertakings(rows: readonly Undertaken[]): Folded<Undertaken>[] {
  const seen: { key: string; holder: string; words: Set<string> }[] = [];
  return gather(
    [...rows].sort((a, b) => byPublication(a.article, b.article)),
    ({ commitment, words }) => {
      const holder = `${commitment.holderActor ?? plainWords(commitment.holder)} ${commitment.act} ${commitment.polarity}`;
      const gist = gistWords(commitment.about ?? words);
      const known = seen.find((other) => other.holder === holder && alike(other.words, gist) >= 0.75);
      if (known) return { key: known.key, statement: null };
      const key = String(seen.length);
      seen.push({ key, holder, words: gist });
      return { key, statement: null };
    },
  );
}

const WEIGHT: Record<Line['act']['tone'], number> = { refuse: 3, give: 3, open: 2, press: 1, plain: 1 };

/** Holders with what they undertook; those with most to tell first, within a holder the latest first. */
export function byHolder(rows: readonly Undertaken[], find: Lookup): Holder[] {
  const holders = new Map<string, Holder>();
  for (const folded of foldUndertakings(rows)) {
    const line = undertakingLine(folded, find);
    const key = line.subjectActor ?? plainWords(line.subject);
    const holder = holders.get(key) ?? { name: line.subject, actor: line.subjectActor, undertakings: [] };
    // One actor has one name, the fullest of those in its reports.
    if (line.subject.length > holder.name.length) holder.name = line.subject;
    holder.undertakings.push(line);
    holders.set(key, holder);
  }
  const weight = (holder: Holder): number =>
    holder.undertakings.reduce((sum, line) => sum + WEIGHT[line.act.tone] * (1 + line.copies.also.length), 0);
  for (const holder of holders.values())
    holder.undertakings.sort((a, b) => byPublication(b.article, a.article) || a.sentence - b.sentence);
  return [...holders.values()].sort((a, b) => weight(b) - weight(a));
}
