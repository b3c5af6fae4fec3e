import type { Drift } from '../../record/index.ts';
import type { Word } from '../words.ts';
import { type Comparison, drift, spanOf } from './comparison.ts';
import { isNegation } from './polarity.ts';

const HEDGES = /^(?:may|might|could|can|will|would|shall|should|perhaps|maybe|possibly|probably|likely)$/u;
const LINKS = /^(?:and|but|or|so|then|yet|that)$/u;
const CONTRACTED: Record<string, string> = {
  "i'm": 'i am',
  "we're": 'we are',
  "don't": 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "won't": 'will not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "can't": 'can not',
  cannot: 'can not',
  "it's": 'it is',
  "that's": 'that is',
  "we've": 'we have',
  "i've": 'i have',
  "we'll": 'we will',
  "i'll": 'i will',
  "they're": 'they are',
  "couldn't": 'could not',
  "wouldn't": 'would not',
  "hasn't": 'has not',
  "haven't": 'have not',
};

interface Token {
  key: string;
  word: Word;
}

const spelled = (words: readonly Word[]): Token[] =>
  words.flatMap((word) =>
    (CONTRACTED[word.key] ?? word.key)
      .replace(/\./gu, '')
      .split(/[\s-]+/u)
      .map((key) => ({ key: british(key), word })),
  );

const british = (key: string): string =>
  key
    .replace(/(?<=[a-z]{2})our(?=s|ed|ing|$)/u, 'or')
    .replace(/(?<=[a-z]{2})tre(s?)$/u, 'ter$1')
    .replace(/(?<=[a-z]{3})is(e[ds]?|ing|ation)$/u, 'iz$1')
    .replace(/mme(s?)$/u, 'm$1')
    .replace(/(?<=[a-z]{3})ll(?=ed|ing)/u, 'l');

/**
 * Words inside the variant's quotation marks that were not said so. Leaving words out at the ends changes nothing; `explained` are
 * words that another kind of drift already accounts for.
 */
export function changedWording(c: Comparison, explained: readonly Drift[]): Drift[] {
  const quoted = c.variant.words.filter((w) => w.quote >= 0 && answers(c, w.quote));
  if (quoted.length < 2) return [];
  const mine = spelled(saidAround(c));
  const theirs = spelled(quoted);
  const edits = editsOf(mine, theirs);
  const excused = (word: Word): boolean =>
    explained.some((d) =>
      [d.after].some((s) => s !== null && s.start <= word.start && word.end <= s.end && s.end - s.start < 40),
    );
  const hadNegation = explained.some((d) => d.kind === 'dropped_negation');
  const added = edits.added.filter(
    (t, i) =>
      !excused(t.word) &&
      !(i === 0 && t === theirs[0] && LINKS.test(t.key)) &&
      !(hadNegation && LINKS.test(t.key)) &&
      !(explained.length > 0 && HEDGES.test(t.key)),
  );
  const cut = edits.cut.filter(
    (t) =>
      !isNegation(t.word) &&
      !HEDGES.test(t.key) &&
      !explained.some((d) => d.before !== null && d.before.start <= t.word.start && t.word.end <= d.before.end),
  );
  if (added.length > 0)
    return [
      drift(
        'changed_wording',
        spanOf(edits.cut.map((t) => t.word)) ?? null,
        spanOf(added.map((t) => t.word)),
        confidence(c),
      ),
    ];
  const solid = cut.filter((t) => t.word.kind !== 'function');
  if (solid.length > 0) return [drift('changed_wording', spanOf(solid.map((t) => t.word)), spanOf(quoted), 0.6)];
  return [];
}

/** The origin's words with the rest of their quotation's sentence: a telling may be a part of what was said. */
function saidAround(c: Comparison): readonly Word[] {
  const within = new Set(c.origin.words.filter((w) => w.quote >= 0).map((w) => `${w.quote} ${w.sentence}`));
  const own = new Set(c.origin.words);
  return c.origin.page.words.filter((w) => own.has(w) || (w.quote >= 0 && within.has(`${w.quote} ${w.sentence}`)));
}

/** The quotation is the telling's: a third of its words of matter have their like there. */
function answers(c: Comparison, quote: number): boolean {
  const solid = c.variant.words
    .map((w, j) => [w, j] as const)
    .filter(([w]) => w.quote === quote && w.kind !== 'function');
  return solid.length === 0 || solid.filter(([, j]) => c.back[j]! >= 0).length * 3 >= solid.length;
}

const confidence = (c: Comparison): number => (c.origin.quoted ? 0.9 : 0.7);

/** Words that the second list adds, and words of the first that are missing between two kept ones. */
function editsOf(a: readonly Token[], b: readonly Token[]): { added: Token[]; cut: Token[] } {
  const n = a.length;
  const m = b.length;
  const longest = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      longest[i]![j] =
        a[i]!.key === b[j]!.key ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const keptA = new Set<number>();
  const keptB = new Set<number>();
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (a[i]!.key === b[j]!.key) {
      keptA.add(i++);
      keptB.add(j++);
    } else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
    else j++;
  }
  const first = Math.min(...keptA, n);
  const last = Math.max(...keptA, -1);
  return {
    added: b.filter((_, j) => !keptB.has(j)),
    cut: a.filter((_, i) => !keptA.has(i) && i > first && i < last),
  };
}
