import type { Context, MiddlewareHandler } from 'hono';
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

/** Devices and powers of the browser that no page here asks for. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

/** Sets the headers that keep a page to itself; `secure` where readers reach it over TLS only. */
export const guarded =
  (secure: boolean): MiddlewareHandler =>
  async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', PERMISSIONS);
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000');
    // Pages are some reader's own; what may be kept longer says so itself.
    if (headers.has('Cache-Control')) return;
    headers.set('Cache-Control', 'private, no-cache');
    headers.append('Vary', 'Cookie');
  };

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** The name of a Host header, without its port and brackets. */
export const hostName = (header: string): string =>
  header
    .replace(/:\d+$/u, '')
    .replace(/^\[(.*)\]$/u, '$1')
    .toLowerCase();

/** Whether a name or address to listen on keeps to this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host) || /^127\.\d+\.\d+\.\d+$/u.test(host);

/**
 * Answers only when the Host header names this machine or one of `names`, so that a page elsewhere cannot reach a
 * record on the reader's own machine through a name of its own (DNS rebinding).
 */
export function forHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set([...LOOPBACK, ...names.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const asked = [context.req.header('host'), URL.parse(context.req.url)?.host];
    const stranger = asked.find((host) => host !== undefined && !known.has(hostName(host)));
    if (stranger !== undefined)
      throw new Failure('refused_address', 'This address is not one that the record answers to.', {
        value: stranger,
        advice: `Open it as http://localhost, or start it with --allowed-host ${hostName(stranger)}.`,
      });
    await next();
  };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses methods that nothing here answers to: TRACE, CONNECT, OPTIONS of a foreign page, and invented ones. */
export const knownMethods: MiddlewareHandler = async (context, next) => {
  if (METHODS.includes(context.req.method)) return next();
  return context.text('This method is not answered.\n', 405, { Allow: METHODS.join(', ') });
};

export const isChange = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

const withoutPort = (host: string): string => host.toLowerCase().replace(/:(?:80|443)$/u, '');

/**
 * Whether a page of this server asks, as the browser tells it by Sec-Fetch-Site or, where that is missing (plain HTTP,
 * old browsers), by Origin; null where neither is sent, which no browser does with a change.
 * After Valsorda, "Cross-Site Request Forgery" (2025), as in Go's http.CrossOriginProtection.
 */
export function isSameOrigin(context: Context, secure: boolean): boolean | null {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined) return null;
  const { protocol, host } = URL.parse(origin) ?? { protocol: '', host: '' };
  return withoutPort(host) === withoutPort(context.req.header('host') ?? '') && (!secure || protocol === 'https:');
}
