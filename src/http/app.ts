import { Hono } from 'hono';
import { contextStorage } from 'hono/context-storage';
import { door, may, signInLimits } from '../access/index.ts';
import { type Fetcher, type Importer, importer } from '../jobs/index.ts';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { apiRoutes } from './api.ts';
import { CSS, ICON, SCRIPT, UNSCRIPTED } from './assets.ts';
import { failurePage, refused } from './failures.ts';
import { gate } from './gate.ts';
import { keeping } from './keeps.ts';
import type { About } from './pages/settings.ts';
import { alertsPart } from './parts/alerts.ts';
import { actorRoutes } from './routes/actors.ts';
import { affairRoutes } from './routes/affairs.ts';
import { articleRoutes } from './routes/articles.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { commitmentsRoutes } from './routes/commitments.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { debriefRoutes } from './routes/debrief.ts';
import { feedRoutes } from './routes/feeds.ts';
import { importRoutes } from './routes/import.ts';
import { markRoutes } from './routes/marks.ts';
import { positionsRoutes } from './routes/positions.ts';
import { retellingRoutes } from './routes/retellings.ts';
import { searchRoutes } from './routes/searches.ts';
import { settingsRoutes } from './routes/settings.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { unnamedRoutes } from './routes/unnamed.ts';
import { versionRoutes } from './routes/versions.ts';
import { routes } from './routes.ts';
import { forHosts, guarded, knownMethods } from './security.ts';
import { visitOf } from './visit.ts';

export interface AppOptions {
  /** Names that the Host header may have besides this machine's. */
  names?: readonly string[];
  /** Whether others than this machine's user may reach it: nobody is let in without an account then. */
  exposed?: boolean;
  /** Whether readers reach it over TLS only: cookies go no other way then. */
  secure?: boolean;
  /** Whether a proxy in front names the reader's address, last in X-Forwarded-For. */
  behindProxy?: boolean;
  /** What /settings says of the record, to admins. */
  about?: About;
  /** Whether alerts can be sent by e-mail. */
  mail?: boolean;
  /** Visits feeds as long as the server runs; without it feeds are shown and not changed. */
  fetcher?: Fetcher;
  /** Reads the files that are brought in. */
  importer?: Importer;
}

/** The pages and the API over a record. */
export function createApp(store: Store, options: AppOptions = {}): Hono {
  const { names = [], exposed = false, secure = false, behindProxy = false, about = null, mail = false } = options;
  const app = new Hono();
  app.use(contextStorage());
  app.use(guarded(secure));
  app.use(forHosts(names));
  app.use(knownMethods);
  app.use(gate(store, { exposed, secure, behindProxy }));
  for (const { href, type, body, packed } of [CSS, UNSCRIPTED, SCRIPT, ICON])
    app.get(href, (context) => {
      const gzip = /\bgzip\b/u.test(context.req.header('accept-encoding') ?? '');
      return context.body(gzip ? packed : body, 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(gzip ? { 'Content-Encoding': 'gzip', 'Content-Length': String(packed.byteLength) } : {}),
      });
    });
  app.get('/healthz', async (context) => {
    const { articles } = await store.extent();
    return context.json({ status: 'ok', ...(may(visitOf(context).visitor, 'reader') ? { articles } : {}) });
  });
  app.use(keeping(store));
  const way = door(store, signInLimits());
  signInRoutes(app, store, way, secure);
  settingsRoutes(app, store, { door: way, secure, about, parts: [alertsPart(store, mail)] });
  auditRoutes(app, store);
  debriefRoutes(app, store);
  affairRoutes(app, store);
  commitmentsRoutes(app, store);
  positionsRoutes(app, store);
  actorRoutes(app, store);
  calendarRoutes(app, store);
  unnamedRoutes(app, store);
  articleRoutes(app, store);
  correctionRoutes(app, store);
  markRoutes(app, store);
  searchRoutes(app, store, mail);
  feedRoutes(app, store, options.fetcher ?? null);
  importRoutes(app, options.importer ?? importer(store));
  versionRoutes(app, store);
  retellingRoutes(app, store);
  routes(app, store);
  apiRoutes(app, store, options.fetcher ?? null);
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
