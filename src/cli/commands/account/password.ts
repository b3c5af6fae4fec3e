import type { Command } from 'commander';
import { accountName, setPassword } from '../../../access/index.ts';
import { byCommand } from '../../by-command.ts';
import { note } from '../../output.ts';
import { newPassword } from '../../password.ts';
import { besideOthers, dataOption } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('set a new password, and sign the account out everywhere')
    .argument('<name>', 'the account')
    .addOption(dataOption())
    .action(async (given: string, { data }: { data: string }) => {
      const name = accountName(given);
      const password = await newPassword(name);
      await besideOthers(data, ({ accounts }) => setPassword(accounts, name, password, byCommand()));
      note(`The password of ${name} is set; its sessions are over. Its tokens are not: see rapporteur token list.`);
    });
}
