import type { Command } from 'commander';
import { accountName, roleNamed, setRole } from '../../../access/index.ts';
import { ROLES } from '../../../record/index.ts';
import { byCommand } from '../../by-command.ts';
import { note } from '../../output.ts';
import { besideOthers, dataOption } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('say what an account may do')
    .argument('<name>', 'the account')
    .argument('<role>', ROLES.join(', '))
    .addOption(dataOption())
    .action(async (given: string, wanted: string, { data }: { data: string }) => {
      const [name, role] = [accountName(given), roleNamed(wanted)];
      await besideOthers(data, ({ accounts }) => setRole(accounts, name, role, byCommand()));
      note(`${name} may come in as ${role}.`);
    });
}
