import type { Command } from 'commander';
import * as add from './account/add.ts';
import * as list from './account/list.ts';
import * as password from './account/password.ts';
import * as remove from './account/remove.ts';
import * as role from './account/role.ts';

export function configure(command: Command): void {
  add.configure(command.command('add'));
  list.configure(command.command('list'));
  password.configure(command.command('password'));
  role.configure(command.command('role'));
  remove.configure(command.command('remove'));
}
