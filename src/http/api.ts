import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type Fetcher, positionsOf } from '../jobs/index.ts';
import {
  ACTS,
  AccessToken,
  Account,
  Actor,
  Article,
  Attribution,
  AuditEntry,
  Commitment,
  EVENT_STATUSES,
  Event,
  Failure,
  Reading,
  Report,
  SOURCE_KINDS,
  Statement,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { affairsApi } from './api-affairs.ts';
import { deskApi } from './api-desk.ts';
import { feedsApi } from './api-feeds.ts';
import { retellingsApi } from './api-retellings.ts';
import { whoNow } from './keeps.ts';
import { describe, type Route } from './openapi.ts';
import { Positions } from './positions-schema.ts';
import { searched } from './searching.ts';

const Head = Article.pick({ id: true, title: true, outlet: true, url: true, published: true });
const Place = { article: Head, sentence: z.int().nonnegative() };
const Said = z.object({
  ...Place,
  attribution: Attribution,
  source: z.string().nullable(),
  cue: z.string().nullable(),
  content: z.string(),
});
const Undertaken = z.object({ ...Place, commitment: Commitment, words: z.string(), reportedBy: Said.nullable() });
const Occurring = z.object({ ...Place, event: Event, words: z.string(), time: z.string().nullable() });
const Counted = z.object({ actor: Actor, statements: z.int(), commitments: z.int(), events: z.int() });
const Hit = z.object({
  kind: z.enum(['article', 'statement']),
  article: Head,
  attribution: z.string().nullable(),
  sentence: z.int().nullable(),
  speaker: z.string().nullable(),
  snippet: z.array(z.object({ text: z.string(), match: z.boolean() })),
});
const Counts = z.object({
  articles: z.int(),
  attributions: z.int(),
  unnamed: z.int(),
  commitments: z.int(),
  events: z.int(),
  actors: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

/** Rows of one answer, and at most so many. */
const USUAL = 100;
const LIMIT = 1000;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/u, 'an ISO date such as 2025-02-26');
const Narrowed = z.object({
  about: z.string().exactOptional().describe('Words that the article must have'),
  since: day.exactOptional().describe('Published on or after'),
  before: day.exactOptional().describe('Published before'),
  outlet: z.string().exactOptional(),
  actor: z.string().exactOptional().describe('Id of an actor, such as person/emmanuel-macron'),
  article: z.string().exactOptional().describe('Id of an article'),
  affair: z.string().exactOptional().describe('Id of an affair'),
  limit: z.coerce.number().int().min(1).max(LIMIT).default(USUAL),
  offset: z.coerce.number().int().min(0).default(0),
});
const NarrowedSaid = Narrowed.extend({
  sourceKind: z.enum(SOURCE_KINDS).exactOptional(),
  act: z.enum(ACTS).exactOptional(),
});
const NarrowedEvents = Narrowed.extend({
  from: day.exactOptional().describe('Starts on or after'),
  until: day.exactOptional().describe('Starts before'),
  status: z.enum(EVENT_STATUSES).exactOptional(),
});
const NarrowedTime = Narrowed.omit({ limit: true, offset: true, actor: true, article: true });
const Asked = z.object({
  q: z
    .string()
    .min(1)
    .describe('Words, and fields: speaker:, source:, act:, to:, outlet:, before:, after:, tag:, is:starred'),
  page: z.coerce.number().int().min(1).default(1),
});
const Nothing = z.object({});
const NarrowedAudit = z.object({
  who: z.string().exactOptional(),
  what: z.string().exactOptional().describe('What was done, from its beginning: account, POST /feeds'),
  since: day.exactOptional(),
  before: day.exactOptional(),
  below: z.coerce.number().int().exactOptional().describe('Only entries with a lesser id: to read on'),
  limit: z.coerce.number().int().min(1).max(LIMIT).default(USUAL),
});

/** What the API answers, and how it is asked: the routes and their description come from this one list. */
function api(store: Store, fetcher: Fetcher | null): Route[] {
  const found = <T>(value: T | null, what: string, id: string): T => {
    if (value === null) throw new Failure('not_found', `No ${what} of the record has this id.`, { value: id });
    return value;
  };
  const route = <Q extends z.ZodType>(
    path: string,
    summary: string,
    query: Q,
    answer: z.ZodType,
    load: (query: z.output<Q>, id: string) => Promise<unknown>,
  ): Route => ({ path, summary, query, answer, load: (given, id) => load(given as z.output<Q>, id) });
  return [
    route('/api/counts', 'How much the record holds', Narrowed, Counts, (query) => store.counts(query)),
    route('/api/articles', 'Articles, newest first', Narrowed, z.array(Head), (query) => store.articles(query)),
    route(
      '/api/articles/{id}',
      'One article and its reading',
      Nothing,
      z.object({ article: Article, reading: Reading }),
      async (_, id) => ({
        article: found(await store.article(id), 'article', id),
        reading: found(await store.reading(id), 'article', id),
      }),
    ),
    route('/api/attributions', 'Who said what, on whose word', NarrowedSaid, z.array(Said), (query) =>
      store.attributions(query),
    ),
    route('/api/commitments', 'Who promised, refused or threatened what', Narrowed, z.array(Undertaken), (query) =>
      store.commitments(query),
    ),
    route(
      '/api/events',
      'Meetings, visits, votes and deadlines, by start',
      NarrowedEvents,
      z.array(Occurring),
      (query) => store.events(query),
    ),
    route(
      '/api/positions',
      'Who stands where, issue by issue, and how that changed',
      NarrowedTime,
      Positions,
      (query) => positionsOf(store, query),
    ),
    route('/api/actors', 'People, states and bodies, most quoted first', Narrowed, z.array(Counted), (query) =>
      store.actors(query),
    ),
    route('/api/actors/{id}', 'One actor', Nothing, Actor, async (_, id) => found(await store.actor(id), 'actor', id)),
    route('/api/reports', 'Articles as links in chains of copies', Narrowed, z.array(Report), (query) =>
      store.reports(query),
    ),
    route('/api/statements', 'Statements with their variants across reports', Narrowed, z.array(Statement), (query) =>
      store.statements(query),
    ),
    route('/api/statements/{id}', 'One statement', Nothing, Statement, async (_, id) =>
      found(await store.statement(id), 'statement', id),
    ),
    route(
      '/api/search',
      'Full text and fields, best first',
      Asked,
      z.object({ total: z.int(), hits: z.array(Hit), statements: z.array(Said) }),
      async (query) => {
        const { at, hits, said } = await searched(store, query.q, { page: query.page, who: whoNow() });
        return { total: at.total, hits, statements: said };
      },
    ),
    ...affairsApi(store),
    ...retellingsApi(store),
    ...deskApi(store),
    ...feedsApi(store, fetcher),
    route(
      '/api/accounts',
      'Who may come in; for admins',
      Nothing,
      z.object({ accounts: z.array(Account) }),
      async () => ({ accounts: await store.accounts.list() }),
    ),
    route(
      '/api/tokens',
      'What programs come in with; for admins',
      Nothing,
      z.object({ tokens: z.array(AccessToken) }),
      async () => ({ tokens: await store.accounts.tokens() }),
    ),
    route(
      '/api/audit',
      'Who changed what, when, from where, newest first; for admins',
      NarrowedAudit,
      z.object({ entries: z.array(AuditEntry) }),
      async (query) => ({ entries: await store.audit.list(query) }),
    ),
  ];
}

function asked(route: Route, context: Context): unknown {
  const parsed = route.query.safeParse(context.req.query());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new Failure('bad_argument', `${field || 'A parameter'}: ${issue?.message ?? 'cannot be read'}`, {
    value: context.req.query(field) ?? null,
    advice: 'See /api/openapi.json for what each address takes.',
  });
}

/** What was sent as JSON; nothing where the route takes nothing. */
async function sent({ body }: Route, context: Context): Promise<unknown> {
  if (!body) return undefined;
  const parsed = body.safeParse(await context.req.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  throw new Failure('bad_argument', `What was sent is not what this takes: ${where}${issue?.message}`, {
    advice: 'Send JSON as /api/openapi.json describes it.',
  });
}

/** The record as JSON, described by /api/openapi.json. */
export function apiRoutes(app: Hono, store: Store, fetcher: Fetcher | null = null): void {
  const routes = api(store, fetcher);
  for (const route of routes)
    app.on((route.method ?? 'get').toUpperCase(), route.path.replace('{id}', ':id{.+}'), async (context) =>
      context.json(await route.load(asked(route, context), context.req.param('id') ?? '', await sent(route, context))),
    );
  const description = describe(routes);
  app.get('/api', (context) =>
    context.json({ description: '/api/openapi.json', paths: [...new Set(routes.map((route) => route.path))] }),
  );
  app.get('/api/openapi.json', (context) => context.json(description));
}
