/** A run of words that both texts have, that only the first has (`del`), or that only the second has (`ins`). */
export interface Difference {
  kind: 'same' | 'del' | 'ins';
  text: string;
}

/** Longer texts are compared up to here; past it a comparison by words says little and costs much. */
const MOST_WORDS = 600;

const wordsOf = (text: string): string[] => text.match(/\s*\S+/gu)?.slice(0, MOST_WORDS) ?? [];

/** What two words are compared by: letters and digits alone, without case. */
const bare = (word: string): string => {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? word.trim() : plain;
};

/** Lengths of the longest common subsequences of all suffixes of `a` and `b`; row by row. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

/** Compares two texts word by word, punctuation and case aside; `same` runs have the words of the second. */
export function compare(before: string, after: string): Difference[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const [x, y] = [a.map(bare), b.map(bare)];
  const table = lengths(x, y);
  const runs: Difference[] = [];
  const add = (kind: Difference['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && x[i] === y[j]) {
      add('same', b[j++]!);
      i++;
    } else if (j >= b.length || (i < a.length && table[i + 1]![j]! >= table[i]![j + 1]!)) add('del', a[i++]!);
    else add('ins', b[j++]!);
  }
  return runs;
}

/** Share of the words of the longer text that both have in the same order, 0 to 1. */
export function likeness(before: string, after: string): number {
  const [x, y] = [wordsOf(before).map(bare), wordsOf(after).map(bare)];
  const longer = Math.max(x.length, y.length);
  return longer === 0 ? 0 : lengths(x, y)[0]![0]! / longer;
}

/** Share of the words of `part` that `whole` has in the same order, 0 to 1. */
export function within(part: string, whole: string): number {
  const [x, y] = [wordsOf(part).map(bare), wordsOf(whole).map(bare)];
  return x.length === 0 ? 0 : lengths(x, y)[0]![0]! / x.length;
}
