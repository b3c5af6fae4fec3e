import { Failure } from '../../record/index.ts';

/** The address without its password, to be shown. */
export const shown = (url: string): string => url.replace(/(:\/\/[^:/@?]*):[^@/]*@/, '$1:***@');

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const BY_CODE: Record<string, [string, string]> = {
  ECONNREFUSED: ['No PostgreSQL answers at this address.', 'Start it, or correct host and port in --data.'],
  ENOENT: ['There is no PostgreSQL socket at this place.', 'Start PostgreSQL, or correct the host in --data.'],
  ENOTFOUND: ['There is no machine of this name.', 'Correct the host in --data.'],
  EAI_AGAIN: ['The name of the machine cannot be looked up now.', 'Correct the host in --data, or try again.'],
  ETIMEDOUT: ['PostgreSQL does not answer in time.', 'Check host, port and firewall.'],
  EHOSTUNREACH: ['The machine cannot be reached.', 'Check host, port and firewall.'],
  '28P01': ['PostgreSQL refuses this user or password.', 'Correct them in --data, or set PGPASSWORD.'],
  28000: [
    'PostgreSQL does not let this user in from here.',
    'Ask for a line in pg_hba.conf, or name another user in --data.',
  ],
  '3D000': ['There is no database of this name.', 'Make it with createdb, or name another one in --data.'],
  42501: [
    'This user may not do that in the database.',
    'GRANT CREATE ON DATABASE to the user, or name another user in --data.',
  ],
  53300: ['PostgreSQL has no connection left.', 'Raise max_connections, or start fewer workers.'],
  '57P01': [
    'PostgreSQL was shut down while we worked.',
    'Start it and run the same command again: what was saved is kept.',
  ],
  '57P02': ['PostgreSQL crashed while we worked.', 'Start it and run the same command again: what was saved is kept.'],
  '57P03': ['PostgreSQL is starting up or shutting down.', 'Try again in a moment.'],
  25006: ['PostgreSQL takes no changes: it is a standby or set to read only.', 'Name the primary in --data.'],
};
const LOST =
  /ECONNRESET|EPIPE|Connection terminated|Client has encountered a connection error|timeout exceeded when trying/;

/** What PostgreSQL or the way to it said, as a failure a person can act on; what is a mistake of ours stays as it is. */
export function failureOf(error: unknown, where: string): unknown {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code === '53100' || code === '53200')
    return new Failure(
      'no_space',
      code === '53100'
        ? 'The disk of PostgreSQL is full; nothing of the last articles was saved.'
        : 'PostgreSQL is out of memory.',
      {
        value: shown(where),
        advice: 'Make room and run the same command again: what was saved before is kept.',
        cause: error,
      },
    );
  if (code === 'XX001' || code === 'XX002')
    return new Failure('corrupt_record', 'PostgreSQL finds its files damaged.', {
      value: shown(where),
      advice: 'Restore a backup into another database and name that with --data.',
      cause: error,
    });
  const [message, advice] = BY_CODE[code] ?? (isLost(error) ? LOST_CONNECTION : []);
  if (message === undefined || advice === undefined) return error;
  return new Failure('no_database', message, { value: shown(where), advice, cause: error });
}

const LOST_CONNECTION = [
  'The connection to PostgreSQL was lost.',
  'See that it runs, and run the same command again: what was saved is kept.',
];

/** Whether the same transaction may well succeed when it is done again: two writers were in each other's way. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** Whether the connection is gone. */
export const isLost = (error: unknown): boolean =>
  LOST.test(`${codeOf(error)} ${(error as Error | null)?.message}`) || /^(?:57P0|08)/.test(codeOf(error));

function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown[] };
  // Where a name has several addresses, each gives its own error.
  return typeof code === 'string' ? code : errors ? codeOf(errors[0]) : '';
}
