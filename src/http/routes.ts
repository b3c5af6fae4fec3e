import type { Hono } from 'hono';
import { debrief, pageOf } from '../brief/index.ts';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { articlePage } from './pages/article.ts';
import { debriefPage } from './pages/debrief.ts';
import { copiesIn, debriefRows } from './rows.ts';
import { windowOf } from './window.ts';

/** Every page of the record. */
export function routes(app: Hono, store: Store): void {
  app.get('/', async (context) => {
    const window = windowOf(context.req.query(), await store.counts());
    return context.html(debriefPage(debrief(await debriefRows(store, window.filter)), window));
  });
  app.get('/articles/:id', async (context) => {
    const id = context.req.param('id');
    const [article, reading] = await Promise.all([store.article(id), store.reading(id)]);
    if (!article || !reading) throw new Failure('not_found', 'No article of the record has this id.', { value: id });
    const [said, commitments, report] = await Promise.all([
      store.attributions({ article: id, limit: 2000 }),
      store.commitments({ article: id, limit: 2000 }),
      store.report(id),
    ]);
    const origin = report?.of ? await store.article(report.of) : null;
    return context.html(
      articlePage({
        article,
        paragraphs: pageOf(article, reading),
        said,
        commitments,
        report,
        of: origin
          ? { href: `/articles/${origin.id}`, name: origin.outlet ?? origin.title ?? 'an earlier report' }
          : null,
        copies: await copiesIn(store, id),
      }),
    );
  });
}
