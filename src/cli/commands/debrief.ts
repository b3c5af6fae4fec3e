import type { Command } from 'commander';
import { debrief } from '../../brief/index.ts';
import { debriefRows } from '../debriefing.ts';
import { type FilterChoices, filterOf, filterOptions } from '../options.ts';
import { writeLine } from '../output.ts';
import { dataOption, withStore } from '../record.ts';
import { debriefForTerminal } from '../terminal/debrief.ts';

interface Options extends FilterChoices {
  data: string;
  json?: boolean;
  affair?: string;
}

export function configure(command: Command): void {
  filterOptions(
    command.addOption(dataOption()).option('--about <text>', 'only articles with these words, as in rapporteur search'),
  )
    .option('--affair <id>', 'only reports of one affair, as rapporteur affairs names them')
    .option('--json', 'write the debrief as JSON')
    .action(async ({ data, json, affair, ...choices }: Options) => {
      const filter = { ...filterOf(choices), ...(affair === undefined ? {} : { affair }) };
      const made = debrief(await withStore(data, true, (store) => debriefRows(store, filter)));
      return writeLine(json ? JSON.stringify(made) : debriefForTerminal(made));
    });
}
