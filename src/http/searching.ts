import { fold, statementLine } from '../brief/index.ts';
import { aroundOf, askedOf } from '../jobs/index.ts';
import { asksForMarks, asksForStatements, type Query, queryOf, type Statement } from '../record/index.ts';
import type { AttributionFilter, Hit, Store, StoredAttribution } from '../store/index.ts';
import type { SearchResult } from './pages/search.ts';
import { followed, MOST } from './rows.ts';

const PAGE = 50;

/**
 * Finds statements by field, or articles and statements by words, with the counts of every facet. `who` is whose stars and
 * tags are meant.
 */
export async function searched(store: Store, line: string, page: number, who: string): Promise<SearchResult> {
  const asked = line.trim().slice(0, 1000);
  const query = queryOf(asked);
  const at = { page, size: PAGE, total: 0 };
  const nothing: SearchResult = { line: asked, query, lines: [], said: [], hits: [], at, many: false, facets: null };
  if (asksForStatements(query)) return byField(store, query, who, nothing);
  const filter = aroundOf(query, who);
  if (query.words !== '') {
    const [{ total, hits }, facets] = await Promise.all([
      store.search(query.words, { ...filter, limit: PAGE, offset: (page - 1) * PAGE }),
      store.searches.facets(askedOf(query, who)),
    ]);
    return { ...nothing, hits, facets, at: { ...at, total } };
  }
  if (Object.keys(filter).length === 0) return nothing;
  if (asksForMarks(query) && query.read === null) return byMark(store, query, who, nothing);
  return reports(store, query, who, nothing, filter);
}

/** Up to so many statements are folded all together; of more each page folds its own. */
const TOGETHER = 600;
/** Statements, copies included, on a page of those. */
const WINDOW = 100;

async function byField(store: Store, query: Query, who: string, nothing: SearchResult): Promise<SearchResult> {
  const asked = askedOf(query, who);
  const { page } = nothing.at;
  const facets = await store.searches.facets(asked);
  const many = facets.total > TOGETHER;
  const at = many ? { page, size: WINDOW, total: facets.total } : { ...nothing.at, total: 0 };
  const window = many ? { limit: WINDOW, offset: (page - 1) * WINDOW } : { limit: TOGETHER };
  const rows = await store.searches.statements({ ...asked, ...window });
  const folded = fold(rows, await statementsOf(store, rows)).reverse();
  const shown = many ? folded : folded.slice((page - 1) * PAGE, page * PAGE);
  const find = await followed(
    store,
    shown.map((one) => one.first),
  );
  return {
    ...nothing,
    lines: shown.map((one) => statementLine(one, find)),
    said: shown.map((one) => one.first),
    at: many ? at : { ...at, total: folded.length },
    many,
    facets,
  };
}

/** Articles whose statements are looked up, so that copies in other words fold too; equal words fold always. */
const FOLDED = 60;

async function statementsOf(store: Store, rows: readonly StoredAttribution[]): Promise<Statement[]> {
  const articles = [...new Set(rows.map((row) => row.article.id))].slice(0, FOLDED);
  const found = await Promise.all(articles.map((article) => store.statements({ article, limit: MOST })));
  return [...new Map(found.flat().map((statement) => [statement.id, statement])).values()];
}

/** What the reader starred, noted or tagged: the lines, and the articles that are marked themselves. */
async function byMark(store: Store, query: Query, who: string, nothing: SearchResult): Promise<SearchResult> {
  const found = await byField(store, query, who, nothing);
  const articles = await store.articles({ ...aroundOf(query, who), limit: MOST });
  const own = new Set(
    (await store.marks.list(who)).filter(({ anchors }) => anchors === null).map((one) => one.article),
  );
  const hits = articles.filter(({ id }) => own.has(id)).map(hitOf);
  return { ...found, hits, at: { ...found.at, total: found.at.total + hits.length } };
}

/** Only an outlet, dates or what was read: the reports themselves are asked for. */
async function reports(
  store: Store,
  query: Query,
  who: string,
  nothing: SearchResult,
  filter: AttributionFilter,
): Promise<SearchResult> {
  const { page } = nothing.at;
  const [articles, total, facets] = await Promise.all([
    store.articles({ ...filter, limit: PAGE, offset: (page - 1) * PAGE }),
    store.searches.articles(filter),
    store.searches.facets(askedOf(query, who)),
  ]);
  return { ...nothing, hits: articles.map(hitOf), facets, at: { ...nothing.at, total } };
}

const hitOf = (article: Hit['article']): Hit => ({
  kind: 'article',
  article,
  attribution: null,
  sentence: null,
  speaker: null,
  snippet: [],
});
