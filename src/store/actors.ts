import type { Actor } from '../record/index.ts';
import type { Queries, Row, Transaction } from './database.ts';
import { conditionsOf, page } from './filter.ts';
import type { Filter, StoredActor } from './store.ts';

/** Puts in the actors that are new or have another name; the others are not touched, so that writers do not wait for each other. */
export async function saveActors(tx: Transaction, actors: readonly Actor[]): Promise<void> {
  const given = new Map(actors.map((actor) => [actor.id, actor]));
  const ids = JSON.stringify([...given.keys()]);
  for (const row of await tx.all(`SELECT id, type, name FROM actors WHERE ${tx.dialect.among('id')}`, ids)) {
    const { id, type, name } = actorOf(row);
    if (given.get(id)?.type === type && given.get(id)?.name === name) given.delete(id);
  }
  // In one order everywhere: two writers never hold what the other one waits for.
  const rows = [...given.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, type, name }) => [id, type, name]);
  await tx.insert(
    'actors',
    ['id', 'type', 'name'],
    rows,
    'ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name',
  );
}

export async function loadActor(queries: Queries, id: string): Promise<Actor | null> {
  const row = await queries.get('SELECT id, type, name FROM actors WHERE id = ?', id);
  return row && actorOf(row);
}

/** Actors that speak, are bound or take part in the filter's articles. */
export async function listActors(queries: Queries, filter: Filter): Promise<StoredActor[]> {
  const { actor, limit: _, offset: __, ...rest } = filter;
  const { sql, values } = conditionsOf(rest, null, queries.dialect);
  // Without a filter nothing is asked of the articles; with one they come first, as SQLite takes a CROSS JOIN in its order.
  const joined = actor === undefined ? 'articles a CROSS JOIN' : 'articles a JOIN';
  const isNarrowed = Object.values(rest).some((value) => value !== undefined);
  const from = (table: string, column: string): string => {
    const of = `x.${column} IS NOT NULL${actor === undefined ? '' : ` AND x.${column} = ?`}`;
    if (!isNarrowed) return `FROM ${table} x WHERE ${of}`;
    return `FROM ${joined} ${table} x ${actor === undefined ? 'WHERE' : 'ON'} x.article = a.n AND ${of} AND ${sql}`;
  };
  const counted = (column: string, n: number): string =>
    `SELECT ${column} AS id, ${[0, 1, 2].map((i) => `${i === n ? 'count(*)' : '0'} AS n${i}`).join(', ')}`;
  const roles = [
    `${counted('x.actor', 0)} ${from('attributions', 'actor')} GROUP BY x.actor`,
    `${counted('x.holder_actor', 1)} ${from('commitments', 'holder_actor')} GROUP BY x.holder_actor`,
    // Several names of one actor may take part in one event.
    `${counted('p.actor', 2)} FROM (SELECT DISTINCT x.actor, x.article, x.event ${from('participants', 'actor')}) AS p GROUP BY p.actor`,
  ];
  const asked = [...(actor === undefined ? [] : [actor]), ...(isNarrowed ? values : [])];
  const rows = await queries.all(
    `SELECT r.id, r.type, r.name, sum(f.n0) AS statements, sum(f.n1) AS commitments, sum(f.n2) AS events
     FROM (${roles.join(' UNION ALL ')}) AS f JOIN actors r ON r.id = f.id
     GROUP BY r.id, r.type, r.name ORDER BY 4 DESC, 5 DESC, 6 DESC, r.name, r.id LIMIT ? OFFSET ?`,
    ...[...asked, ...asked, ...asked],
    ...page(filter, queries.dialect),
  );
  return rows.map((row) => ({
    actor: actorOf(row),
    statements: Number(row['statements']),
    commitments: Number(row['commitments']),
    events: Number(row['events']),
  }));
}

const actorOf = (row: Row): Actor => ({
  id: row['id'] as string,
  type: row['type'] as Actor['type'],
  name: row['name'] as string,
});
