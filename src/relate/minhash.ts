import type { Word } from './words.ts';

/** Bands of a signature and hashes of a band: 96 bands of 2 meet in 96% of pairs with a fifth of their words in common, all with a third. */
export const BANDS = 96;
export const ROWS = 2;
const HASHES = BANDS * ROWS;

/** The words that say what a report is about, as sorted distinct 32-bit hashes: names, numbers and words of matter. */
export function featuresOf(words: readonly Word[]): Uint32Array {
  const found = new Set<number>();
  for (const w of words)
    if (w.kind === 'number' || (w.kind !== 'function' && w.key.length > 3)) found.add(hash(w.stem));
  return Uint32Array.from(found).sort();
}

/** FNV-1a, 32 bits. */
export function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The finaliser of MurmurHash3: spreads a 32-bit number. */
export function spread(n: number): number {
  let h = n;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const SEEDS = Uint32Array.from({ length: HASHES }, (_, i) => spread(i * 0x9e3779b9 + 1));

/** MinHash signature (Broder 1997): the share of equal entries of two signatures estimates the Jaccard index of their features. */
export function signatureOf(features: Uint32Array): Uint32Array {
  const out = new Uint32Array(HASHES).fill(0xffffffff);
  for (const f of features) {
    for (let i = 0; i < HASHES; i++) {
      const h = spread(f ^ SEEDS[i]!);
      if (h < out[i]!) out[i] = h;
    }
  }
  return out;
}

/** Features in common over features in all, of two sorted lists. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      both++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  const all = a.length + b.length - both;
  return all === 0 ? 0 : both / all;
}
