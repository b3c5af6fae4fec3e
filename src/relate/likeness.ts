import { SYNONYM_GROUP } from './lexicon.ts';
import type { Word } from './words.ts';

const WEIGHT = { name: 1.5, number: 1.5, content: 1, function: 0.2 } as const;

/** How much a word counts when tellings are compared. */
export const weight = (word: Word): number => WEIGHT[word.kind];

/** How far two words are the same, 0 to 1: same form, same stem, synonyms, the same beginning, a name spelled otherwise. */
export function wordLikeness(a: Word, b: Word): number {
  if (a.key === b.key) return 1;
  if (a.value !== null || b.value !== null) return a.value !== null && a.value === b.value ? 1 : 0;
  if (a.stem === b.stem) return 0.95;
  if (a.kind === 'function' || b.kind === 'function') return 0;
  const group = SYNONYM_GROUP.get(a.stem) ?? SYNONYM_GROUP.get(a.key);
  if (group !== undefined && group === (SYNONYM_GROUP.get(b.stem) ?? SYNONYM_GROUP.get(b.key))) return 0.8;
  const short = Math.min(a.stem.length, b.stem.length);
  const long = Math.max(a.stem.length, b.stem.length);
  if (short < 4) return 0;
  let same = 0;
  while (same < short && a.stem[same] === b.stem[same]) same++;
  if (same >= 4 && same / long >= 0.62) return 0.75;
  if (
    a.kind === 'name' &&
    b.kind === 'name' &&
    long >= 5 &&
    long - short <= 1 &&
    editsWithin(a.key, b.key, long > 7 ? 2 : 1)
  )
    return 0.85;
  return 0;
}

/** Whether two words are at most `most` edits apart. */
export function editsWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      next.push(cost);
      if (cost < best) best = cost;
    }
    if (best > most) return false;
    row = next;
  }
  return row[b.length]! <= most;
}

/** Likeness of words by key, remembered: articles of one family compare the same words many times. */
export function rememberedLikeness(): (a: Word, b: Word) => number {
  const known = new Map<string, number>();
  return (a, b) => {
    if (a.key === b.key) return 1;
    const key = `${a.kind[0]}${a.key} ${b.kind[0]}${b.key}`;
    let value = known.get(key);
    if (value === undefined) {
      value = wordLikeness(a, b);
      known.set(key, value);
    }
    return value;
  };
}
