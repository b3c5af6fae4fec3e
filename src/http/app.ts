import { Hono } from 'hono';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { apiRoutes } from './api.ts';
import { CSS, ICON, SCRIPT } from './assets.ts';
import { failurePage, refused } from './failures.ts';
import { routes } from './routes.ts';
import { forHosts, guarded } from './security.ts';

export interface AppOptions {
  /** Names that the Host header may have besides this machine's. */
  names?: readonly string[];
}

/** The pages and the API over a record. */
export function createApp(store: Store, options: AppOptions = {}): Hono {
  const app = new Hono();
  app.use(guarded);
  app.use(forHosts(options.names ?? []));
  for (const asset of [CSS, SCRIPT, ICON])
    app.get(asset.href, (context) =>
      context.body(asset.body, 200, {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  app.get('/healthz', async (context) => context.json({ status: 'ok', articles: (await store.counts()).articles }));
  routes(app, store);
  apiRoutes(app, store);
  app.notFound((context) =>
    refused(context, new Failure('not_found', 'There is nothing at this address.', { value: context.req.path })),
  );
  app.onError((error, context) => {
    if (error instanceof Failure) return refused(context, error);
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return failurePage(context);
  });
  return app;
}
