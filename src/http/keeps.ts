import type { Context, MiddlewareHandler } from 'hono';
import { roleOf } from '../access/index.ts';
import type { Mark } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { current, visitOf } from './visit.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** What the reader who asks keeps, by article and attribution. */
    keeps: ReadonlyMap<string, Mark>;
  }
}

/** The name under which a visitor's own marks and searches are kept. */
export function whoOf(context: Context): string {
  const { visitor } = visitOf(context);
  return visitor.kind === 'account' || visitor.kind === 'token' ? visitor.account : 'local';
}

/** The same of whoever asks for the page or the answer that is being made. */
export function whoNow(): string {
  const request = current();
  return request ? whoOf(request) : 'local';
}

/** So many of a reader's marks, the latest, are shown on lines. */
const MOST = 2000;

const keyOf = (article: string, attribution: string | null): string => `${article} ${attribution ?? ''}`;

/** Loads what the reader keeps, so that every line of a page can show it. */
export const keeping =
  (store: Store): MiddlewareHandler =>
  async (context, next) => {
    const { method, path } = context.req;
    const isPage = method === 'GET' && !/^\/(?:assets|api|healthz|sign-in)(?:\/|$)/u.test(path);
    if (isPage && roleOf(visitOf(context).visitor) !== null) {
      const marks = await store.marks.list(whoOf(context), { limit: MOST });
      context.set('keeps', new Map(marks.map((mark) => [keyOf(mark.article, mark.attribution), mark])));
    }
    await next();
  };

/** What the reader who asks keeps of a line, or of an article. */
export const keptOf = (article: string, attribution: string | null): Mark | null =>
  current()?.get('keeps')?.get(keyOf(article, attribution)) ?? null;
