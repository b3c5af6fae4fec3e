import type { Reading } from '../record/index.ts';
import { saveActors } from './actors.ts';
import { saveAttributions } from './attributions.ts';
import { saveCommitments } from './commitments.ts';
import { correctedReading } from './corrections.ts';
import type { Queries, Transaction } from './database.ts';
import { saveEvents } from './events.ts';
import { reattachMarks } from './marks.ts';
import { bodiesOf, gathered } from './placed.ts';

/**
 * Puts the rows of an article's reading in, in place of those that are there: of the machine's reading as people corrected it.
 * Readers' marks find their lines again.
 */
export async function saveReading(tx: Transaction, n: number, machine: Reading): Promise<void> {
  for (const table of ['readings', 'attributions', 'commitments', 'events'])
    await tx.run(`DELETE FROM ${table} WHERE article = ?`, n);
  await tx.run('DELETE FROM affair_positions WHERE affair IN (SELECT affair FROM affair_reports WHERE article = ?)', n);
  const reading = await correctedReading(tx, n, machine);
  await tx.run(
    'INSERT INTO readings (article, reader, sentences, mentions, timexes, actors) VALUES (?, ?, ?, ?, ?, ?)',
    ...[n, reading.reader, JSON.stringify(reading.sentences), JSON.stringify(reading.mentions)],
    ...[JSON.stringify(reading.timexes), JSON.stringify(reading.actors)],
  );
  await saveActors(tx, reading.actors);
  await saveAttributions(tx, n, reading);
  await saveCommitments(tx, n, reading);
  await saveEvents(tx, n, reading);
  await reattachMarks(tx, reading);
  await tx.insert('unrelated', ['article'], [[n]], 'ON CONFLICT (article) DO NOTHING');
}

/** In one query, so that the reading is of one version however many writers there are. */
export async function loadReading(queries: Queries, id: string): Promise<Reading | null> {
  const row = await queries.get(
    `SELECT a.text, a.published, r.reader, r.sentences, r.mentions, r.timexes, r.actors,
       ${['attributions', 'commitments', 'events'].map((table) => `(${gathered(table)}) AS ${table}`).join(', ')}
     FROM articles a JOIN readings r ON r.article = a.n WHERE a.id = ?`,
    id,
  );
  if (!row) return null;
  const parsed = (column: string) => JSON.parse(row[column] as string);
  return {
    id,
    text: row['text'] as string,
    published: row['published'] as string | null,
    reader: row['reader'] as string,
    sentences: parsed('sentences'),
    mentions: parsed('mentions'),
    timexes: parsed('timexes'),
    attributions: bodiesOf(row['attributions']),
    commitments: bodiesOf(row['commitments']),
    events: bodiesOf(row['events']),
    actors: parsed('actors'),
  };
}

/** The reading as the machine made it, with the number of its article. */
export async function machineReading(queries: Queries, id: string): Promise<{ n: number; reading: Reading } | null> {
  const row = await queries.get(
    'SELECT a.n, m.body FROM articles a LEFT JOIN machine_readings m ON m.article = a.n WHERE a.id = ?',
    id,
  );
  if (!row) return null;
  const reading =
    row['body'] === null ? await loadReading(queries, id) : (JSON.parse(row['body'] as string) as Reading);
  return reading && { n: row['n'] as number, reading };
}
