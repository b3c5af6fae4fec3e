import { BANDS, featuresOf, jaccard, ROWS, signatureOf, spread } from './minhash.ts';
import { quotedRuns } from './quotes.ts';
import type { Told } from './told.ts';

/**
 * What a report is found by among all others: MinHash signatures cut into bands (locality-sensitive hashing), then the exact
 * Jaccard index of what met in a band.
 */
export interface Sketch {
  /** The calendar day as published, in days since 1970; null where it is not known. */
  day: number | null;
  /** Sorted distinct hashes of the words that say what it is about. */
  features: Uint32Array;
  /** Buckets in which reports of one event meet, among those of days near by. */
  near: number[];
  /** Buckets in which copies meet, whatever their days. */
  far: number[];
  /** Buckets in which reports of near days meet that quote the same words. */
  quoted: readonly number[];
}

/** Within so many days reports of one event are looked for; beyond them only copies. */
export const DAYS = 5;
const ALIKE = 0.15;
const COPIED = 0.4;
/** Asked where the day of one of the two is not known. */
const UNDATED = 0.25;
/**
 * Bands for copies, and in how many two have to meet: in two of 48 of 3 meet 98% of pairs with half of their words in common, 81% with
 * 0.4, 1% with 0.15 and of unlike ones one in 50,000, so that few of a large record are looked at.
 */
const FAR_BANDS = 48;
const FAR_ROWS = 3;
export const FAR_MEETINGS = 2;
/** So many runs of quoted words are kept of a report: those with the least hashes, so that the same are kept of the same. */
const MOST_QUOTED = 32;

export function sketchOf(report: Told): Sketch {
  return sketchFrom(report.moment.day, featuresOf(report.words), quotedRuns(report).slice(0, MOST_QUOTED));
}

/** A sketch from what cannot be worked out from the rest. */
export function sketchFrom(day: number | null, features: Uint32Array, quoted: readonly number[]): Sketch {
  const signature = signatureOf(features);
  return {
    day,
    features,
    near: bucketsOf(signature, BANDS, ROWS, 0),
    far: bucketsOf(signature, FAR_BANDS, FAR_ROWS, BANDS),
    quoted,
  };
}

/** A number of 31 bits for each band: its rows and its place. */
const bucketsOf = (signature: Uint32Array, bands: number, rows: number, salt: number): number[] =>
  Array.from({ length: bands }, (_, band) => {
    let key = band + salt;
    for (let r = 0; r < rows; r++) key = spread(key ^ signature[band * rows + r]!);
    return key >>> 1;
  });

/** Whether two reports are looked at as of near days: within `DAYS` of each other, or both undated. */
export const sameDays = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= DAYS;

/**
 * Whether two reports that met in a bucket are near: one of `near` or `quoted` where their days are near, one of `far` elsewhere. `quoted`
 * says that they met in one of those.
 */
export function isNear(
  a: Pick<Sketch, 'day' | 'features'>,
  b: Pick<Sketch, 'day' | 'features'>,
  quoted: boolean,
): boolean {
  if (quoted && sameDays(a.day, b.day)) return true;
  const asked = sameDays(a.day, b.day) ? ALIKE : a.day === null || b.day === null ? UNDATED : COPIED;
  return jaccard(a.features, b.features) >= asked;
}
