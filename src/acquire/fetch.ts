import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Failure } from '../record/index.ts';
import { userAgent } from './agent.ts';
import { type Head, headOf, type Validators } from './head.ts';
import { isPublic } from './ranges.ts';
import { reasonOf } from './reasons.ts';
import { type Stopwatch, stopwatch } from './stopwatch.ts';

export interface IpAddress {
  address: string;
  family: number;
}

export interface FetchLimits {
  /** Hosts, as addresses name them, that may be asked though they are not on the public network. */
  privateHosts?: readonly string[];
  /** Milliseconds for the whole, redirects and body included. */
  time?: number;
  /** Bytes of the body, unpacked. */
  size?: number;
  redirects?: number;
  /** The addresses of a host's name; the system's resolver unless given. Asked once for each request. */
  resolve?: (host: string) => Promise<readonly IpAddress[]>;
  /** The media types asked for, as an Accept header. */
  accept?: string;
  /** What is known of the body: the server may then answer 304 without one. */
  known?: Validators;
  /** Ends the request when aborted. */
  signal?: AbortSignal;
  /** Sent as a POST. Its answer is the last: a redirect is not followed, and the body not read. */
  post?: { body: string; headers: Readonly<Record<string, string>> };
  /** Called before a redirect is followed; may wait, off the clock, or throw to stop there. */
  onRedirect?: (to: URL) => Promise<void>;
}

/** The last answer, redirects followed. */
export interface Answer extends Head {
  /** The address that gave it. */
  url: string;
  status: number;
  statusText: string;
  /** Where the address has moved for good (301, 308 from the first redirect on); null where it has not. */
  movedTo: string | null;
  /** Empty unless `status` is 200 to 299 and `wanted` said yes. */
  body: Uint8Array;
}

const DEFAULTS = { time: 30_000, size: 16 * 1024 * 1024, redirects: 10 };

/**
 * The one way to the network. A host's name is resolved once and the connection goes to what was found, so that a name
 * cannot lead elsewhere a moment later; an address off the public network is refused on the first request and on each
 * redirect, as are names and passwords in addresses, and ports below 1024 that are not the web's. `wanted` tells by its
 * head whether an answer's body is to be had; it may throw.
 * @throws Failure `bad_argument`, `refused_address`, `network` or `too_large`
 */
export async function fetchPublic(
  address: string,
  wanted: (answer: Omit<Answer, 'body'>) => boolean,
  limits: FetchLimits = {},
): Promise<Answer> {
  const time = limits.time ?? DEFAULTS.time;
  const clock = stopwatch(time, limits.signal);
  try {
    return await followed(address, wanted, limits, clock);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const why = clock.signal.aborted ? `no whole answer within ${time / 1000} s` : reasonOf(error);
    throw new Failure('network', `The address cannot be reached: ${why}.`, {
      value: address,
      advice: 'Check the address and the connection, or save the page and read the file.',
      cause: error,
    });
  } finally {
    clock.stop();
  }
}

/**
 * Sends a body to an address on the public network, and tells what came of it.
 * @throws Failure as `fetchPublic`
 */
export const postPublic = (
  address: string,
  post: NonNullable<FetchLimits['post']>,
  limits: FetchLimits = {},
): Promise<Answer> => fetchPublic(address, () => false, { ...limits, post });

async function followed(
  address: string,
  wanted: (answer: Omit<Answer, 'body'>) => boolean,
  limits: FetchLimits,
  clock: Stopwatch,
): Promise<Answer> {
  const redirects = limits.redirects ?? DEFAULTS.redirects;
  let url = parsed(address, address);
  let forGood = true;
  let movedTo: string | null = null;
  for (let n = 0; n <= redirects; n++) {
    const addresses = await reachable(url, address, limits, clock.signal);
    const response = await requested(url, addresses, limits, clock.signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && status !== 304 && location !== undefined && !limits.post) {
      response.destroy();
      url = parsed(location, address, url);
      forGood &&= status === 301 || status === 308;
      if (forGood) movedTo = url.href;
      if (limits.onRedirect) await clock.paused(limits.onRedirect(url));
      continue;
    }
    const head = { url: url.href, status, statusText: response.statusMessage ?? '', movedTo, ...headOf(response) };
    try {
      const body = status >= 200 && status < 300 && wanted(head) ? await bodyOf(response, address, limits) : EMPTY;
      return { ...head, body };
    } finally {
      response.destroy();
    }
  }
  throw new Failure('network', `The address leads on more than ${redirects} times.`, {
    value: address,
    advice: 'Open it in a browser and give the address where it ends.',
  });
}

const EMPTY = new Uint8Array();

function parsed(address: string, asked: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url) {
    if (base) throw new Failure('network', 'The server leads on to what is no address.', { value: asked });
    throw new Failure('bad_argument', 'This is no address.', { value: asked, advice: 'Check how it is written.' });
  }
  url.hash = '';
  return url;
}

const refused = (reason: string, asked: string): Failure =>
  new Failure('refused_address', `The address is refused: ${reason}.`, {
    value: asked,
    advice: 'Only public web pages are fetched. Save the page and read the file, or see RAPPORTEUR_PRIVATE_HOSTS.',
  });

/** Where a request for a URL may go. */
async function reachable(
  url: URL,
  asked: string,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<readonly IpAddress[]> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(`${url.protocol} is no web address`, asked);
  if (url.username || url.password) throw refused('it carries a name or a password', asked);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family
    ? [{ address: host, family }]
    : await unlessAborted((limits.resolve ?? ((name) => lookup(name, { all: true })))(host), signal);
  if (addresses.length === 0) throw new Error('ENOTFOUND');
  if (limits.privateHosts?.includes(host)) return addresses;
  if (url.port !== '' && Number(url.port) < 1024) throw refused(`port ${url.port} is none of the web's`, asked);
  const inner = addresses.find((found) => !isPublic(found.address));
  if (inner) {
    const what = family ? inner.address : `${host} is ${inner.address}, which`;
    throw refused(`${what} is not on the public network`, asked);
  }
  return addresses;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

function requested(
  url: URL,
  addresses: readonly IpAddress[],
  { accept = PAGES, known, post }: FetchLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [...addresses]);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    send(url, {
      agent: false,
      lookup: pinned,
      signal,
      method: post ? 'POST' : 'GET',
      headers: {
        ...(post ? { ...post.headers, 'content-length': String(Buffer.byteLength(post.body)) } : {}),
        accept,
        'accept-encoding': 'gzip, br',
        'user-agent': userAgent(),
        ...(known?.etag ? { 'if-none-match': known.etag } : {}),
        ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
      },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(post?.body);
  });
}

const PAGES = 'text/html, application/xhtml+xml, text/plain;q=0.8';

const UNPACKERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** A body unpacked as it comes, given up once it is longer than allowed. */
async function bodyOf(response: IncomingMessage, asked: string, limits: FetchLimits): Promise<Uint8Array> {
  const size = limits.size ?? DEFAULTS.size;
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  let stream: Readable = response;
  if (coding !== 'identity' && coding !== '') {
    const unpacker = UNPACKERS[coding as keyof typeof UNPACKERS]?.();
    if (!unpacker) throw new Error(`its answer is packed as ${coding.slice(0, 40)}`);
    response.on('error', (error) => unpacker.destroy(error));
    stream = response.pipe(unpacker);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > size)
      throw new Failure('too_large', `The page has more than ${Math.round(size / 1048576)} MB.`, {
        value: asked,
        advice: 'Save it and give the article alone.',
      });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
