import { asksForStatements, fold, matches, queryOf, statementLine } from '../brief/index.ts';
import type { Filter, Store } from '../store/index.ts';
import type { SearchResult } from './pages/search.ts';
import { followed, MOST } from './rows.ts';

const PAGE = 50;

/** Finds statements by field, or articles and statements by words. */
export async function searched(store: Store, line: string, page: number): Promise<SearchResult> {
  const asked = line.trim().slice(0, 1000);
  const query = queryOf(asked);
  const filter: Filter = {
    ...(query.outlet ? { outlet: query.outlet } : {}),
    ...(query.after ? { since: query.after } : {}),
    ...(query.before ? { before: query.before } : {}),
  };
  const at = { page, size: PAGE, total: 0 };
  const nothing: SearchResult = { line: asked, query, lines: [], said: [], hits: [], at, cut: false };
  if (asksForStatements(query)) {
    const rows = await store.attributions({
      ...filter,
      ...(query.words ? { about: query.words } : {}),
      ...(query.source ? { sourceKind: query.source } : {}),
      ...(query.act ? { act: query.act } : {}),
      limit: MOST,
    });
    const folded = fold(
      rows.filter((row) => matches(query, row)),
      [],
    ).reverse();
    const shown = folded.slice((page - 1) * PAGE, page * PAGE);
    const find = await followed(
      store,
      shown.map((one) => one.first),
    );
    return {
      ...nothing,
      lines: shown.map((one) => statementLine(one, find)),
      said: shown.map((one) => one.first),
      at: { ...at, total: folded.length },
      cut: rows.length === MOST,
    };
  }
  if (query.words !== '') {
    const { total, hits } = await store.search(query.words, { ...filter, limit: PAGE, offset: (page - 1) * PAGE });
    return { ...nothing, hits, at: { ...at, total } };
  }
  if (Object.keys(filter).length === 0) return nothing;
  // Only an outlet or dates: the reports themselves are what was asked for.
  const [articles, counts] = await Promise.all([
    store.articles({ ...filter, limit: PAGE, offset: (page - 1) * PAGE }),
    store.counts(filter),
  ]);
  return {
    ...nothing,
    hits: articles.map((article) => ({
      kind: 'article',
      article,
      attribution: null,
      sentence: null,
      speaker: null,
      snippet: [],
    })),
    at: { ...at, total: counts.articles },
  };
}
