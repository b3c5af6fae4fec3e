import { BANDS, featuresOf, jaccard, ROWS, signatureOf, spread } from './minhash.ts';
import type { Told } from './told.ts';

/** Within so many days reports of one event are looked for; beyond them only copies. */
const DAYS = 5;
const ALIKE = 0.15;
const COPIED = 0.4;
/** Bands in which a copy from beyond those days has to meet: of 96, one with 0.4 of the words in common meets in 15. */
const COPIED_BANDS = 4;
const HEADS = 1 << 13;

interface Entry {
  id: string;
  day: number | null;
  features: Uint32Array;
}

/**
 * Finds the reports that can be of one affair with a report, without comparing it with all of them: MinHash signatures cut into
 * bands (locality-sensitive hashing), then the exact Jaccard index of what met in a band.
 */
export interface Nearby {
  /** Adds a report, and names those that are near it. Whether two reports are near depends on the two alone. */
  add(report: Told): string[];
  remove(id: string): void;
  readonly size: number;
}

export function createNearby(): Nearby {
  const entries: (Entry | null)[] = [];
  const places = new Map<string, number>();
  // Chains of reports that share a band's bucket: `heads` the latest report of each bucket plus one, `next` the one before it.
  const heads = new Int32Array(BANDS * HEADS);
  let next = new Int32Array(BANDS * 1024);
  let hits = new Uint8Array(1024);

  const grow = (): void => {
    const more = new Int32Array(next.length * 2);
    more.set(next);
    next = more;
    hits = new Uint8Array(hits.length * 2);
  };

  return {
    add(report) {
      const features = featuresOf(report.words);
      const signature = signatureOf(features);
      const entry: Entry = { id: report.article.id, day: report.moment.day, features };
      const place = entries.length;
      if (place >= hits.length) grow();
      const met: number[] = [];
      for (let band = 0; band < BANDS; band++) {
        let key = band;
        for (let r = 0; r < ROWS; r++) key = spread(key ^ signature[band * ROWS + r]!);
        const bucket = band * HEADS + (key & (HEADS - 1));
        const latest = heads[bucket]!;
        for (let at = latest; at > 0; at = next[(at - 1) * BANDS + band]!) {
          if (hits[at - 1] === 0) met.push(at - 1);
          hits[at - 1]!++;
        }
        next[place * BANDS + band] = latest;
        heads[bucket] = place + 1;
      }
      entries.push(entry);
      places.set(entry.id, place);
      const found: string[] = [];
      for (const other of met) {
        const there = entries[other];
        if (there && isNear(entry, there, hits[other]!)) found.push(there.id);
        hits[other] = 0;
      }
      return found.sort();
    },
    remove(id) {
      const place = places.get(id);
      if (place === undefined) return;
      entries[place] = null;
      places.delete(id);
    },
    get size() {
      return places.size;
    },
  };
}

function isNear(a: Entry, b: Entry, bands: number): boolean {
  const far = a.day !== null && b.day !== null && Math.abs(a.day - b.day) > DAYS;
  if (far && bands < COPIED_BANDS) return false;
  return jaccard(a.features, b.features) >= (far ? COPIED : ALIKE);
}
