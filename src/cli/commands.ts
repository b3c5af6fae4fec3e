import type { Command } from 'commander';

/** A file of commands/: it gives its command arguments, options and what it does. */
interface CommandFile {
  configure(command: Command): void;
}

/** All commands in the order of the help. Each file is loaded only when its command is asked for. */
export const COMMANDS = {
  read: {
    summary: 'read a page: who said what, what was promised, what is next',
    load: (): Promise<CommandFile> => import('./commands/read.ts'),
  },
  extract: {
    summary: 'take the article out of a page: text, title, outlet, date',
    load: (): Promise<CommandFile> => import('./commands/extract.ts'),
  },
  ingest: {
    summary: 'read pages into the record',
    load: (): Promise<CommandFile> => import('./commands/ingest.ts'),
  },
  follow: {
    summary: 'follow outlets: feeds, news sitemaps, pages that name their feed',
    load: (): Promise<CommandFile> => import('./commands/follow.ts'),
  },
  feeds: {
    summary: 'what is followed, how it is doing; pause, remove, export',
    load: (): Promise<CommandFile> => import('./commands/feeds.ts'),
  },
  fetch: {
    summary: 'visit the feeds that are due, and read what is new',
    load: (): Promise<CommandFile> => import('./commands/fetch.ts'),
  },
  debrief: {
    summary: 'what was said, promised and refused, what is next',
    load: (): Promise<CommandFile> => import('./commands/debrief.ts'),
  },
  affairs: {
    summary: 'list what reports tell of over days',
    load: (): Promise<CommandFile> => import('./commands/affairs.ts'),
  },
  search: {
    summary: 'search articles and statements of the record',
    load: (): Promise<CommandFile> => import('./commands/search.ts'),
  },
  corrections: {
    summary: 'what people set right, also as examples to learn from',
    load: (): Promise<CommandFile> => import('./commands/corrections.ts'),
  },
  serve: {
    summary: 'serve the record as pages for the browser',
    load: (): Promise<CommandFile> => import('./commands/serve.ts'),
  },
  worker: {
    summary: 'share the work on a record in PostgreSQL: fetch, read, relate',
    load: (): Promise<CommandFile> => import('./commands/worker.ts'),
  },
  jobs: {
    summary: 'what waits for the workers, and what failed for good',
    load: (): Promise<CommandFile> => import('./commands/jobs.ts'),
  },
  move: {
    summary: 'copy a record, whole and checked, to another place',
    load: (): Promise<CommandFile> => import('./commands/move.ts'),
  },
  relate: {
    summary: 'find who copied whom in a folder of pages',
    load: (): Promise<CommandFile> => import('./commands/relate.ts'),
  },
  account: {
    summary: 'say who may come in where the record is served to others',
    load: (): Promise<CommandFile> => import('./commands/account.ts'),
  },
  token: {
    summary: 'let programs in, in the name of an account',
    load: (): Promise<CommandFile> => import('./commands/token.ts'),
  },
  demo: {
    summary: 'read the sample reports and serve them, to look around',
    load: (): Promise<CommandFile> => import('./commands/demo.ts'),
  },
} as const;

export type CommandName = keyof typeof COMMANDS;
