import type { Command } from 'commander';
import * as exported from './feeds/export.ts';
import * as list from './feeds/list.ts';
import * as pause from './feeds/pause.ts';
import * as remove from './feeds/remove.ts';
import * as resume from './feeds/resume.ts';

export function configure(command: Command): void {
  list.configure(command.command('list', { isDefault: true }));
  pause.configure(command.command('pause'));
  resume.configure(command.command('resume'));
  remove.configure(command.command('remove'));
  exported.configure(command.command('export'));
}
