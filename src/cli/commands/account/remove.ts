import type { Command } from 'commander';
import { accountName, removeAccount } from '../../../access/index.ts';
import { byCommand } from '../../by-command.ts';
import { note } from '../../output.ts';
import { besideOthers, dataOption } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('let somebody in no longer; sessions and tokens go too')
    .argument('<name>', 'the account')
    .addOption(dataOption())
    .action(async (given: string, { data }: { data: string }) => {
      const name = accountName(given);
      await besideOthers(data, ({ accounts }) => removeAccount(accounts, name, byCommand()));
      note(`${name} has no account any longer.`);
    });
}
