import type { Event, Reading } from '../record/index.ts';
import { sliceAll } from '../text/index.ts';
import type { Queries, Transaction } from './database.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { firstDay } from './first-day.ts';
import { bodyOf, sentenceAt } from './placed.ts';
import type { EventFilter, StoredEvent } from './store.ts';

export async function saveEvents(tx: Transaction, article: number, reading: Reading): Promise<void> {
  const rows = reading.events.map((event, ord) => [
    ...[article, ord, sentenceAt(reading.sentences, event.trigger[0]!), event.type, firstDay(event.start)],
    ...[event.start, event.status, sliceAll(reading.text, event.trigger.slice(0, 1))],
    ...[event.time ? sliceAll(reading.text, event.time) : null, JSON.stringify(event)],
  ]);
  const parts = reading.events.flatMap(({ participants }, ord) =>
    participants.map(({ name, actor }, place) => [article, ord, place, name, actor ?? null]),
  );
  await tx.insert('events', COLUMNS, rows);
  await tx.insert('participants', ['article', 'event', 'ord', 'name', 'actor'], parts);
}

const COLUMNS = ['article', 'ord', 'sentence', 'type', '"day"', '"start"', 'status', 'words', '"time"', 'body'];

export async function listEvents(queries: Queries, filter: EventFilter): Promise<StoredEvent[]> {
  const { sql, values } = conditionsOf(
    filter,
    'EXISTS (SELECT 1 FROM participants x WHERE x.article = e.article AND x.event = e.ord AND x.actor = ?)',
    queries.dialect,
  );
  const clauses = [sql];
  if (filter.from !== undefined) {
    clauses.push('e."day" >= ?');
    values.push(filter.from);
  }
  if (filter.until !== undefined) {
    clauses.push('e."day" < ?');
    values.push(filter.until);
  }
  if (filter.status !== undefined) {
    clauses.push('e.status = ?');
    values.push(filter.status);
  }
  const rows = await queries.all(
    `SELECT e.sentence, e.words, e."time", e.body, ${HEAD} FROM events e JOIN articles a ON a.n = e.article
     WHERE ${clauses.join(' AND ')}
     ORDER BY e."day" NULLS LAST, e."start" NULLS LAST, ${NEWEST_FIRST}, e.ord LIMIT ? OFFSET ?`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map((row) => ({
    article: headOf(row),
    sentence: row['sentence'] as number,
    event: bodyOf<Event>(row),
    words: row['words'] as string,
    time: row['time'] as string | null,
  }));
}
