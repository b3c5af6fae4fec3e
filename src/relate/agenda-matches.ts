import { keysOf, markOf, moved, partyKeys, type Row, sameEvent, shared } from './agenda-rows.ts';
import type { Partition } from './partition.ts';

/** Rows that no comparison tells apart, but for their articles. */
export interface Likes {
  rows: Row[];
  /** The first row, and the first of another article where there is one: enough to tie every other row to. */
  ties: Row[];
}

/** Rows of one time, gathered by what is compared of them. */
export function withLikes([time, rows]: readonly [string, Row[]]): [string, Likes[]] {
  const groups = [...Map.groupBy(rows, markOf).values()];
  return [time, groups.map((group) => ({ rows: group, ties: tiesOf(group) }))];
}

function tiesOf(rows: readonly Row[]): Row[] {
  const [first] = rows;
  const other = rows.find((row) => row.telling.article.id !== first!.telling.article.id);
  return other ? [first!, other] : [first!];
}

function indexed<T>(items: readonly T[], keys: (item: T) => string[]): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const known = index.get(key);
      if (known) known.push(item);
      else index.set(key, [item]);
    }
  return index;
}

/** Joins what tells of one event at one time, in different articles. */
export function joinSame(likes: readonly Likes[], parts: Partition): void {
  const compared = new Set<number>();
  const place = new Map(likes.map((one, i) => [one, i]));
  for (const near of indexed(likes, (one) => keysOf(one.rows[0]!)).values())
    for (let i = 0; i < near.length; i++)
      for (let j = i; j < near.length; j++) {
        const [a, b] = [near[i]!, near[j]!];
        const pair = place.get(a)! * likes.length + place.get(b)!;
        if (compared.has(pair)) continue;
        compared.add(pair);
        if (sameEvent(a.rows[0]!, b.rows[0]!)) tie(a, b, parts);
      }
}

/** Joins each row of one with each row of the other that is of another article, by way of their ties. */
function tie(a: Likes, b: Likes, parts: Partition): void {
  for (const [rows, ties] of [
    [a.rows, b.ties],
    [b.rows, a.ties],
  ] as const)
    for (const row of rows)
      for (const to of ties) if (row.telling.article.id !== to.telling.article.id) parts.join(row.at, to.at);
}

/** Joins what a later article postpones, moves or calls off with what was told before. */
export function joinMoved(rows: readonly Row[], parts: Partition): void {
  const off = rows.filter(
    ({ telling: { event } }) => event.status === 'postponed' || event.status === 'cancelled' || event.previous,
  );
  if (off.length === 0) return;
  const told = Map.groupBy(rows, (row) => row.telling.article.id);
  const index = indexed(rows, keysOf);
  for (const row of off)
    for (const key of keysOf(row))
      for (const other of index.get(key) ?? [])
        if (parts.root(row.at) !== parts.root(other.at) && moved(row, other, told)) parts.join(row.at, other.at);
}

/** The rows of one day by participant, with the set that each belongs to by now. */
export type Settled = Map<string, { row: Row; sets: Map<number, string | null> }[]>;

/** For each set the one article that tells of it in these words; null where several do. */
export function settled(likes: readonly Likes[], parts: Partition): Settled {
  const rows = likes.map((one) => {
    const sets = new Map<number, string | null>();
    for (const { at, telling } of one.rows) {
      const root = parts.root(at);
      const known = sets.get(root);
      sets.set(root, known === undefined || known === telling.article.id ? telling.article.id : null);
    }
    return { row: one.rows[0]!, sets };
  });
  return indexed(rows, ({ row }) => partyKeys(row));
}

/** The only dated event among days that a telling of their week or month may be; null where there is none or more than one. */
export function soleMatch(row: Row, days: readonly Settled[]): number | null {
  const found = new Set<number>();
  for (const day of days)
    for (const key of partyKeys(row))
      for (const one of day.get(key) ?? []) {
        if (!sameEvent(row, one.row) || shared(row, one.row) === 0) continue;
        for (const [root, article] of one.sets) if (article !== row.telling.article.id) found.add(root);
        if (found.size > 1) return null;
      }
  return found.size === 1 ? [...found][0]! : null;
}
