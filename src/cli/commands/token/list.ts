import type { Command } from 'commander';
import { accountName } from '../../../access/index.ts';
import { note, writeLine } from '../../output.ts';
import { dataOption, withStore } from '../../record.ts';
import { columnsOf } from '../../terminal/columns.ts';

export function configure(command: Command): void {
  command
    .description('tokens, what they are for, and when they were last used')
    .addOption(dataOption())
    .option('--account <name>', 'only of this account')
    .option('--json', 'write a list of tokens as JSON')
    .action(async ({ data, account, json }: { data: string; account?: string; json?: boolean }) => {
      const of = account === undefined ? undefined : accountName(account);
      const all = await withStore(data, true, ({ accounts }) => accounts.tokens(of));
      if (json) return writeLine(JSON.stringify(all));
      if (all.length === 0) return note('There are no tokens.');
      await writeLine(
        columnsOf([
          ['id', 'account', 'scope', 'ends', 'last used', 'for'],
          ...all.map((one) => [
            ...[one.id, one.account, one.scope, one.expires?.slice(0, 10) ?? 'never'],
            ...[one.lastUsed?.slice(0, 16) ?? 'never', one.label],
          ]),
        ]),
      );
    });
}
