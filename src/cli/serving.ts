import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { type About, isExposed, type ServeOptions, serve } from '../http/index.ts';
import { alerting, fetcher, relateIfBehind } from '../jobs/index.ts';
import { DEFAULT_READER } from '../read/index.ts';
import { isPostgres, openStore } from '../store/index.ts';
import { alertOptions } from './alerts.ts';
import { networkOf } from './network.ts';
import { note, writeLine } from './output.ts';
import { VERSION } from './version.ts';

/**
 * Serves a record until the program is told to end, and says the address. Pages can be ingested meanwhile; where there is no
 * record yet, an empty one is made. The feeds that are followed are visited when they are due, and
 * alerts on saved searches go out.
 */
export async function serveUntilEnd(
  where: string,
  options: Omit<ServeOptions, 'store' | 'about' | 'fetcher'>,
  { browse, fetch }: { browse: boolean /** Whether feeds are visited meanwhile. */; fetch: boolean },
): Promise<void> {
  const store = await openStore(where, { beside: true });
  const fetching = fetch ? fetcher(store, (signal) => networkOf(where, store, signal), { onDefect: tellDefect }) : null;
  let alerts: ReturnType<typeof alerting> | null = null;
  let relating: Promise<void> | null = null;
  let ending = false;
  try {
    const served = await serve({
      ...options,
      store,
      about: aboutOf(where),
      mail: alertOptions(null).mail !== undefined,
      ...(fetching ? { fetcher: fetching } : {}),
    });
    // What a program that was cut off had saved and not related.
    relating = relateIfBehind(store).catch((error) => (ending ? undefined : tellDefect(error)));
    alerts = alerting(store, { ...alertOptions(served.url), problem: tellDefect });
    await writeLine(`Rapporteur is at ${served.url} (end it with Ctrl-C)`);
    if (isExposed(options) && !options.tls && !options.behindProxy)
      note('Passwords travel unencrypted: use --tls-cert and --tls-key, or a proxy with TLS and --behind-proxy.');
    if (browse) openBrowser(served.url);
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
    await served.close();
  } finally {
    ending = true;
    await alerts?.end();
    await fetching?.stop();
    await store.close();
    await relating;
  }
}

const tellDefect = (error: unknown): void => note(`This met a mistake of ours: ${(error as Error).stack ?? error}`);

/** What /settings says of the record; of a database's address all but the password. */
function aboutOf(where: string): About {
  const postgres = isPostgres(where);
  const url = postgres ? URL.parse(where) : null;
  if (url) url.password = '';
  return {
    place: postgres ? (url?.href ?? 'a PostgreSQL database') : resolve(where),
    engine: postgres ? 'PostgreSQL' : 'SQLite',
    reader: DEFAULT_READER,
    version: VERSION,
  };
}

/** The port, or 0 (any that is free) where something else listens on it. */
export async function freePort(port: number): Promise<number> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
    return port;
  } catch {
    return 0;
  } finally {
    probe.close();
  }
}

/** Whether somebody sits at a screen here. */
export const hasScreen = (): boolean =>
  process.stdout.isTTY === true &&
  !process.env['SSH_CONNECTION'] &&
  !process.env['CI'] &&
  (process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']));

function openBrowser(url: string): void {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url]]
        : ['xdg-open', [url]];
  spawn(program as string, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // no browser to open: the address has been said
    .unref();
}
