import { fold, statementLine } from '../brief/index.ts';
import { aroundOf, askedOf } from '../jobs/index.ts';
import { asksForMarks, asksForStatements, queryOf, type Statement } from '../record/index.ts';
import type { AttributionFilter, Filter, Hit, Store, StoredAttribution } from '../store/index.ts';
import type { SearchResult } from './pages/search.ts';
import { followed, MOST } from './rows.ts';

const PAGE = 50;

/** How a search is asked for. */
export interface Asking {
  /** Whose stars and tags are meant. */
  who: string;
  page?: number;
  /** Results on a page. */
  size?: number;
  /** What every result must be, besides what the line asks. */
  within?: Filter;
}

/** Finds statements by field, or articles and statements by words, with the counts of every facet. */
export async function searched(
  store: Store,
  line: string,
  { who, page = 1, size = PAGE, within = {} }: Asking,
): Promise<SearchResult> {
  const asked = line.trim().slice(0, 1000);
  const query = queryOf(asked);
  const at = { page, size, total: 0 };
  const nothing: SearchResult = { line: asked, query, lines: [], said: [], hits: [], at, many: false, facets: null };
  const around = { ...aroundOf(query, who), ...within };
  const filter = { ...askedOf(query, who), ...within };
  if (asksForStatements(query)) return byField(store, filter, nothing);
  if (query.words !== '') {
    const [{ total, hits }, facets] = await Promise.all([
      store.search(query.words, { ...around, limit: size, offset: (page - 1) * size }),
      store.searches.facets(filter),
    ]);
    return { ...nothing, hits, facets, at: { ...at, total } };
  }
  if (Object.keys(around).length === 0) return nothing;
  if (asksForMarks(query) && query.read === null) return byMark(store, who, filter, nothing);
  return reports(store, around, nothing);
}

/** Up to so many statements are folded all together; of more each page folds its own. */
const TOGETHER = 600;
/** Statements, copies included, on a page of those. */
const WINDOW = 100;

async function byField(store: Store, filter: AttributionFilter, nothing: SearchResult): Promise<SearchResult> {
  const { page, size } = nothing.at;
  const facets = await store.searches.facets(filter);
  const many = facets.total > TOGETHER;
  const at = many ? { page, size: Math.max(size, WINDOW), total: facets.total } : { ...nothing.at, total: 0 };
  const window = many ? { limit: at.size, offset: (page - 1) * at.size } : { limit: TOGETHER };
  const rows = await store.searches.statements({ ...filter, ...window });
  const folded = fold(rows, await statementsOf(store, rows)).reverse();
  const shown = many ? folded : folded.slice((page - 1) * size, page * size);
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
async function byMark(
  store: Store,
  who: string,
  filter: AttributionFilter,
  nothing: SearchResult,
): Promise<SearchResult> {
  const found = await byField(store, filter, nothing);
  const articles = await store.articles({ ...filter, limit: MOST });
  const own = new Set(
    (await store.marks.list(who)).filter(({ anchors }) => anchors === null).map((one) => one.article),
  );
  const hits = articles.filter(({ id }) => own.has(id)).map(hitOf);
  return { ...found, hits, at: { ...found.at, total: found.at.total + hits.length } };
}

/** Only an outlet, dates or what was read: the reports themselves are asked for. */
async function reports(store: Store, filter: AttributionFilter, nothing: SearchResult): Promise<SearchResult> {
  const { page, size } = nothing.at;
  const [articles, total, facets] = await Promise.all([
    store.articles({ ...filter, limit: size, offset: (page - 1) * size }),
    store.searches.articles(filter),
    store.searches.facets(filter),
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
