import { type Decision, Failure, type MadeDecision } from '../record/index.ts';
import type { Affairs } from './affair-book.ts';
import type { Database, Row, Transaction } from './database.ts';
import { recounted } from './recounted.ts';

/** Decisions of readers, and what becomes of the affairs by them. */
export function decidedOn(db: Database): Pick<Affairs, 'decisions' | 'decide' | 'undo'> {
  return {
    async decisions(kinds) {
      const rows = await db.all(`SELECT ${COLUMNS} FROM decisions ORDER BY n`);
      return rows.map(madeOf).filter(({ decision }) => kinds === undefined || decision.kind.startsWith(`${kinds}.`));
    },
    decide: (decision, { who, at }) =>
      db.transaction(async (tx) => {
        await check(tx, decision);
        const row = await tx.get(
          `INSERT INTO decisions (kind, body, at, who) VALUES (?, ?, ?, ?) RETURNING ${COLUMNS}`,
          ...[decision.kind, JSON.stringify(decision), at, who],
        );
        await settle(tx, decision);
        return madeOf(row!);
      }),
    undo: (id, { who, at }) =>
      db.transaction(async (tx) => {
        const row = await tx.get(`SELECT ${COLUMNS} FROM decisions WHERE n = ? AND undone_at IS NULL`, id);
        if (!row) return false;
        await tx.run('UPDATE decisions SET undone_at = ?, undone_by = ? WHERE n = ?', at, who, id);
        await settle(tx, madeOf(row).decision);
        return true;
      }),
  };
}

const COLUMNS = 'n, body, at, who, undone_at, undone_by';

const madeOf = (row: Row): MadeDecision => ({
  id: Number(row['n']),
  decision: JSON.parse(row['body'] as string),
  at: row['at'] as string,
  who: row['who'] as string,
  undone: row['undone_at'] === null ? null : { at: row['undone_at'] as string, who: row['undone_by'] as string },
});

async function check(tx: Transaction, decision: Decision): Promise<void> {
  const affair = async (id: string): Promise<void> => {
    if (!(await tx.get('SELECT id FROM affairs WHERE id = ? AND reports > 0', id)))
      throw new Failure('not_found', 'No affair of the record has this id.', { value: id });
  };
  if (decision.kind === 'affair.name') await affair(decision.affair);
  if (decision.kind === 'affair.merge') {
    await affair(decision.affair);
    await affair(decision.into);
    if (decision.affair === decision.into)
      throw new Failure('bad_argument', 'An affair cannot be merged into itself.', { value: decision.into });
  }
  if (decision.kind === 'affair.move') {
    const placed = await tx.all(
      `SELECT a.id FROM affair_reports r JOIN articles a ON a.n = r.article WHERE ${tx.dialect.among('a.id')}`,
      JSON.stringify(decision.articles),
    );
    const known = new Set(placed.map((row) => row['id'] as string));
    const missing = decision.articles.find((id) => !known.has(id));
    if (missing !== undefined)
      throw new Failure('not_found', 'No article of an affair has this id.', { value: missing });
  }
}

/** Makes the record follow all decisions that stand, after `changed` was made or undone. */
async function settle(tx: Transaction, changed: Decision): Promise<void> {
  if (!changed.kind.startsWith('affair.')) return;
  const rows = await tx.all(`SELECT ${COLUMNS} FROM decisions WHERE undone_at IS NULL ORDER BY n`);
  const standing = rows.map((row) => madeOf(row).decision);
  if (changed.kind === 'affair.name') {
    const name = standing.findLast((one) => one.kind === 'affair.name' && one.affair === changed.affair);
    await tx.run(
      'UPDATE affairs SET given = ? WHERE id = ?',
      name?.kind === 'affair.name' ? name.name : null,
      changed.affair,
    );
    return;
  }
  const placing = standing.filter((one) => one.kind === 'affair.merge' || one.kind === 'affair.move');
  const all = [...placing, changed];
  const affairs = new Set(
    all.flatMap((one) =>
      one.kind === 'affair.merge' ? [one.affair, one.into] : one.kind === 'affair.move' ? [one.to] : [],
    ),
  );
  const articles = all.flatMap((one) => (one.kind === 'affair.move' ? one.articles : []));
  const reports = await tx.all(
    `SELECT r.article, a.id, r.found, r.affair FROM affair_reports r JOIN articles a ON a.n = r.article
     WHERE ${tx.dialect.among('r.found')} OR ${tx.dialect.among('a.id')}`,
    JSON.stringify([...affairs]),
    JSON.stringify(articles),
  );
  const touched = new Set<string>();
  for (const row of reports) {
    const [id, found, before] = ['id', 'found', 'affair'].map((column) => row[column] as string) as [
      string,
      string,
      string,
    ];
    const after = settled(id, found, placing);
    if (after === before) continue;
    touched.add(before).add(after);
    await tx.run('UPDATE affair_reports SET affair = ? WHERE article = ?', after, row['article'] as number);
  }
  await recounted(tx, [...touched]);
}

/** The affair of an article that was found to be of `found`, after decisions in the order in which they were made. */
function settled(article: string, found: string, decisions: readonly Decision[]): string {
  let affair = found;
  for (const one of decisions)
    if (one.kind === 'affair.merge' && one.affair === affair) affair = one.into;
    else if (one.kind === 'affair.move' && one.articles.includes(article)) affair = one.to;
  return affair;
}
