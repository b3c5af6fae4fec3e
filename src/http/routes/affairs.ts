import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { may, namesOf } from '../../access/index.ts';
import { affairDebrief, dayOf, type Entry, entries, next, type TimelineMark, timeline } from '../../brief/index.ts';
import { agendaOf, keepAffairs } from '../../jobs/index.ts';
import { Decision, Failure, type MadeDecision } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { affairRows } from '../daily-rows.ts';
import { field, fields } from '../form.ts';
import { forgetIssue } from '../issues.ts';
import { whoOf } from '../keeps.ts';
import { affairPage } from '../pages/affair.ts';
import { affairsPage } from '../pages/affairs.ts';
import { affairHref } from '../parts/affairs.ts';
import { pageNumber } from '../parts/pages.ts';
import { visitorOf } from '../visit.ts';

const [SIZE, REPORTS] = [40, 32];
/** Rows of a kind that an affair's page is made from. */
const ROWS = 400;
/** Affairs that one can be merged with, the latest. */
const OTHERS = 80;

/** Who decides, as the decision says it. */
const decider = (context: Context): string => namesOf(visitorOf(context)).who;
const decidesOf = (context: Context): boolean => may(visitorOf(context), 'editor');

/** Affairs, and what readers decide about them. */
export function affairRoutes(app: Hono, store: Store): void {
  const { affairs } = store;

  app.get('/affairs', async (context) => {
    const page = pageNumber(context.req.query('page'));
    const q = context.req.query('q')?.trim().slice(0, 100) || null;
    const asked = context.req.query('show');
    const show = asked === 'followed' || asked === 'all' ? asked : 'several';
    const reader = whoOf(context);
    const filter = {
      ...(q ? { named: q } : {}),
      ...(show === 'followed' ? { followedBy: reader } : {}),
      ...(show === 'several' ? { severalReports: true } : {}),
    };
    const [listed, total, follows, { last }] = await Promise.all([
      affairs.list({ ...filter, limit: SIZE, offset: (page - 1) * SIZE }),
      affairs.count(filter),
      affairs.followedBy(reader),
      store.extent(),
    ]);
    const days = await affairs.days(listed.map(({ id }) => id));
    return context.html(
      affairsPage({
        affairs: listed,
        followed: new Set(follows),
        days,
        latest: dayOf(last),
        choice: { q, show },
        at: { page, size: SIZE, total },
      }),
    );
  });

  app.get('/affairs/:id', async (context) => {
    const id = context.req.param('id');
    const affair = await affairs.load(id);
    if (!affair) {
      const standing = await affairs.standing(id);
      if (standing === null) throw new Failure('not_found', 'No affair of the record has this id.', { value: id });
      return context.redirect(affairHref(standing), 302);
    }
    const page = pageNumber(context.req.query('page'));
    const filter = { affair: id };
    const reader = whoOf(context);
    const [rows, agenda, actors, heads, follows, days, decisions, others] = await Promise.all([
      affairRows(store, filter, affair, false, ROWS),
      agendaOf(store, { ...filter, limit: ROWS }),
      store.actors({ ...filter, limit: 14 }),
      store.articles({ ...filter, limit: REPORTS, offset: (page - 1) * REPORTS }),
      affairs.followedBy(reader),
      affairs.days([id]),
      affairs.decisions('affair'),
      affairs.list({ severalReports: true, limit: OTHERS }),
    ]);
    const debrief = affairDebrief(rows, 12);
    const events = entries(agenda);
    const reports = await Promise.all(heads.map(async (head) => ({ head, report: await store.report(head.id) })));
    const own = decisions.filter(({ decision }) => isAbout(decision, id)).reverse();
    const upcoming = debrief.asOf ? next(events, debrief.asOf) : [];
    return context.html(
      affairPage({
        affair,
        followed: follows.includes(id),
        mayDecide: decidesOf(context),
        debrief,
        drawn: timeline(days.get(id) ?? [], [...marksOf(debrief), ...events.flatMap(eventMark)]),
        actors,
        next: upcoming,
        held: events.filter((one) => one.status === 'held').reverse(),
        reports,
        at: { page, size: REPORTS, total: affair.reports },
        decisions: own,
        names: await namesIn(store, own),
        others: others.filter((one) => one.id !== id),
      }),
    );
  });

  const decide = async (context: Context, decision: unknown): Promise<MadeDecision> => {
    const parsed = Decision.safeParse(decision);
    if (!parsed.success)
      throw new Failure(
        'bad_argument',
        `This cannot be kept: ${parsed.error.issues[0]?.message ?? 'something is missing'}.`,
        {
          advice: 'Go back and fill in what is missing.',
        },
      );
    return affairs.decide(parsed.data, { who: decider(context), at: new Date().toISOString() });
  };

  app.post('/affairs/:id/name', async (context) => {
    const id = context.req.param('id');
    await decide(context, { kind: 'affair.name', affair: id, name: field(await fields(context), 'name') });
    return context.redirect(affairHref(id), 303);
  });

  app.post('/affairs/:id/merge', async (context) => {
    const id = context.req.param('id');
    const into = field(await fields(context), 'into');
    await decide(context, { kind: 'affair.merge', affair: id, into });
    await keepAffairs(store, [into]);
    return context.redirect(affairHref(into), 303);
  });

  app.post('/affairs/:id/move', async (context) => {
    const id = context.req.param('id');
    const form = await context.req.formData();
    const articles = form.getAll('article').filter((one) => typeof one === 'string');
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const to = text('to') || newAffair(articles);
    await decide(context, { kind: 'affair.move', articles, to });
    if (text('name')) await decide(context, { kind: 'affair.name', affair: to, name: text('name') });
    await keepAffairs(store, [id, to]);
    return context.redirect(affairHref(to), 303);
  });

  app.post('/affairs/:id/follow', async (context) => {
    const id = context.req.param('id');
    if (!(await affairs.load(id)))
      throw new Failure('not_found', 'No affair of the record has this id.', { value: id });
    const on = field(await fields(context), 'on') !== '0';
    await affairs.follow(whoOf(context), id, on ? new Date().toISOString() : null);
    return context.redirect(affairHref(id), 303);
  });

  app.post('/decisions/:id/undo', async (context) => {
    const id = Number(context.req.param('id'));
    const made = (await affairs.decisions()).find((one) => one.id === id);
    if (!made || !(await affairs.undo(id, { who: decider(context), at: new Date().toISOString() })))
      throw new Failure('not_found', 'There is no decision of this number that could be undone.', {
        value: String(id),
      });
    const { decision } = made;
    if (decision.kind.startsWith('issue.')) {
      await forgetIssue(store, decision);
      return context.redirect('/positions#decided', 303);
    }
    const affair =
      decision.kind === 'affair.move'
        ? ((await affairs.of(decision.articles)).get(decision.articles[0]!) ?? '')
        : 'affair' in decision
          ? decision.affair
          : '';
    return context.redirect(affairHref((await affairs.standing(affair)) ?? affair), 303);
  });
}

