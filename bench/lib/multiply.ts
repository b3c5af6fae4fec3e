/** Every row that is told of an article, and how its copy differs: `k` is the copy, `step` what its numbers are moved by. */
const COPIED: Record<string, (columns: readonly string[]) => Record<string, string>> = {
  articles: () => ({
    n: 'n + :by',
    id: "id || '-:k'",
    url: "url || '-:k'",
    digest: "digest || ':k'",
    published: ':shifted(published)',
    instant: ':shifted(instant)',
  }),
  readings: () => ({ article: 'article + :by' }),
  attributions: () => ({ n: 'n + :rows', article: 'article + :by' }),
  commitments: () => ({ article: 'article + :by' }),
  events: () => ({ article: 'article + :by' }),
  participants: () => ({ article: 'article + :by' }),
};

/**
 * The statements that make a record so many times as large, by copies of its articles and all their rows under other ids, each
 * published `days` before the one it is copied from. Copies have no relations. So a record of 100,000 articles is made in minutes
 * of one of 10,000.
 */
export async function multiply(
  engine: 'sqlite' | 'postgres',
  times: number,
  days: number,
  ask: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<void> {
  const [most] = await ask('SELECT max(n) AS n FROM articles');
  const [rows] = await ask('SELECT max(n) AS n FROM attributions');
  const by = Number(most!['n']);
  for (let k = 1; k < times; k++)
    for (const [table, differing] of Object.entries(COPIED)) {
      const columns = await columnsOf(engine, table, ask);
      const changed = differing(columns);
      const key = table === 'articles' ? 'n' : 'article';
      const values = columns.map((column) =>
        (changed[column] ?? `"${column}"`)
          .replaceAll(':by', String(by * k))
          .replaceAll(':rows', String(Number(rows!['n']) * k))
          .replaceAll(':k', String(k))
          .replace(/:shifted\((\w+)\)/, (_, moment: string) => shifted(engine, moment, days * k)),
      );
      const list = columns.map((column) => `"${column}"`).join(', ');
      await ask(`INSERT INTO ${table} (${list}) SELECT ${values.join(', ')} FROM ${table} WHERE ${key} <= ${by}`);
    }
}

const shifted = (engine: 'sqlite' | 'postgres', moment: string, days: number): string =>
  engine === 'sqlite'
    ? `date(substr(${moment}, 1, 10), '-${days} days') || substr(${moment}, 11)`
    : `to_char(CAST(substr(${moment}, 1, 10) AS date) - ${days}, 'YYYY-MM-DD') || substr(${moment}, 11)`;

async function columnsOf(
  engine: 'sqlite' | 'postgres',
  table: string,
  ask: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<string[]> {
  const rows = await ask(
    engine === 'sqlite'
      ? `SELECT name FROM pragma_table_info('${table}')`
      : `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = '${table}' ORDER BY ordinal_position`,
  );
  return rows.map((row) => row['name'] as string);
}
