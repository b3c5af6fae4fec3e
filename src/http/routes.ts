import type { Hono } from 'hono';
import {
  articlesOf,
  byHolder,
  byPublication,
  dayOf,
  entries,
  fold,
  icalendar,
  ledger,
  lookup,
  matrixOf,
  monthOf,
  plainWords,
  plusDays,
  statementLine,
  stretchOf,
  telling,
  trace,
} from '../brief/index.ts';
import { agendaOf, positionsOf } from '../jobs/index.ts';
import { COMMITMENT_ACTS, Failure } from '../record/index.ts';
import type { Filter, Store } from '../store/index.ts';
import { actorPage, actorsPage } from './pages/actors.ts';
import { calendarPage } from './pages/calendar.ts';
import { commitmentsPage } from './pages/commitments.ts';
import { familyPage } from './pages/family.ts';
import { positionsPage } from './pages/positions.ts';
import { type PlacedVariant, statementPage } from './pages/statement.ts';
import { tracePage } from './pages/trace.ts';
import { unnamedPage } from './pages/unnamed.ts';
import { followed, MOST, sentenceOf } from './rows.ts';

/** What a reader typed into a field; null where it is empty. */
const typed = (value: string | undefined): string | null => value?.trim() || null;

const aboutFilter = (about: string | null): Filter => (about === null ? {} : { about });

/** Every page of the record. */
export function routes(app: Hono, store: Store): void {
  app.get('/actors', async (context) => context.html(actorsPage(await store.actors({ limit: 400 }))));

  app.get('/actors/:id{.+}', async (context) => {
    const id = context.req.param('id');
    const actor = await store.actor(id);
    if (!actor) throw new Failure('not_found', 'No actor of the record has this id.', { value: id });
    const [said, bound, around, events, counts, statements] = await Promise.all([
      store.attributions({ actor: id, limit: MOST }),
      store.commitments({ actor: id, limit: MOST }),
      store.commitments({ about: `"${actor.name.replaceAll('"', '')}"`, limit: MOST }),
      agendaOf(store, { actor: id, limit: MOST }),
      store.actors({ actor: id }),
      store.statements({ actor: id, limit: MOST }),
    ]);
    const find = await followed(store, [...said, ...bound.map((row) => row.reportedBy)]);
    const folded = fold(said, statements).sort((a, b) => byPublication(b.first.article, a.first.article));
    const lines = folded.slice(0, 40).map((one) => statementLine(one, find));
    const own = bound.filter((row) => row.commitment.holderActor === id);
    const towards = around.filter(({ commitment }) => commitment.toActor === id && commitment.holderActor !== id);
    const outlets = Map.groupBy(said, (row) => row.article.outlet ?? 'Unknown outlet');
    return context.html(
      actorPage({
        actor,
        counts: counts[0] ?? null,
        said: lines,
        more: folded.length - lines.length,
        holder: byHolder(own, find)[0] ?? null,
        towards: byHolder(towards, find),
        events: entries(events).reverse(),
        outlets: [...outlets]
          .map(([outlet, rows]) => ({ outlet, statements: rows.length }))
          .sort((a, b) => b.statements - a.statements),
        unnamed: lines.filter((one) => one.rests === 'unnamed').length,
      }),
    );
  });

  app.get('/commitments', async (context) => {
    const choice = {
      act: COMMITMENT_ACTS.find((act) => act === context.req.query('act')) ?? null,
      holder: typed(context.req.query('holder')),
      about: typed(context.req.query('about')),
    };
    const rows = await store.commitments({ ...aboutFilter(choice.about), limit: MOST });
    const wanted = choice.holder ? plainWords(choice.holder) : '';
    const kept = rows.filter(
      ({ commitment }) =>
        (choice.act === null || commitment.act === choice.act) &&
        (commitment.holderActor === choice.holder || plainWords(commitment.holder).includes(wanted)),
    );
    const find = await followed(
      store,
      kept.map((row) => row.reportedBy),
    );
    return context.html(commitmentsPage(byHolder(kept, find), choice));
  });

  app.get('/positions', async (context) => {
    const about = typed(context.req.query('about'));
    const matrix = matrixOf(await positionsOf(store, aboutFilter(about)));
    const said = await Promise.all(articlesOf(matrix).map((article) => store.attributions({ article, limit: MOST })));
    return context.html(positionsPage(matrix, lookup(said.flat()), about));
  });

  app.get('/calendar', async (context) => {
    const counts = await store.counts();
    const asOf = dayOf(counts.last);
    const given = context.req.query('month') ?? '';
    const month = /^\d{4}-(0[1-9]|1[0-2])$/u.test(given) ? given : (asOf ?? new Date().toISOString()).slice(0, 7);
    const days = stretchOf(month)!;
    // A week before, for what is dated only to a week.
    const around = { from: plusDays(days.from, -7), until: days.until };
    const all = entries(await agendaOf(store, around));
    const sheet = monthOf(all, month);
    const shown = new Set([...sheet.weeks.flat().flatMap((day) => (day.inMonth ? day.entries : [])), ...sheet.loose]);
    return context.html(
      calendarPage(
        sheet,
        all.filter((one) => shown.has(one)),
        asOf,
      ),
    );
  });

  app.get('/calendar.ics', async (context) => {
    const { origin, hostname } = new URL(context.req.url);
    // A calendar program looks ahead: the last two months of the record and everything after them.
    const latest = dayOf((await store.counts()).last);
    const recent = latest ? { from: plusDays(latest, -60) } : {};
    const feed = icalendar(await agendaOf(store, { ...recent, limit: MOST }), {
      name: 'Rapporteur',
      base: origin,
      domain: hostname,
    });
    return context.body(feed, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="rapporteur.ics"',
    });
  });

  app.get('/unnamed', async (context) => {
    const about = typed(context.req.query('about'));
    return context.html(unnamedPage(ledger(await store.attributions({ ...aboutFilter(about), limit: MOST })), about));
  });

  app.get('/statements/:id{.+}', async (context) => {
    const id = context.req.param('id');
    const statement = await store.statement(id);
    if (!statement) throw new Failure('not_found', 'No statement of the record has this id.', { value: id });
    const placed = await Promise.all(
      statement.variants.slice(0, 60).map(async (variant): Promise<PlacedVariant | null> => {
        const [article, reading] = await Promise.all([store.article(variant.article), store.reading(variant.article)]);
        if (!article) return null;
        return { variant, article, sentence: reading ? sentenceOf(reading.sentences, variant.content[0]!) : 0 };
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
