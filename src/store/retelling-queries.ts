import type { Drift, Report, Span, Statement, Variant } from '../record/index.ts';
import type { Database, Queries, Row, Value } from './database.ts';
import { instantOf, page } from './filter.ts';
import { sentenceAt } from './placed.ts';
import type { OutletRecord, Retelling, RetellingFilter, Retellings, Side } from './retellings.ts';

export const retellingsOn = (db: Database): Retellings => ({
  list: (filter = {}) => listRetellings(db, filter),
  count: async (filter = {}) => {
    const { sql, values } = asked(filter);
    const row = await db.get(`SELECT count(*) AS n FROM retellings r WHERE ${sql}`, ...values);
    return row!['n'] as number;
  },
  outlets: () => outletRecords(db, null),
  outlet: async (name) => (await outletRecords(db, name))[0] ?? null,
});

function asked(filter: RetellingFilter): { sql: string; values: Value[] } {
  const clauses = ['1 = 1'];
  const values: Value[] = [];
  const ask = (clause: string, value: Value): void => {
    clauses.push(clause);
    values.push(value);
  };
  if (filter.faithful !== undefined) ask('r.faithful = ?', filter.faithful ? 1 : 0);
  if (filter.kind !== undefined) ask('r.kind = ?', filter.kind);
  if (filter.outlet !== undefined) ask('lower(r.outlet) = lower(?)', filter.outlet);
  if (filter.of !== undefined)
    ask('r.against IN (SELECT o.n FROM articles o WHERE lower(o.outlet) = lower(?))', filter.of);
  if (filter.since !== undefined) ask('r.instant >= ?', instantOf(filter.since) ?? filter.since);
  if (filter.before !== undefined) ask('r.instant < ?', instantOf(filter.before) ?? filter.before);
  if (filter.confidence !== undefined) ask('(r.confidence IS NULL OR r.confidence >= ?)', filter.confidence);
  return { sql: clauses.join(' AND '), values };
}

async function listRetellings(queries: Queries, filter: RetellingFilter): Promise<Retelling[]> {
  const { sql, values } = asked(filter);
  const rows = await queries.all(
    `SELECT r.kind, r.ord, r.faithful, s.id AS statement, s.body AS said, v.body AS variant, f.body AS first,
       a.id, a.title, a.outlet, a.url, a.published, a.text, ar.sentences,
       o.id AS of_id, o.title AS of_title, o.outlet AS of_outlet, o.url AS of_url, o.published AS of_published,
       o.text AS of_text, orr.sentences AS of_sentences
     FROM (SELECT * FROM retellings r WHERE ${sql}
           ORDER BY r.instant DESC NULLS LAST, r.statement, r.variant, r.ord LIMIT ? OFFSET ?) AS r
     JOIN statements s ON s.id = r.statement
     JOIN variants v ON v.statement = r.statement AND v.ord = r.variant
     JOIN variants f ON f.statement = r.statement AND f.ord = 0
     JOIN articles a ON a.n = r.article JOIN readings ar ON ar.article = a.n
     JOIN articles o ON o.n = r.against JOIN readings orr ON orr.article = o.n
     ORDER BY r.instant DESC NULLS LAST, r.statement, r.variant, r.ord`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map(retellingOf);
}

function retellingOf(row: Row): Retelling {
  const { speaker, relay } = JSON.parse(row['said'] as string) as Statement;
  const variant = JSON.parse(row['variant'] as string) as Variant;
  const drift: Drift | null = row['faithful'] === 1 ? null : (variant.drift[row['ord'] as number] ?? null);
  return {
    statement: { id: row['statement'] as string, speaker, relay },
    kind: row['kind'] as Retelling['kind'],
    drift,
    copy: side(row, '', variant, drift?.after ?? null),
    origin: side(row, 'of_', JSON.parse(row['first'] as string) as Variant, drift?.before ?? null),
  };
}

function side(row: Row, under: string, variant: Variant, changed: Span | null): Side {
  const text = row[`${under}text`] as string;
  const words = (span: Span): string => text.slice(span.start, span.end);
  return {
    article: {
      id: row[`${under}id`] as string,
      title: row[`${under}title`] as string | null,
      outlet: row[`${under}outlet`] as string | null,
      url: row[`${under}url`] as string | null,
      published: row[`${under}published`] as string | null,
    },
    variant,
    words: variant.content.map(words).join(' … '),
    changed: changed && words(changed),
    sentence: sentenceAt(JSON.parse(row[`${under}sentences`] as string) as Span[], variant.content[0]!),
  };
}

async function outletRecords(queries: Queries, name: string | null): Promise<OutletRecord[]> {
  const narrowed = (column: string): string =>
    name === null ? `${column} IS NOT NULL` : `lower(${column}) = lower(?)`;
  const values = name === null ? [] : [name];
  const [reports, retold, elsewhere] = [
    await queries.all(
      `SELECT a.outlet, r.role, count(*) AS n FROM reports r JOIN articles a ON a.n = r.article
       WHERE ${narrowed('a.outlet')} GROUP BY a.outlet, r.role ORDER BY a.outlet DESC`,
      ...values,
    ),
    await queries.all(
      `SELECT outlet, kind, faithful, CASE WHEN ord = 0 THEN 1 ELSE 0 END AS first, count(*) AS n FROM retellings
       WHERE ${narrowed('outlet')} GROUP BY 1, 2, 3, 4`,
      ...values,
    ),
    await queries.all(
      `SELECT a.outlet, r.faithful, count(*) AS n FROM retellings r JOIN articles a ON a.n = r.against
       WHERE ${narrowed('a.outlet')} AND r.ord = 0 GROUP BY a.outlet, r.faithful`,
      ...values,
    ),
  ];
  const found = new Map<string, OutletRecord>();
  const of = (row: Row): OutletRecord => {
    const outlet = row['outlet'] as string;
    const key = outlet.toLowerCase();
    const known = found.get(key);
    if (known) return known;
    const fresh: OutletRecord = {
      ...{ outlet, reports: 0, roles: {}, retold: 0, faithful: 0, kinds: {} },
      ...{ retoldByOthers: 0, driftedElsewhere: 0 },
    };
    found.set(key, fresh);
    return fresh;
  };
  // An outlet that is spelt in two ways goes by the one that comes first here.
  for (const row of reports) {
    const [record, role] = [of(row), row['role'] as Report['role']];
    record.reports += row['n'] as number;
    record.roles[role] = (record.roles[role] ?? 0) + (row['n'] as number);
  }
  for (const row of retold) {
    const [record, kind, n] = [of(row), row['kind'] as Retelling['kind'], row['n'] as number];
    record.kinds[kind] = (record.kinds[kind] ?? 0) + n;
    if (row['first'] === 0) continue;
    record.retold += n;
    if (row['faithful'] === 1) record.faithful += n;
  }
  for (const row of elsewhere) {
    of(row).retoldByOthers += row['n'] as number;
    if (row['faithful'] === 0) of(row).driftedElsewhere += row['n'] as number;
  }
  return [...found.values()].sort(
    (a, b) => b.retold - a.retold || b.retoldByOthers - a.retoldByOthers || (a.outlet < b.outlet ? -1 : 1),
  );
}
