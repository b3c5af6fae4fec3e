import type { Command } from 'commander';
import { revokeToken } from '../../../access/index.ts';
import { byCommand } from '../../by-command.ts';
import { note } from '../../output.ts';
import { besideOthers, dataOption } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('end a token')
    .argument('<id>', 'as token list gives it')
    .addOption(dataOption())
    .action(async (id: string, { data }: { data: string }) => {
      await besideOthers(data, ({ accounts }) => revokeToken(accounts, id, null, byCommand()));
      note('The token lets nobody in any longer.');
    });
}
