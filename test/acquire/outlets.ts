import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchLimits } from '../../src/acquire/index.ts';

export type Reply = (response: ServerResponse, request: IncomingMessage) => unknown;

export interface Outlets {
  /** The address of a path on a host that the server stands for. */
  at(host: string, path: string): string;
  /** What the hosts answer, by `host/path`; what is not there is a 404. Changed by the tests as they go. */
  replies: Record<string, Reply | string>;
  /** What was asked, as `host/path`, robots.txt left out. */
  asked: string[];
  /** The headers of the last request for each. */
  headers: Record<string, IncomingMessage['headers']>;
  /** Limits that let these hosts, and no others, be asked. */
  limits: FetchLimits;
  close(): void;
}

/** One real server on loopback that stands for many hosts, which the limits' own resolver leads to it. */
export async function outlets(...hosts: string[]): Promise<Outlets> {
  const replies: Outlets['replies'] = {};
  const asked: string[] = [];
  const headers: Outlets['headers'] = {};
  const server = createServer((request, response) => {
    const key = `${request.headers.host!.split(':')[0]}${request.url}`;
    if (!key.endsWith('/robots.txt')) asked.push(key);
    headers[key] = request.headers;
    const reply = replies[key];
    if (reply === undefined) response.writeHead(404).end();
    else if (typeof reply === 'string') response.writeHead(200, { 'content-type': typeOf(reply) }).end(reply);
    else reply(response, request);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    at: (host, path) => `http://${host}:${port}${path}`,
    replies,
    asked,
    headers,
    limits: {
      privateHosts: hosts,
      resolve: async (host) => (hosts.includes(host) ? [{ address: '127.0.0.1', family: 4 }] : []),
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const typeOf = (body: string): string =>
  body.startsWith('{') ? 'application/feed+json' : /^<!doctype html|^<html/i.test(body) ? 'text/html' : 'text/xml';

/** An RSS feed of pages: `[path, title, published?]`. */
export const rss = (title: string, items: readonly (readonly [string, string, string?])[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>/</link>${items
    .map(
      ([link, name, published]) =>
        `<item><title>${name}</title><link>${link}</link>${published ? `<pubDate>${published}</pubDate>` : ''}</item>`,
    )
    .join('')}</channel></rss>`;

/** A page with an article of its own. */
export const story = (title: string, words: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${[
    `The foreign minister of Norland, Ada Brekke, said on Monday that ${words}.`,
    '"We will not sign before the harbour is open to every ship that asks," she told reporters in the port of Hvalsund.',
    'A second diplomat, who asked not to be named, said the talks would go on in the capital later in the week.',
    'The two sides have met four times since the winter; the last meeting ended without a common statement.',
  ]
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`;
