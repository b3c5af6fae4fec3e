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
} as const;

export type CommandName = keyof typeof COMMANDS;
