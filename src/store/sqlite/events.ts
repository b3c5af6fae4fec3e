import type { Event, Reading } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import type { EventFilter, StoredEvent } from '../store.ts';
import type { Connection } from './connection.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { firstDay } from './first-day.ts';
import { bodyOf, sentenceAt } from './placed.ts';

export function saveEvents(connection: Connection, article: number, reading: Reading): void {
  for (const [ord, event] of reading.events.entries()) {
    connection.run(
      `INSERT INTO events (article, ord, sentence, type, "day", "start", status, words, "time", body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[article, ord, sentenceAt(reading.sentences, event.trigger[0]!), event.type, firstDay(event.start)],
      ...[event.start, event.status],
      sliceAll(reading.text, event.trigger.slice(0, 1)),
      event.time ? sliceAll(reading.text, event.time) : null,
      JSON.stringify(event),
    );
    for (const [place, participant] of event.participants.entries())
      connection.run(
        'INSERT INTO participants (article, event, ord, name, actor) VALUES (?, ?, ?, ?, ?)',
        ...[article, ord, place, participant.name, participant.actor ?? null],
      );
  }
}

export function loadEvents(connection: Connection, article: number): Event[] {
  return connection
    .all('SELECT body FROM events WHERE article = ? ORDER BY ord', article)
    .map((row) => bodyOf<Event>(row));
}

export function listEvents(connection: Connection, filter: EventFilter): StoredEvent[] {
  const { sql, values } = conditionsOf(
    filter,
    'EXISTS (SELECT 1 FROM participants x WHERE x.article = e.article AND x.event = e.ord AND x.actor = ?)',
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
  return connection
    .all(
      `SELECT e.sentence, e.words, e."time", e.body, ${HEAD} FROM events e JOIN articles a ON a.n = e.article
       WHERE ${clauses.join(' AND ')}
       ORDER BY e."day" IS NULL, e."day", e."start", ${NEWEST_FIRST}, e.ord LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .map((row) => ({
      article: headOf(row),
      sentence: row['sentence'] as number,
      event: bodyOf<Event>(row),
      words: row['words'] as string,
      time: row['time'] as string | null,
    }));
}
