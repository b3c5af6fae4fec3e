import type { Hono } from 'hono';
import { telling, trace } from '../brief/index.ts';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { familyPage } from './pages/family.ts';
import { type PlacedVariant, statementPage } from './pages/statement.ts';
import { tracePage } from './pages/trace.ts';
import { sentenceOf } from './rows.ts';

/** Statements with their variants (those that several reports tell are listed by what copies did to them), chains of copies, and where a quote comes from. */
export function routes(app: Hono, store: Store): void {
  app.get('/statements', (context) => context.redirect('/drift?show=all', 302));

  app.get('/statements/:id{.+}', async (context) => {
    const id = context.req.param('id');
    const statement = await store.statement(id);
    if (!statement) throw new Failure('not_found', 'No statement of the record has this id.', { value: id });
    const placed = await Promise.all(
      statement.variants.slice(0, 60).map(async (variant): Promise<PlacedVariant | null> => {
        const [article, reading] = await Promise.all([store.article(variant.article), store.reading(variant.article)]);
        if (!article) return null;
        const said = reading?.attributions.find(({ id }) => id === variant.attribution) ?? null;
        return { variant, article, said, sentence: reading ? sentenceOf(reading.sentences, variant.content[0]!) : 0 };
      }),
    );
    return context.html(
      statementPage(
        statement,
        placed.filter((one) => one !== null),
      ),
    );
  });

  app.get('/reports/:id', async (context) => {
    const id = context.req.param('id');
    const own = await store.report(id);
    const family = await store.family(own?.family ?? id);
    if (family.length === 0)
      throw new Failure('not_found', 'No chain of copies begins with this report.', { value: id });
    const links = await Promise.all(
      family.map(async (report) => ({ report, article: await store.article(report.article) })),
    );
    return context.html(familyPage(links.flatMap(({ report, article }) => (article ? [{ report, article }] : []))));
  });

  app.get('/trace', async (context) => {
    const quote = (context.req.query('q') ?? '').slice(0, 2000).trim();
    if (quote === '') return context.html(tracePage('', null, [], new Map()));
    const words = telling(quote);
    const { hits } = await store.search(words.length > 0 ? words.join(' OR ') : quote, { limit: 300 });
    const articles = [...new Set(hits.filter((hit) => hit.kind === 'statement').map((hit) => hit.article.id))];
    const rows = await Promise.all(articles.slice(0, 80).map((article) => store.attributions({ article })));
    const traced = trace(quote, rows.flat());
    const found = new Set(traced.found.map((one) => one.row.article.id));
    const exact = await store.search(`"${quote.replaceAll(/["“”]/gu, ' ').trim()}"`, { limit: 20 });
    const statements = new Map<string, string>();
    for (const { row } of traced.found)
      for (const statement of await store.statements({ article: row.article.id }))
        for (const variant of statement.variants)
          if (variant.attribution !== null && statement.variants.length > 1)
            statements.set(`${variant.article} ${variant.attribution}`, statement.id);
    const elsewhere = exact.hits.filter((hit) => hit.kind === 'article' && !found.has(hit.article.id));
    return context.html(tracePage(quote, traced, elsewhere, statements));
  });
}
