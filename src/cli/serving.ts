import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type ServeOptions, serve } from '../http/index.ts';
import { openStore } from '../store/index.ts';
import { writeLine } from './output.ts';

/**
 * Serves the record of a folder until the program is told to end, and says the address. The record is only read, so that
 * pages can be ingested meanwhile; where there is none yet, an empty one is made.
 */
export async function serveUntilEnd(dir: string, options: Omit<ServeOptions, 'store'>, browse: boolean): Promise<void> {
  if (!existsSync(join(dir, 'record.sqlite'))) await (await openStore(dir)).close();
  const store = await openStore(dir, { readOnly: true });
  try {
    const served = await serve({ ...options, store });
    await writeLine(`Rapporteur is at ${served.url} (end it with Ctrl-C)`);
    if (browse) openBrowser(served.url);
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
    await served.close();
  } finally {
    await store.close();
  }
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
