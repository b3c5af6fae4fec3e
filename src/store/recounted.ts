import type { Transaction } from './database.ts';

/**
 * Counts anew what lists show of affairs whose reports changed, and drops what was worked out from these. Those without a report
 * stay with none, and keep their names.
 */
export async function recounted(tx: Transaction, affairs: readonly string[]): Promise<void> {
  const ids = JSON.stringify(affairs);
  await tx.run(`DELETE FROM affair_positions WHERE ${tx.dialect.among('affair')}`, ids);
  const rows = await tx.all(
    `SELECT r.affair, count(*) AS reports, count(DISTINCT r.family) AS families,
       count(DISTINCT coalesce(a.outlet, '')) AS outlets,
       min(a.instant) AS first, max(a.instant) AS last, max(a.added) AS added
     FROM affair_reports r JOIN articles a ON a.n = r.article WHERE ${tx.dialect.among('r.affair')} GROUP BY r.affair`,
    ids,
  );
  await tx.run(`UPDATE affairs SET reports = 0, families = 0 WHERE ${tx.dialect.among('id')}`, ids);
  await tx.insert(
    'affairs',
    ['id', 'reports', 'families', 'outlets', 'first', 'last', 'added'],
    rows.map((row) => [
      ...[row['affair'] as string, Number(row['reports']), Number(row['families']), Number(row['outlets'])],
      ...[row['first'] as string | null, row['last'] as string | null, row['added'] as string | null],
    ]),
    `ON CONFLICT (id) DO UPDATE SET reports = excluded.reports, families = excluded.families,
       outlets = excluded.outlets, first = excluded.first, last = excluded.last, added = excluded.added`,
  );
}
