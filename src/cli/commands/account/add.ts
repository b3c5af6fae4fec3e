import { type Command, Option } from 'commander';
import { accountName, addAccount } from '../../../access/index.ts';
import { ROLES, type Role } from '../../../record/index.ts';
import { byCommand } from '../../by-command.ts';
import { note } from '../../output.ts';
import { newPassword } from '../../password.ts';
import { besideOthers, dataOption } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('let somebody in; the password is asked for, or is the first line of standard input')
    .argument('<name>', 'letters, digits and . _ @ -')
    .addOption(dataOption())
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('reader'))
    .action(async (given: string, { data, role }: { data: string; role: Role }) => {
      const name = accountName(given);
      const password = await newPassword(name);
      await besideOthers(data, ({ accounts }) => addAccount(accounts, { name, role, password }, byCommand()));
      note(`${name} may come in as ${role}.`);
    });
}
