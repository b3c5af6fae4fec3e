import type { AddressInfo } from 'node:net';
import { serve as listen } from '@hono/node-server';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { createApp } from './app.ts';

/** Where to listen. Without a host only this machine is answered. */
export interface ServeOptions {
  store: Store;
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** More names that the Host header may have, besides this machine's and `host`. */
  names?: readonly string[];
}

/** A running server: its address, and the way to end it. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Serves the record until `close`. Fails with a Failure when the port is taken. */
export function serve({ store, port = 4747, host = '127.0.0.1', names = [] }: ServeOptions): Promise<Served> {
  const app = createApp(store, { names: [host, ...names] });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host }, ({ port: taken }: AddressInfo) => {
      const shown =
        host === '127.0.0.1' || host === '0.0.0.0' || host === '::'
          ? 'localhost'
          : host.includes(':')
            ? `[${host}]`
            : host;
      resolve({
        url: `http://${shown}:${taken}/`,
        close: () =>
          new Promise((done, failed) => {
            if ('closeAllConnections' in server) server.closeAllConnections();
            server.close((error?: Error) => (error ? failed(error) : done()));
          }),
      });
    });
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
