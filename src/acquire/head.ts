import type { IncomingMessage } from 'node:http';

/** What a server said to tell one state of a body from another (RFC 9110, 8.8). */
export interface Validators {
  etag: string | null;
  /** Last-Modified, as the server wrote it. */
  modified: string | null;
}

/** What an answer's headers say of its body and of when to ask again. */
export interface Head {
  contentType: string;
  validators: Validators;
  /** Seconds that the server asks to wait before it is asked again; null where it says none. */
  retryAfter: number | null;
  /** Seconds that the answer stays fresh, by its Cache-Control. */
  maxAge: number | null;
}

/** The longest validator that is kept, in characters; a longer one is of no use to anybody. */
const LONGEST = 1024;

export function headOf({ headers }: IncomingMessage): Head {
  const kept = (value: string | undefined): string | null => (value && value.length <= LONGEST ? value : null);
  return {
    contentType: headers['content-type'] ?? '',
    validators: { etag: kept(headers.etag), modified: kept(headers['last-modified']) },
    retryAfter: retryAfterOf(headers['retry-after']),
    maxAge: maxAgeOf(headers['cache-control']),
  };
}

/** Seconds of a Retry-After: given as seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterOf(value: string | undefined, now = Date.now()): number | null {
  if (!value) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now) / 1000));
}

function maxAgeOf(value: string | undefined): number | null {
  const found = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(value ?? '')?.[1];
  return found === undefined || /no-store|no-cache/i.test(value!) ? null : Number(found);
}