/** A new affair's id, from the reports that are put into it: the same as one that they would have founded is none of these. */
const newAffair = (articles: readonly string[]): string =>
  createHash('sha256')
    .update(`${articles.join(' ')} ${Date.now()}`)
    .digest('hex')
    .slice(0, 9);

const isAbout = (decision: Decision, id: string): boolean =>
  (decision.kind === 'affair.name' && decision.affair === id) ||
  (decision.kind === 'affair.merge' && (decision.affair === id || decision.into === id)) ||
  (decision.kind === 'affair.move' && decision.to === id);

async function namesIn(store: Store, decisions: readonly MadeDecision[]): Promise<Map<string, string>> {
  const ids = new Set(
    decisions.flatMap(({ decision }) =>
      decision.kind === 'affair.merge'
        ? [decision.affair, decision.into]
        : decision.kind === 'affair.move'
          ? [decision.to]
          : [],
    ),
  );
  return store.affairs.names([...ids]);
}

/** What was promised, refused, left open and taken back, as marks of a timeline. */
function marksOf(debrief: ReturnType<typeof affairDebrief>): TimelineMark[] {
  const marks: TimelineMark[] = [];
  for (const holder of debrief.holders)
    for (const one of holder.undertakings) {
      const day = dayOf(one.article.published);
      const { tone } = one.act;
      if (day && !one.uncertain && (tone === 'give' || tone === 'refuse' || tone === 'open'))
        marks.push({
          day,
          lane: tone,
          words: `${one.subject} ${one.act.says} ${one.gist ?? one.words}`,
          href: one.href,
        });
    }
  for (const one of debrief.changed) {
    const day = dayOf(one.article.published);
    if (day && one.turned?.move === 'reversed')
      marks.push({ day, lane: 'turned', words: `${one.subject} ${one.act.says}: ${one.words}`, href: one.href });
  }
  return marks;
}

function eventMark(entry: Entry): TimelineMark[] {
  const day = dayOf(entry.start);
  if (!day || entry.status === 'cancelled' || entry.uncertain) return [];
  const who = entry.participants.map(({ name }) => name).join(', ');
  return [
    {
      day,
      lane: 'event',
      words: [entry.title, who, entry.place].filter(Boolean).join(', '),
      href: entry.reports[0]!.href,
    },
  ];
}
