import type { Hono } from 'hono';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { versionsPage } from '../pages/versions.ts';

/** The states of an article over time, with what changed. */
export function versionRoutes(app: Hono, store: Store): void {
  app.get('/articles/:id/versions', async (context) => {
    const id = context.req.param('id');
    const versions = await store.versions.list(id);
    const numbered = (name: string): number => Number(context.req.query(name));
    const to = versions.find(({ number }) => number === numbered('to')) ?? versions.at(-1);
    if (!to) throw new Failure('not_found', 'No article of the record has this id.', { value: id });
    const from = versions.find(({ number }) => number === numbered('from')) ?? versions[to.number - 2] ?? null;
    return context.html(versionsPage(versions, from?.number === to.number ? null : from, to));
  });
}
