import type { Filter, Hit } from '../store.ts';
import { ACTOR_IN_ARTICLE } from './articles.ts';
import type { Connection, Row } from './connection.ts';
import { conditionsOf, HEAD, headOf } from './filter.ts';
import { matchOf } from './match.ts';

const DEFAULT_LIMIT = 50;
/** Words of a snippet. */
const SNIPPET = 32;
// Unicode noncharacters: they stand for the marks on the way from FTS5 to the pieces.
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];

/** Articles and statements, best first by BM25: a match in the title counts five times, one in the speaker's name twice. */
export function search(connection: Connection, query: string, filter: Filter): { total: number; hits: Hit[] } {
  const match = matchOf(query);
  if (match === null) return { total: 0, hits: [] };
  const articles = conditionsOf(filter, ACTOR_IN_ARTICLE);
  const statements = conditionsOf(filter, 's.actor = ?');
  const found = `
    SELECT 'article' AS kind, a.n, bm25(articles_fts, 5.0, 1.0) AS score
    FROM articles_fts JOIN articles a ON a.n = articles_fts.rowid WHERE articles_fts MATCH ? AND ${articles.sql}
    UNION ALL
    SELECT 'statement', s.n, bm25(attributions_fts, 2.0, 1.0)
    FROM attributions_fts JOIN attributions s ON s.n = attributions_fts.rowid JOIN articles a ON a.n = s.article
    WHERE attributions_fts MATCH ? AND ${statements.sql}`;
  const values = [match, ...articles.values, match, ...statements.values];
  const total = connection.get(`SELECT count(*) AS total FROM (${found})`, ...values)?.['total'] as number;
  const rows = connection.all(
    `${found} ORDER BY score, kind, n LIMIT ? OFFSET ?`,
    ...values,
    filter.limit ?? DEFAULT_LIMIT,
    filter.offset ?? 0,
  );
  return { total, hits: rows.map((row) => hitOf(connection, match, row)) };
}

function hitOf(connection: Connection, match: string, found: Row): Hit {
  const n = found['n'] as number;
  if (found['kind'] === 'article') {
    const row = connection.get(
      `SELECT ${HEAD}, snippet(articles_fts, 1, ?, ?, '…', ${SNIPPET}) AS snippet
       FROM articles_fts JOIN articles a ON a.n = articles_fts.rowid WHERE articles_fts MATCH ? AND articles_fts.rowid = ?`,
      ...[OPEN!, CLOSE!, match, n],
    )!;
    return {
      ...{ kind: 'article', article: headOf(row), attribution: null, sentence: null, speaker: null },
      snippet: piecesOf(row['snippet'] as string),
    };
  }
  const row = connection.get(
    `SELECT s.id, s.sentence, s.speaker, ${HEAD}, snippet(attributions_fts, 1, ?, ?, '…', ${SNIPPET}) AS snippet
     FROM attributions_fts JOIN attributions s ON s.n = attributions_fts.rowid JOIN articles a ON a.n = s.article
     WHERE attributions_fts MATCH ? AND attributions_fts.rowid = ?`,
    ...[OPEN!, CLOSE!, match, n],
  )!;
  return {
    kind: 'statement',
    article: headOf(row),
    attribution: row['id'] as string,
    sentence: row['sentence'] as number,
    speaker: row['speaker'] as string | null,
    snippet: piecesOf(row['snippet'] as string),
  };
}

function piecesOf(snippet: string): Hit['snippet'] {
  const pieces: Hit['snippet'] = [];
  for (const [i, part] of snippet.replace(/\s+/gu, ' ').split(OPEN!).entries()) {
    const [matched, rest] = i === 0 ? [null, part] : (part.split(CLOSE!) as [string, string?]);
    if (matched) pieces.push({ text: matched, match: true });
    if (rest) pieces.push({ text: rest, match: false });
  }
  return pieces;
}
