import type { Command } from 'commander';
import { note, writeLine } from '../../output.ts';
import { dataOption, withStore } from '../../record.ts';
import { columnsOf } from '../../terminal/columns.ts';

export function configure(command: Command): void {
  command
    .description('who may come in')
    .addOption(dataOption())
    .option('--json', 'write a list of accounts as JSON')
    .action(async ({ data, json }: { data: string; json?: boolean }) => {
      const all = await withStore(data, true, ({ accounts }) => accounts.list());
      if (json) return writeLine(JSON.stringify(all));
      if (all.length === 0) return note('Nobody has an account: the record is open to whoever uses this machine.');
      await writeLine(
        columnsOf([
          ['name', 'role', 'last signed in'],
          ...all.map(({ name, role, lastSignIn }) => [name, role, lastSignIn?.slice(0, 16) ?? 'never']),
        ]),
      );
    });
}
