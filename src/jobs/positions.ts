import type { Report, Span, Statement } from '../record/index.ts';
import { type Positions, positions, type ReadArticle } from '../relate/index.ts';
import type { Filter, Store } from '../store/index.ts';
import { sliceAll } from '../text/index.ts';
import { wishesOf } from './wishes.ts';

/** So many articles are read for positions, the latest, where the filter sets no limit. */
const READ = 600;

/** Who stands where in the record, or in a part of it, with what readers decided about issues. */
export async function positionsOf(store: Store, filter: Filter = {}): Promise<Positions> {
  const [read, decisions] = await Promise.all([readForPositions(store, filter), store.affairs.decisions('issue')]);
  return positions(read, wishesOf(decisions));
}

/** The articles that positions are worked out from. What a copy only tells again is left out: it moves nothing. */
export async function readForPositions(store: Store, filter: Filter = {}): Promise<ReadArticle[]> {
  const limit = filter.limit ?? READ;
  const heads = await store.articles({ ...filter, limit });
  const earliest = heads.findLast((head) => head.published !== null)?.published;
  const within = heads.length < limit || !earliest ? filter : { ...filter, since: earliest };
  const { limit: _, ...whole } = within;
  const [reports, statements] = await Promise.all([store.reports(whole), store.statements(whole)]);
  const copies = new Map(reports.filter(({ role }) => role === 'derived').map((report) => [report.article, report]));
  const again = toldAgain(statements);
  const read = await Promise.all(
    heads.map(async ({ id }): Promise<ReadArticle[]> => {
      const [article, reading] = await Promise.all([store.article(id), store.reading(id)]);
      if (!article || !reading) return [];
      const report = copies.get(id);
      return [report ? await withoutCopied(store, { article, reading }, report, again) : { article, reading }];
    }),
  );
  return read.flat();
}

/** Attributions that an earlier report has too: `ARTICLE ATTRIBUTION`. */
const toldAgain = (statements: readonly Statement[]): Set<string> =>
  new Set(
    statements.flatMap(({ variants }) =>
      variants.filter((variant) => variant.against !== null).map((one) => `${one.article} ${one.attribution}`),
    ),
  );

/** A copy with what it adds to the report that it derives from. */
async function withoutCopied(
  store: Store,
  { article, reading }: ReadArticle,
  report: Report,
  again: ReadonlySet<string>,
): Promise<ReadArticle> {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const origin = report.of === null ? null : await store.article(report.of);
  const before = ` ${plain(origin?.text ?? '')} `;
  const isNew = (attribution: string | null, span: readonly Span[]): boolean =>
    !(attribution !== null && again.has(`${article.id} ${attribution}`)) &&
    !before.includes(` ${plain(sliceAll(article.text, span))} `);
  return {
    article,
    reading: {
      ...reading,
      attributions: reading.attributions.map((one) =>
        // Its act alone makes a request a stance; the attribution stays, for commitments that it reports.
        one.act === 'request' && !isNew(one.id, one.content) ? { ...one, act: 'state' } : one,
      ),
      commitments: reading.commitments.filter((one) => isNew(one.attribution, one.span)),
    },
  };
}
