import { wordsOf } from '../words.ts';
import type { IssueWishes, PinnedIssue } from './shapes.ts';
import { type Taken, termsOf } from './stances.ts';

/** An issue while stances are being put to it. */
export interface Gathered {
  id: string;
  name: string;
  pinned: boolean;
  terms: Set<string>;
  taken: Taken[];
}

/** Share of the smaller set that both have; of two terms or more at least two must be the same. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let both = 0;
  for (const term of a) if (b.has(term)) both++;
  return smaller > 1 && both < 2 ? 0 : both / smaller;
}

const ALIKE = 0.5;

/**
 * Puts each stance to the issue it is most like, oldest first; one that is like none founds its own. A later report never moves
 * an earlier stance, so issues keep their ids and members as the record grows.
 */
export function issuesOf(all: readonly Taken[], wishes: IssueWishes): Gathered[] {
  const pinned = (wishes.pinned ?? []).map((p) => ({
    issue: gatheredPin(p),
    phrases: p.phrases.map((w) => [...termsOf(w, new Set())]),
  }));
  const issues: Gathered[] = pinned.map((p) => p.issue);
  for (const one of all) {
    const words = new Set([...one.terms, ...termsOf(one.stance.evidence.words, new Set())]);
    const kept = pinned.find((p) => p.phrases.some((phrase) => phrase.length > 0 && phrase.every((w) => words.has(w))));
    const issue = kept?.issue ?? nearest(issues, one) ?? founded(issues, one);
    if (!issues.includes(issue)) issues.push(issue);
    issue.taken.push(one);
  }
  return merged(
    issues.filter((i) => i.taken.length > 0),
    wishes,
  );
}

const gatheredPin = (p: PinnedIssue): Gathered => ({
  id: p.id,
  name: p.name,
  pinned: true,
  terms: new Set(),
  taken: [],
});

function nearest(issues: readonly Gathered[], one: Taken): Gathered | null {
  let best: Gathered | null = null;
  let most = ALIKE;
  for (const issue of issues) {
    const likeness = Math.max(
      overlap(issue.terms, one.terms),
      ...issue.taken.slice(0, 12).map((t) => overlap(t.terms, one.terms) * 0.95),
    );
    if (likeness > most || (likeness === most && best === null)) {
      best = issue;
      most = likeness;
    }
  }
  return best;
}

function founded(issues: readonly Gathered[], one: Taken): Gathered {
  const { article, span } = one.stance.evidence;
  let id = `issue/${hash(`${article} ${span[0]!.start} ${one.key}`)}`;
  for (let n = 2; issues.some((i) => i.id === id); n++)
    id = `issue/${hash(`${article} ${span[0]!.start} ${one.key} ${n}`)}`;
  return {
    id,
    name: one.stance.about ?? shortened(one.stance.evidence.words),
    pinned: false,
    terms: new Set(one.terms),
    taken: [],
  };
}

const shortened = (words: string): string =>
  wordsOf(words, [{ start: 0, end: words.length }], [])
    .slice(0, 8)
    .map((w) => words.slice(w.start, w.end))
    .join(' ');

/** FNV-1a, 32 bits, in base 36. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}

function merged(issues: readonly Gathered[], wishes: IssueWishes): Gathered[] {
  const kept = new Map<string, Gathered>();
  for (const issue of issues) {
    let id = issue.id;
    const seen = new Set<string>();
    for (let into = wishes.merged?.[id]; into !== undefined && !seen.has(id); into = wishes.merged?.[id]) {
      seen.add(id);
      id = into;
    }
    const known = kept.get(id);
    const name = wishes.named?.[id];
    if (known) {
      known.taken.push(...issue.taken);
      if (issue.id === id && name === undefined) known.name = issue.name;
    } else kept.set(id, { ...issue, id, name: name ?? issue.name, taken: [...issue.taken] });
  }
  for (const issue of kept.values()) issue.taken.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return [...kept.values()];
}
