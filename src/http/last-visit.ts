import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'visit';
/** So long after the last look a new visit begins. */
const PAUSE = 30 * 60_000;
const YEAR = 365 * 86_400;

/** When the reader was last here before this visit, as an ISO instant; null at the first. Notes this look. */
export function lastVisit(context: Context, now = Date.now()): string | null {
  const [from, at] = (getCookie(context, COOKIE) ?? '').split('_').map(Number);
  const known = at !== undefined && Number.isSafeInteger(at) && at > 0 && at <= now;
  const before = known ? (now - at > PAUSE ? at : from) : undefined;
  const since = before !== undefined && Number.isSafeInteger(before) && before > 0 ? before : null;
  setCookie(context, COOKIE, `${since ?? 0}_${now}`, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: YEAR });
  return since === null ? null : new Date(since).toISOString();
}
