import type { Word } from './words.ts';

const WEIGHT = { name: 1.5, number: 1.5, content: 1, function: 0.2 } as const;

/** How much a word counts when tellings are compared. */
export const weight = (word: Word): number => WEIGHT[word.kind];

/** How far two words are the same, 0 to 1: same form, same stem, synonyms, the same beginning, a name spelled otherwise. */
export function wordLikeness(a: Word, b: Word): number {
  if (a.key === b.key) return 1;
  if (a.value !== null || b.value !== null) return a.value === b.value ? 1 : 0;
  if (a.stem === b.stem) return 0.95;
  if (a.kind === 'function' || b.kind === 'function') return 0;
  if (a.group >= 0 && a.group === b.group) return 0.8;
  if (a.stem.charCodeAt(0) !== b.stem.charCodeAt(0)) return 0;
  const short = Math.min(a.stem.length, b.stem.length);
  const long = Math.max(a.stem.length, b.stem.length);
  if (short < 4) return 0;
  let same = 1;
  while (same < short && a.stem.charCodeAt(same) === b.stem.charCodeAt(same)) same++;
  if (same >= 4 && same / long >= 0.62) return 0.75;
  const names = a.kind === 'name' && b.kind === 'name' && long >= 5 && long - short <= 1;
  return names && editsWithin(a.key, b.key, long > 7 ? 2 : 1) ? 0.85 : 0;
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
