import type { MiddlewareHandler } from 'hono';
import { Failure } from '../record/index.ts';

/** Nothing but the program's own style sheet, script and pictures; no page of it inside another. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets the headers that keep a page to itself. */
export const guarded: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Content-Security-Policy', POLICY);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
};

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** The name of a Host header, without its port and brackets. */
const hostName = (header: string): string =>
  header
    .replace(/:\d+$/u, '')
    .replace(/^\[(.*)\]$/u, '$1')
    .toLowerCase();

/**
 * Answers only when the Host header names this machine or one of `names`, so that a page elsewhere cannot reach a
 * record on the reader's own machine through a name of its own (DNS rebinding).
 */
export function forHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set([...LOOPBACK, ...names.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    if (!known.has(hostName(host)))
      throw new Failure('refused_address', 'This address is not one that the record answers to.', {
        value: host,
        advice: `Open it as http://localhost, or start it with --host ${hostName(host)}.`,
      });
    await next();
  };
}
