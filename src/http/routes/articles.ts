import type { Hono } from 'hono';
import { pageOf } from '../../brief/index.ts';
import { Failure } from '../../record/index.ts';
import type { ArticleHead, Filter, Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { whoOf } from '../keeps.ts';
import { articlePage } from '../pages/article.ts';
import { articlesPage, SHOWN } from '../pages/articles.ts';
import { articleHref } from '../parts/cards.ts';
import { pageNumber } from '../parts/pages.ts';
import { changesIn, copiesIn, MOST } from '../rows.ts';
import { visitOf } from '../visit.ts';

const PAGE = 100;
const UNMARKED = { starred: false, read: false, note: null, tags: [] };

/** The list of articles and the reader. */
export function articleRoutes(app: Hono, store: Store): void {
  app.get('/articles', async (context) => {
    const page = pageNumber(context.req.query('page'));
    const who = whoOf(context);
    const show = SHOWN.find(({ value }) => value === context.req.query('show')) ?? SHOWN[0];
    const { affair, offered, filter: within } = await askedAffair(store, context.req.query('affair'));
    const filter: Filter = { ...within, ...(show.marks ? { marks: { who, ...show.marks } } : {}) };
    const [articles, total] = await Promise.all([
      store.articles({ ...filter, limit: PAGE, offset: (page - 1) * PAGE }),
      store.searches.articles(filter),
    ]);
    const read = await store.marks.read(
      who,
      articles.map(({ id }) => id),
    );
    const known = await Promise.all(articles.map((article) => store.report(article.id)));
    const reports = new Map(known.filter((report) => report !== null).map((report) => [report.article, report]));
    const heads = new Map<string, ArticleHead>(articles.map((article) => [article.id, article]));
    for (const { of } of reports.values())
      if (of !== null && !heads.has(of)) {
        const origin = await store.article(of);
        if (origin) heads.set(of, origin);
      }
    const at = { page, size: PAGE, total };
    return context.html(articlesPage({ articles, reports, heads, read, show: show.value, affair, offered, at }));
  });

  app.get('/articles/:id', async (context) => {
    const id = context.req.param('id');
    const [article, reading] = await Promise.all([store.article(id), store.reading(id)]);
    if (!article || !reading) throw new Failure('not_found', 'No article of the record has this id.', { value: id });
    const [said, commitments, events, report, changes, corrections, marks] = await Promise.all([
      store.attributions({ article: id, limit: MOST }),
      store.commitments({ article: id, limit: MOST }),
      store.events({ article: id, limit: MOST }),
      store.report(id),
      changesIn(store, article),
      store.corrections.list({ article: id }),
      store.marks.list(whoOf(context), { article: id }),
    ]);
    const origin = report?.of ? await store.article(report.of) : null;
    const own = marks.find(({ anchors }) => anchors === null);
    return context.html(
      articlePage({
        ...{ article, changes, said, commitments, report, corrections },
        paragraphs: pageOf(article, reading, changes),
        // In the order of the text, as its marks count them.
        events: reading.events.flatMap((event) => events.find((row) => same(row.event, event)) ?? []),
        versions: (await store.versions.counts([id])).get(id) ?? 1,
        of: origin && { href: articleHref(origin.id), name: origin.outlet ?? origin.title ?? 'an earlier report' },
        copies: await copiesIn(store, id),
        mark: own ? { ...own, read: own.read !== null } : UNMARKED,
        origin: visitOf(context).origin,
      }),
    );
  });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
