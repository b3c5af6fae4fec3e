import type { Actor } from '../../record/index.ts';
import type { Filter, StoredActor } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { conditionsOf, page } from './filter.ts';

export function saveActors(connection: Connection, actors: readonly Actor[]): void {
  for (const { id, type, name } of actors)
    connection.run(
      `INSERT INTO actors (id, type, name) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name`,
      id,
      type,
      name,
    );
}

export function loadActor(connection: Connection, id: string): Actor | null {
  const row = connection.get('SELECT id, type, name FROM actors WHERE id = ?', id);
  return row && actorOf(row);
}

/** Actors that speak, are bound or take part in the filter's articles. */
export function listActors(connection: Connection, filter: Filter): StoredActor[] {
  const { actor, ...rest } = filter;
  const { sql, values } = conditionsOf(rest, null);
  const roles = [
    `SELECT x.actor AS id, 1 AS statements, 0 AS commitments, 0 AS events
     FROM attributions x JOIN articles a ON a.n = x.article WHERE x.actor IS NOT NULL AND ${sql}`,
    `SELECT x.holder_actor, 0, 1, 0
     FROM commitments x JOIN articles a ON a.n = x.article WHERE x.holder_actor IS NOT NULL AND ${sql}`,
    `SELECT DISTINCT x.actor, 0, 0, x.article * 1000000 + x.event + 1
     FROM participants x JOIN articles a ON a.n = x.article WHERE x.actor IS NOT NULL AND ${sql}`,
  ];
  return connection
    .all(
      `SELECT id, type, name, sum(statements) AS statements, sum(commitments) AS commitments, sum(events > 0) AS events
       FROM (${roles.join(' UNION ALL ')}) JOIN actors USING (id) ${actor === undefined ? '' : 'WHERE id = ?'}
       GROUP BY id ORDER BY 4 DESC, 5 DESC, 6 DESC, name, id LIMIT ? OFFSET ?`,
      ...[...values, ...values, ...values],
      ...(actor === undefined ? [] : [actor]),
      ...page(filter),
    )
    .map((row) => ({
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
