import { isIP } from 'node:net';
import type { Context } from 'hono';
import { tryGetContext } from 'hono/context-storage';
import type { Visitor } from '../access/index.ts';

/** What is known of a request before its page is made. */
export interface Visit {
  visitor: Visitor;
  /** Network address that asks. */
  from: string;
  /** The address that readers know this server by: `https://desk.example.org`. */
  origin: string;
}

declare module 'hono' {
  interface ContextVariableMap {
    visit: Visit;
    /** What a request changed, in a word for the audit; else the parameters of its address stand for it. */
    subject: string;
  }
}

export const visitOf = (context: Context): Visit => context.get('visit');

/** Who asks. */
export const visitorOf = (context: Context): Visitor => visitOf(context).visitor;

/** The request whose page is being made; null outside of one. */
export const current = (): Context | null => tryGetContext() ?? null;

interface Connection {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/** An address that a proxy wrote, without the port and brackets that some add; null where it is none. */
function addressIn(text: string | undefined): string | null {
  const bare = text?.trim().replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/u, '$1$2') ?? '';
  return isIP(bare) ? bare : null;
}

/**
 * Network address of whoever asks. Behind a proxy it is the one that the proxy added last to X-Forwarded-For: what stands
 * before that anybody could have written.
 */
export function fromOf(context: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? addressIn(context.req.header('x-forwarded-for')?.split(',').at(-1)) : null;
  return forwarded ?? (context.env as Connection | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown';
}
