import type { Context, Hono } from 'hono';
import { dayOf, driftAtom, driftJson, plusDays } from '../../brief/index.ts';
import { DRIFT_KINDS, Failure } from '../../record/index.ts';
import type { RetellingFilter, Store } from '../../store/index.ts';
import { type DriftChoice, driftPage } from '../pages/drift.ts';
import { outletPage, outletsPage } from '../pages/outlets.ts';
import { pageNumber } from '../parts/pages.ts';
import { visitOf } from '../visit.ts';

/** Lines of a page, and of a feed. */
const [SIZE, FEED] = [40, 100];
/** Reports of an outlet on its page. */
const REPORTS = 200;
const KEPT = ['verbatim', 'light_edit', 'paraphrase'] as const;

/** What copies changed, as pages and feeds, and what each outlet did. */
export function retellingRoutes(app: Hono, store: Store): void {
  const { retellings } = store;

  app.get('/drift', async (context) => {
    const choice = choiceOf(context);
    const filter = filterOf(choice);
    const page = pageNumber(context.req.query('page'));
    const [drifts, total, { last }] = await Promise.all([
      retellings.list({ ...filter, limit: SIZE, offset: (page - 1) * SIZE }),
      retellings.count(filter),
      store.extent(),
    ]);
    return context.html(driftPage({ drifts, choice, latest: dayOf(last), at: { page, size: SIZE, total } }));
  });

  for (const [ending, write, type] of [
    ['atom', driftAtom, 'application/atom+xml; charset=utf-8'],
    ['json', driftJson, 'application/feed+json; charset=utf-8'],
  ] as const)
    app.get(`/drift.${ending}`, async (context) => {
      const { origin } = visitOf(context);
      const list = await retellings.list({ ...filterOf(choiceOf(context)), limit: FEED });
      const { pathname, search } = new URL(context.req.url);
      return context.body(write(list, origin, pathname + search), 200, { 'Content-Type': type });
    });

  app.get('/outlets', async (context) =>
    context.html(outletsPage(await retellings.outlets(), pageNumber(context.req.query('page')))),
  );

  app.get('/outlets/:name{.+}', async (context) => {
    const name = context.req.param('name');
    const record = await retellings.outlet(name);
    if (!record) throw new Failure('not_found', 'No report of the record is of this outlet.', { value: name });
    const asked = context.req.query('kind');
    const kind = [...KEPT, ...DRIFT_KINDS].find((one) => one === asked) ?? null;
    const kept = context.req.query('show') === 'kept' || record.retold === record.faithful;
    const filter: RetellingFilter = { outlet: name, ...(kind ? { kind } : { faithful: kept }) };
    const [list, total, articles, reports] = await Promise.all([
      retellings.list({ ...filter, limit: SIZE }),
      retellings.count(filter),
      store.articles({ outlet: name, limit: REPORTS }),
      store.reports({ outlet: name, limit: REPORTS }),
    ]);
    const links = new Map(reports.map((report) => [report.article, report]));
    return context.html(
      outletPage({
        record,
        shown: { kind, kept, list, total },
        reports: articles.map((article) => ({ article, report: links.get(article.id) ?? null })),
      }),
    );
  });
}

/** What a reader chose in the fields of the page; what cannot be read is as if it were empty. */
function choiceOf(context: Context): DriftChoice {
  const typed = (name: string): string | null => context.req.query(name)?.trim().slice(0, 200) || null;
  const day = typed('day');
  return {
    day: day && /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    kind: DRIFT_KINDS.find((kind) => kind === typed('kind')) ?? null,
    outlet: typed('outlet'),
    of: typed('of'),
    show: typed('show') === 'all' ? 'all' : null,
  };
}

const filterOf = ({ day, kind, outlet, of, show }: DriftChoice): RetellingFilter => ({
  ...(show === 'all' ? {} : { faithful: false }),
  ...(day ? { since: day, before: plusDays(day, 1) } : {}),
  ...(kind ? { kind } : {}),
  ...(outlet ? { outlet } : {}),
  ...(of ? { of } : {}),
});
