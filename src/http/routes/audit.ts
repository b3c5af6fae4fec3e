import type { Context, Hono } from 'hono';
import { csv } from '../../brief/index.ts';
import type { AuditFilter, Store } from '../../store/index.ts';
import { type AuditChoice, auditPage } from '../pages/audit.ts';

const PAGE = 100;
/** Entries that one export has at most. */
const EXPORT = 100_000;

const given = (context: Context, name: string): string | null => context.req.query(name)?.trim().slice(0, 100) || null;
const day = (value: string | null): string | null =>
  value !== null && /^\d{4}-\d{2}-\d{2}/u.test(value) ? value : null;

const choiceOf = (context: Context): AuditChoice => ({
  who: given(context, 'who'),
  what: given(context, 'what'),
  since: day(given(context, 'since')),
  before: day(given(context, 'before')),
});

const filterOf = ({ who, what, since, before }: AuditChoice): AuditFilter => ({
  ...(who ? { who } : {}),
  ...(what ? { what } : {}),
  ...(since ? { since } : {}),
  ...(before ? { before } : {}),
});

function addressOf(path: string, choice: AuditChoice, below: number | null = null): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(choice)) if (value) search.set(name, value);
  if (below !== null) search.set('below', String(below));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The audit, for admins: a page, and all of it as CSV. */
export function auditRoutes(app: Hono, { audit }: Store): void {
  app.get('/settings/audit', async (context) => {
    const choice = choiceOf(context);
    const below = Number(context.req.query('below'));
    const entries = await audit.list({
      ...filterOf(choice),
      ...(Number.isInteger(below) && below > 0 ? { below } : {}),
      limit: PAGE + 1,
    });
    const shown = entries.slice(0, PAGE);
    const older = entries.length > PAGE ? addressOf('/settings/audit', choice, shown.at(-1)!.id) : null;
    return context.html(auditPage(shown, choice, older, addressOf('/settings/audit.csv', choice)));
  });

  app.get('/settings/audit.csv', async (context) => {
    const entries = await audit.list({ ...filterOf(choiceOf(context)), limit: EXPORT });
    const head = ['id', 'at', 'who', 'by', 'from', 'what', 'subject', 'outcome'] as const;
    return context.body(csv([head, ...entries.map((entry) => head.map((name) => entry[name]))]), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.csv"',
    });
  });
}
