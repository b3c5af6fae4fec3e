import type { Row, Transaction } from './database.ts';
import type { ChainRow, HeadRow, PlaceRow, SketchRow } from './relating.ts';

/** Features as text: 32-bit numbers, little-endian, in base64. */
export const featuresText = (features: Uint32Array): string =>
  Buffer.from(features.buffer, features.byteOffset, features.byteLength).toString('base64');

export function featuresFrom(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The columns of a head, of the sketch under the alias `s`. */
export const HEAD_COLUMNS = 's.id, s.outlet, s.credits, s.published, s.length';

export const headRow = (row: Row): HeadRow => ({
  id: row['id'] as string,
  outlet: row['outlet'] as string | null,
  credits: JSON.parse(row['credits'] as string),
  published: row['published'] as string | null,
  length: row['length'] as number,
});

export const PLACE_COLUMNS = `${HEAD_COLUMNS}, s.version, s.descent, s.up, s.head`;

export const placeRow = (row: Row): PlaceRow => ({
  ...headRow(row),
  version: row['version'] as string,
  descent: row['descent'] === null ? null : JSON.parse(row['descent'] as string),
  up: row['up'] as string | null,
  head: row['head'] as string,
});

export const CHAIN_COLUMNS = `${HEAD_COLUMNS}, s.chain, s.leads, s.leader`;

export const chainRow = (row: Row): ChainRow => ({
  ...headRow(row),
  chain: row['chain'] as number,
  leads: row['leads'] === 1,
  leader: row['leader'] as string,
});

/** The numbers of articles that have a sketch, by their ids. */
export async function numbersOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.all(
    `SELECT s.id, s.article FROM sketches s WHERE ${tx.dialect.among('s.id')}`,
    JSON.stringify([...new Set(ids)]),
  );
  return new Map(rows.map((row) => [row['id'] as string, row['article'] as number]));
}

export const UNKNOWN_DAY = -1;

/** The days in which articles of one event with an article of this day are looked for. */
export const daysAround = (day: SketchRow['day'], days: number): number[] =>
  day === null ? [UNKNOWN_DAY] : Array.from({ length: 2 * days + 1 }, (_, i) => day - days + i);
