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
  const { actor, ...rest } = filter;
  const { sql, values } = conditionsOf(rest, null, queries.dialect);
  const roles = [
    `SELECT x.actor AS id, 1 AS statements, 0 AS commitments, 0 AS events
     FROM attributions x JOIN articles a ON a.n = x.article WHERE x.actor IS NOT NULL AND ${sql}`,
    `SELECT x.holder_actor, 0, 1, 0
     FROM commitments x JOIN articles a ON a.n = x.article WHERE x.holder_actor IS NOT NULL AND ${sql}`,
    `SELECT actor, 0, 0, 1 FROM (
       SELECT DISTINCT x.actor, x.article, x.event
       FROM participants x JOIN articles a ON a.n = x.article WHERE x.actor IS NOT NULL AND ${sql}) AS taking_part`,
  ];
  const rows = await queries.all(
    `SELECT r.id, r.type, r.name, sum(f.statements) AS statements, sum(f.commitments) AS commitments, sum(f.events) AS events
     FROM (${roles.join(' UNION ALL ')}) AS f JOIN actors r ON r.id = f.id ${actor === undefined ? '' : 'WHERE r.id = ?'}
     GROUP BY r.id, r.type, r.name ORDER BY 4 DESC, 5 DESC, 6 DESC, r.name, r.id LIMIT ? OFFSET ?`,
    ...[...values, ...values, ...values],
    ...(actor === undefined ? [] : [actor]),
    ...page(filter, queries.dialect),
  );
  return rows.map((row) => ({
    actor: actorOf(row),
    statements: row['statements'] as number,
    commitments: row['commitments'] as number,
    events: row['events'] as number,
  }));
}

const actorOf = (row: Row): Actor => ({
  id: row['id'] as string,
  type: row['type'] as Actor['type'],
  name: row['name'] as string,
});
