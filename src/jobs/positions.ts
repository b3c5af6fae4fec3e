import { type Positions, positions, type ReadArticle } from '../relate/index.ts';
import type { Filter, Store } from '../store/index.ts';

/** So many articles are read for positions, the latest; copies, which move nothing, do not count. */
const READ = 400;

/** Who stands where in the record, or in a part of it. What only copies another report is left out. */
export async function positionsOf(store: Store, filter: Filter = {}): Promise<Positions> {
  const [heads, reports] = await Promise.all([store.articles(filter), store.reports(filter)]);
  const copies = new Set(reports.filter((report) => report.role === 'derived').map((report) => report.article));
  const own = heads.filter((head) => !copies.has(head.id)).slice(0, READ);
  const read = await Promise.all(
    own.map(async ({ id }): Promise<ReadArticle[]> => {
      const [article, reading] = await Promise.all([store.article(id), store.reading(id)]);
      return article && reading ? [{ article, reading }] : [];
    }),
  );
  return positions(read.flat());
}
