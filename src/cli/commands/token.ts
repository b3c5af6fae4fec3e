import type { Command } from 'commander';
import * as add from './token/add.ts';
import * as list from './token/list.ts';
import * as revoke from './token/revoke.ts';

export function configure(command: Command): void {
  add.configure(command.command('add'));
  list.configure(command.command('list'));
  revoke.configure(command.command('revoke'));
}
