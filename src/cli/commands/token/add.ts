import { type Command, Option } from 'commander';
import { accountName, addToken } from '../../../access/index.ts';
import { SCOPES, type Scope } from '../../../record/index.ts';
import { byCommand } from '../../by-command.ts';
import { wholeNumber } from '../../options.ts';
import { note, writeLine } from '../../output.ts';
import { besideOthers, dataOption } from '../../record.ts';

interface Options {
  data: string;
  account: string;
  scope: Scope;
  days?: number;
}

export function configure(command: Command): void {
  command
    .description('make a token for a program; it is written to standard output, once')
    .argument('<label>', 'what it is for')
    .addOption(dataOption())
    .requiredOption('--account <name>', 'in whose name')
    .addOption(new Option('--scope <scope>', 'what it may be used for').choices(SCOPES).default('read'))
    .option('--days <n>', 'how many days it lasts; for ever unless given', wholeNumber(1))
    .action(async (label: string, { data, account, scope, days }: Options) => {
      const wanted = { account: accountName(account), label, scope, days: days ?? null };
      const { text, token } = await besideOthers(data, ({ accounts }) => addToken(accounts, wanted, byCommand()));
      await writeLine(text);
      note(`Keep it now: it is not shown again. To end it: rapporteur token revoke ${token.id}`);
    });
}
