import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { serve as listen } from '@hono/node-server';
import { hasAdmin } from '../access/index.ts';
import { type Fetcher, importer } from '../jobs/index.ts';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { createApp } from './app.ts';
import type { About } from './pages/settings.ts';
import { isLoopback } from './security.ts';

/** Where to listen. Without a host only this machine is answered. */
export interface ServeOptions {
  store: Store;
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** More names that the Host header may have, besides this machine's and `host`. */
  names?: readonly string[];
  /** Certificate and key in PEM: the server speaks TLS itself. */
  tls?: { cert: string; key: string };
  /** A proxy stands in front: it speaks TLS with readers, and names their addresses last in X-Forwarded-For. */
  behindProxy?: boolean;
  /** What /settings says of the record. */
  about?: About;
  /** Visits feeds as long as the server runs. */
  fetcher?: Fetcher;
  /** Whether alerts can be sent by e-mail. */
  mail?: boolean;
}

/** A running server: its address, and the way to end it. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Whether readers beyond this machine may come: by the address listened on, a name of its own, or a proxy. */
export const isExposed = ({
  host = '127.0.0.1',
  names = [],
  behindProxy = false,
}: Omit<ServeOptions, 'store'>): boolean => behindProxy || !isLoopback(host) || names.some((name) => !isLoopback(name));

/** Names and addresses of this machine, where it listens on all of them. */
const ownNames = (host: string): string[] =>
  host === '0.0.0.0' || host === '::'
    ? [
        hostname(),
        ...Object.values(networkInterfaces()).flatMap((found) => (found ?? []).map(({ address }) => address)),
      ]
    : [host];

/** Milliseconds for the head of a request, and for all of it: a folder of pages takes its time on a slow line. */
const [HEAD, WHOLE] = [15_000, 300_000];

/**
 * Serves the record until `close`. Beyond this machine it demands accounts.
 * @throws Failure `bad_argument` where the port is taken, TLS is not to be had with what was given, or readers beyond this
 * machine could come and there is no admin
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { store, port = 4747, host = '127.0.0.1', names = [], tls, behindProxy = false, about } = options;
  const exposed = isExposed(options);
  if (exposed && !(await hasAdmin(store.accounts)))
    throw new Failure('bad_argument', 'Others than this machine could reach this server, and nobody has an account.', {
      value: host,
      advice: 'Make an account first: rapporteur account add NAME --role admin.',
    });
  const secure = behindProxy || tls !== undefined;
  const importing = importer(store);
  const app = createApp(store, {
    names: [...ownNames(host), ...names],
    ...{ exposed, secure, behindProxy },
    ...(about ? { about } : {}),
    ...(options.fetcher ? { fetcher: options.fetcher } : {}),
    mail: options.mail === true,
    importer: importing,
  });
  const secured = tls ? { createServer: createSecureServer, serverOptions: tls } : {};
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host, ...secured }, ({ port: taken }: AddressInfo) => {
      const shown =
        host === '127.0.0.1' || host === '0.0.0.0' || host === '::'
          ? 'localhost'
          : host.includes(':')
            ? `[${host}]`
            : host;
      void importing.resume().catch(() => {}); // a record that is away now is asked again by whoever comes
      resolve({
        url: `http${tls ? 's' : ''}://${shown}:${taken}/`,
        close: () =>
          new Promise((done, failed) => {
            if ('closeAllConnections' in server) server.closeAllConnections();
            server.close((error?: Error) => (error ? failed(error) : done()));
          }),
      });
    });
    if ('headersTimeout' in server) [server.headersTimeout, server.requestTimeout] = [HEAD, WHOLE];
    server.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return reject(cause);
      reject(
        new Failure(
          'bad_argument',
          `Port ${port} ${cause.code === 'EACCES' ? 'needs more rights than this user has' : 'is already taken'}.`,
          {
            value: String(port),
            advice: 'Choose another with --port, or 0 for any free one.',
            cause,
          },
        ),
      );
    });
  });
}
