import type { Hono } from 'hono';
import {
  byHolder,
  byPublication,
  entries,
  fatesOf,
  fold,
  isSlight,
  type Line,
  plainWords,
  pointsOnly,
  rests,
  statementLine,
  type Voice,
} from '../../brief/index.ts';
import { affairPositions, agendaOf } from '../../jobs/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { actorPage, actorsPage } from '../pages/actors.ts';
import { followed, MOST } from '../rows.ts';

/** Statements, commitments and events that a page is made from, the latest; lines of what was said on it. */
const [SAID, BOUND, EVENTS, SHOWN, SLIGHT] = [1000, 300, 300, 32, 12];
/** Actors that are listed. */
const LISTED = 400;
/** Affairs that are looked into for what became of its commitments. */
const AFFAIRS = 12;

/** Everyone whom the record knows, and what each said and undertook. */
export function actorRoutes(app: Hono, store: Store): void {
  app.get('/actors', async (context) => {
    const named = context.req.query('q')?.trim().slice(0, 100) || null;
    const { affair, filter, offered } = await askedAffair(store, context.req.query('affair'));
    const found = await store.actors({ ...filter, limit: named === null ? LISTED : MOST });
    const wanted = named === null ? '' : plainWords(named);
    const actors = found.filter(({ actor }) => plainWords(actor.name).includes(wanted));
    return context.html(actorsPage({ actors, affair, offered, named, cut: found.length === LISTED }));
  });

  app.get('/actors/:id{.+}', async (context) => {
    const id = context.req.param('id');
    const actor = await store.actor(id);
    if (!actor) throw new Failure('not_found', 'No actor of the record has this id.', { value: id });
    const { affair, filter, offered } = await askedAffair(store, context.req.query('affair'));
    const own = { ...filter, actor: id };
    const [said, bound, towards, events, statements] = await Promise.all([
      store.attributions({ ...own, limit: SAID }),
      store.commitments({ ...own, limit: BOUND }),
      store.commitments({ ...filter, towards: id, limit: BOUND }),
      agendaOf(store, { ...own, limit: EVENTS }),
      store.statements({ ...own, limit: SAID }),
    ]);
    const find = await followed(store, [...said, ...bound.map((row) => row.reportedBy)]);
    const folded = fold(said, statements).sort((a, b) => byPublication(b.first.article, a.first.article));
    const lines = folded.map((one) => statementLine(one, find));
    const affairOf = await store.affairs.of([
      ...new Set([...said.map((row) => row.article.id), ...bound.map((row) => row.article.id)]),
    ]);
    const inAffairs = tally(said.flatMap((row) => affairOf.get(row.article.id) ?? []));
    const names = await store.affairs.names(inAffairs.slice(0, 10).map(([one]) => one));
    const looked = affair ? [affair.id] : [...new Set(bound.flatMap((row) => affairOf.get(row.article.id) ?? []))];
    const fates = fatesOf(await Promise.all(looked.slice(0, AFFAIRS).map((one) => affairPositions(store, one))));
    return context.html(
      actorPage({
        actor,
        affair,
        offered,
        said: lines.filter((one) => !isSlight(one)).slice(0, SHOWN),
        slight: lines.filter(isSlight).slice(0, SLIGHT),
        statements: folded.length,
        cut: said.length === SAID,
        holder:
          byHolder(
            bound.filter((row) => row.commitment.holderActor === id),
            find,
          )[0] ?? null,
        fates,
        towards: byHolder(
          towards.filter((row) => row.commitment.holderActor !== id),
          find,
        ),
        events: entries(events).reverse(),
        outlets: outletsOf(lines),
        tellers: tellersOf(lines),
        affairs: affair
          ? []
          : inAffairs.slice(0, 10).map(([one, n]) => ({ id: one, name: names.get(one) ?? one, statements: n })),
      }),
    );
  });
}

/** What is met how often, most often first. */
function tally(all: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function outletsOf(lines: readonly Line[]): { outlet: string; statements: number; unnamed: number }[] {
  const outlets = new Map<string, { outlet: string; statements: number; unnamed: number }>();
  for (const line of lines)
    for (const head of [line.article, ...line.copies.also.map(({ article }) => article)]) {
      const outlet = head.outlet ?? 'Unknown outlet';
      const known = outlets.get(outlet) ?? { outlet, statements: 0, unnamed: 0 };
      known.statements++;
      if (line.rests === 'unnamed') known.unnamed++;
      outlets.set(outlet, known);
    }
  return [...outlets.values()].sort((a, b) => b.statements - a.statements || a.outlet.localeCompare(b.outlet));
}

type Teller = { name: string; actor: string | null; unnamed: boolean; statements: number; href: string };

/** Those at second hand, outermost: unnamed ones of two reports are never taken for one. */
function tellersOf(lines: readonly Line[]): Teller[] {
  const tellers = new Map<string, Teller>();
  for (const line of lines) {
    const [outer]: readonly (Voice | undefined)[] = line.voices;
    if (!outer || line.voices.length < 2 || pointsOnly(outer.name)) continue;
    const unnamed = rests([outer]) === 'unnamed';
    const key = outer.actor ?? (unnamed ? `${line.article.id} ${outer.name}` : outer.name);
    const known = tellers.get(key);
    if (known) known.statements++;
    else tellers.set(key, { name: outer.name, actor: outer.actor, unnamed, statements: 1, href: line.href });
  }
  return [...tellers.values()].sort((a, b) => b.statements - a.statements);
}
