import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of its own for tests and benches: a fresh cluster in a temporary folder, reached by a Unix socket. */
export interface Cluster {
  /** The address of a database of it; made where it is not there. */
  database(name: string): Promise<string>;
  /** kill -9 of the server and all its processes. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and takes its folder away. */
  end(): Promise<void>;
}

/** The folder of PostgreSQL's programs: in PATH, or where Debian puts the newest; null where there is none. */
export function postgresPrograms(): string | null {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [...path, ...debian].find((dir) => existsSync(join(dir, 'initdb'))) ?? null;
}

/**
 * @param fsync false where no crash of the machine is tested: faster, and still whole after a kill of PostgreSQL
 * @param settings of PostgreSQL, besides its own
 * @throws Error where PostgreSQL is not installed
 */
export async function startCluster({
  fsync = true,
  port = 5432,
  settings: given = {},
}: {
  fsync?: boolean;
  port?: number;
  settings?: Readonly<Record<string, string>>;
} = {}): Promise<Cluster> {
  const programs = postgresPrograms();
  if (!programs) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-pg-'));
  const user = ownerOf(dir);
  const files = join(dir, 'files');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', files, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...user, cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let server: ChildProcess | null = null;

  const addressOf = (name: string): string =>
    `postgres://postgres@localhost:${port}/${name}?host=${encodeURIComponent(dir)}`;

  async function start(): Promise<void> {
    const settings = {
      ...{ unix_socket_directories: dir, listen_addresses: '', port, fsync: fsync ? 'on' : 'off' },
      ...{ full_page_writes: 'on', shared_buffers: '128MB', max_connections: 100, logging_collector: 'off' },
      ...given,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    server = spawn(join(programs!, 'postgres'), ['-D', files, ...options], { ...user, cwd: dir, stdio: 'ignore' });
    for (let attempt = 0; ; attempt++) {
      const client = new pg.Client({ connectionString: addressOf('postgres') });
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        if (server.exitCode !== null || attempt > 600) throw error;
        await wait(100);
      }
    }
  }

  async function stop(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    const others = signal === 'SIGKILL' ? childrenOf(server.pid!) : [];
    server.kill(signal);
    for (const pid of others) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await gone;
  }

  await start();
  return {
    database: async (name) => {
      const client = new pg.Client({ connectionString: addressOf('postgres') });
      await client.connect();
      try {
        const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return addressOf(name);
    },
    kill: () => stop('SIGKILL'),
    start,
    end: async () => {
      await stop('SIGINT');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: there the folder is given to its own user. */
function ownerOf(dir: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(dir, owner.uid, owner.gid);
  return owner;
}

const childrenOf = (pid: number): number[] => {
  const found = execFileSync('sh', ['-c', `ps -o pid= --ppid ${pid} || true`], { encoding: 'utf8' });
  return found.split(/\s+/).filter(Boolean).map(Number);
};
