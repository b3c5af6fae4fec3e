import type { Context, Hono } from 'hono';
import { may, namesOf } from '../../access/index.ts';
import { articlesOf, lookup, matrixOf } from '../../brief/index.ts';
import { affairPositions, positionsOf } from '../../jobs/index.ts';
import { Decision, Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { field, fields } from '../form.ts';
import { forgetIssue } from '../issues.ts';
import { positionsPage } from '../pages/positions.ts';
import { visitorOf } from '../visit.ts';
import { searchOf } from '../window.ts';

/** Up to so many reports a record is laid out as a whole; above it, one affair. */
const SMALL = 100;
/** So many reports, the latest, are read where all affairs are asked for. */
const READ = 120;
/** Statements of an article that are looked into for the chain of its sources. */
const SAID = 400;

/** Who stands where; issues as readers name, merge and pin them. */
export function positionsRoutes(app: Hono, store: Store): void {
  app.get('/positions', async (context) => {
    const about = context.req.query('about')?.trim() || null;
    const asked = context.req.query('affair');
    const [{ affair, filter, offered }, counts] = await Promise.all([askedAffair(store, asked), store.counts()]);
    const usual =
      asked === undefined && about === null && counts.articles > SMALL
        ? ((await store.affairs.active({ limit: 1 }))[0]?.affair ?? null)
        : null;
    const chosen = affair ?? usual;
    const positions =
      chosen && about === null
        ? await affairPositions(store, chosen.id)
        : await positionsOf(store, {
            ...filter,
            ...(about === null ? {} : { about }),
            ...(counts.articles > SMALL ? { limit: READ } : {}),
          });
    const matrix = matrixOf(positions);
    const [said, decisions] = await Promise.all([
      Promise.all(articlesOf(matrix).map((article) => store.attributions({ article, limit: SAID }))),
      store.affairs.decisions('issue'),
    ]);
    return context.html(
      positionsPage({
        matrix,
        find: lookup(said.flat()),
        about,
        affair: chosen,
        offered,
        issues: positions.issues.map(({ id, name }) => ({ id, name })),
        decisions: [...decisions].reverse(),
        mayDecide: may(visitorOf(context), 'editor'),
      }),
    );
  });

  app.post('/issues', async (context) => {
    const form = await fields(context);
    const affair = field(form, 'affair').trim() || null;
    const decision = Decision.safeParse(wished(field(form, 'kind'), (name) => field(form, name).trim()));
    if (!decision.success)
      throw new Failure('bad_argument', 'This cannot be kept: a name, an issue or the words for it are missing.', {
        advice: 'Go back and fill in what is missing.',
      });
    await store.affairs.decide(decision.data, { who: decider(context), at: new Date().toISOString() });
    await forgetIssue(store, decision.data, affair);
    return context.redirect(`/positions${searchOf({ affair })}`, 303);
  });
}

const decider = (context: Context): string => namesOf(visitorOf(context)).who;

/** What a form asks for, as a decision may have it. */
function wished(kind: string, field: (name: string) => string): unknown {
  const issue = field('issue');
  if (kind === 'name') return { kind: 'issue.name', issue, name: field('name') };
  if (kind === 'merge') return { kind: 'issue.merge', issue, into: field('into') };
  if (kind !== 'pin') return null;
  const phrases = field('phrases')
    .split(/[;\n]/u)
    .map((one) => one.trim())
    .filter(Boolean);
  const name = field('name');
  return { kind: 'issue.pin', issue: issue || `pin/${slug(name)}`, name, phrases };
}

/** An id that says the name; a pin of the same name takes the place of the one before. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60) || 'issue';
