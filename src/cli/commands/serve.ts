import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Failure } from '../../record/index.ts';
import { wholeNumber } from '../options.ts';
import { dataOption } from '../record.ts';
import { hasScreen, serveUntilEnd } from '../serving.ts';

interface Options {
  data: string;
  port: number;
  host: string;
  allowedHost: string[];
  behindProxy: boolean;
  tlsCert?: string;
  tlsKey?: string;
  open?: boolean;
  fetch: boolean;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--port <n>', 'port to listen on; 0 for any that is free', wholeNumber(0), 4747)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in, who then sign in', '127.0.0.1')
    .option('--allowed-host <name>', 'a name that readers know it by; may be given again', gathered, [])
    .option('--behind-proxy', 'a proxy in front speaks TLS and adds X-Forwarded-For', false)
    .option('--tls-cert <file>', 'certificate chain in PEM, to speak TLS itself')
    .option('--tls-key <file>', 'its key in PEM')
    .option('--open', 'open it in the browser')
    .option('--no-fetch', 'do not visit the feeds that are followed: rapporteur fetch, or workers, do')
    .action(async ({ data, port, host, allowedHost, behindProxy, tlsCert, tlsKey, open, fetch }: Options) => {
      const tls = await tlsOf(tlsCert, tlsKey);
      const where = { port, host, names: allowedHost, behindProxy, ...(tls ? { tls } : {}) };
      await serveUntilEnd(data, where, { browse: open === true && hasScreen(), fetch });
    });
}

const gathered = (name: string, before: string[]): string[] => [...before, name];

async function tlsOf(cert?: string, key?: string): Promise<{ cert: string; key: string } | null> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined)
    throw new Failure('bad_argument', 'TLS takes both a certificate and its key.', {
      advice: 'Give --tls-cert and --tls-key.',
    });
  const [certText, keyText] = await Promise.all([cert, key].map(pem));
  return { cert: certText!, key: keyText! };
}

async function pem(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure('unreadable', 'This file cannot be read.', { value: file, cause });
  }
}
