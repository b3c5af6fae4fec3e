import type { Context, Hono } from 'hono';
import { may, namesOf } from '../../access/index.ts';
import {
  articlesOf,
  csv,
  docx,
  type Lookup,
  lookup,
  type Matrix,
  markdown,
  matrixOf,
  plainText,
  positionRows,
  writtenPositions,
} from '../../brief/index.ts';
import { affairPositions, positionsOf } from '../../jobs/index.ts';
import { Decision, Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { field, fields } from '../form.ts';
import { forgetIssue } from '../issues.ts';
import { positionsPage } from '../pages/positions.ts';
import { visitOf, visitorOf } from '../visit.ts';
import { searchOf } from '../window.ts';

/** Up to so many reports a record is laid out as a whole; above it, one affair. */
const SMALL = 100;
/** So many reports, the latest, are read where all affairs are asked for. */
const READ = 120;
/** Statements of an article that are looked into for the chain of its sources. */
const SAID = 400;

type Write = (matrix: Matrix, find: Lookup, title: string, origin: string) => string | Uint8Array<ArrayBuffer>;

/** The forms in which positions are taken along. */
const FORMS: readonly { ending: string; type: string; write: Write }[] = [
  {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    write: (matrix, find, _, origin) => csv(positionRows(matrix, find, origin)),
  },
  { ending: 'md', type: 'text/markdown; charset=utf-8', write: (...given) => markdown(writtenPositions(...given)) },
  { ending: 'txt', type: 'text/plain; charset=utf-8', write: (...given) => plainText(writtenPositions(...given)) },
  {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: (...given) => docx(writtenPositions(...given)),
  },
];

/** Who stands where; issues as readers name, merge and pin them. */
export function positionsRoutes(app: Hono, store: Store): void {
  const load = async (context: Context) => {
    const about = context.req.query('about')?.trim() || null;
    const asked = context.req.query('affair');
    const [{ affair, filter, offered }, { articles }] = await Promise.all([askedAffair(store, asked), store.extent()]);
    const usual =
      asked === undefined && about === null && articles > SMALL
        ? ((await store.affairs.active({ limit: 1 }))[0]?.affair ?? null)
        : null;
    const chosen = affair ?? usual;
    const positions =
      chosen && about === null
        ? await affairPositions(store, chosen.id)
        : await positionsOf(store, {
            ...filter,
            ...(about === null ? {} : { about }),
            ...(articles > SMALL ? { limit: READ } : {}),
          });
    const matrix = matrixOf(positions);
    const said = await Promise.all(articlesOf(matrix).map((article) => store.attributions({ article, limit: SAID })));
    return { about, affair: chosen, offered, positions, matrix, find: lookup(said.flat()) };
  };

  app.get('/positions', async (context) => {
    const [{ positions, ...loaded }, decisions] = await Promise.all([load(context), store.affairs.decisions('issue')]);
    return context.html(
      positionsPage({
        ...loaded,
        issues: positions.issues.map(({ id, name }) => ({ id, name })),
        decisions: [...decisions].reverse(),
        mayDecide: may(visitorOf(context), 'editor'),
      }),
    );
  });

  for (const { ending, type, write } of FORMS)
    app.get(`/positions.${ending}`, async (context) => {
      const { affair, about, matrix, find } = await load(context);
      const title = ['Positions', affair?.name, about].filter(Boolean).join(', ');
      return context.body(write(matrix, find, title, visitOf(context).origin), 200, {
        'Content-Type': type,
        'Content-Disposition': `${ending === 'csv' ? 'attachment' : 'inline'}; filename="positions.${ending}"`,
      });
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
