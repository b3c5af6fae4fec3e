import type { Command } from 'commander';
import { count, dayOf, sayDay } from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import { wholeNumber } from '../options.ts';
import { columns, paint, writeLine } from '../output.ts';
import { dataOption, withStore } from '../record.ts';
import { printable } from '../terminal/marks.ts';
import { wrap } from '../terminal/wrap.ts';

interface Options {
  data: string;
  json?: boolean;
  all?: boolean;
  named?: string;
  limit: number;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--named <text>', 'only affairs with this in their name')
    .option('--all', 'single reports too')
    .option('--limit <n>', 'how many affairs at most', wholeNumber(1), 40)
    .option('--json', 'write the affairs as JSON')
    .action(async ({ data, json, all, named, limit }: Options) => {
      const filter = { limit, ...(named === undefined ? {} : { named }), ...(all ? {} : { severalReports: true }) };
      const affairs = await withStore(data, true, (store) => store.affairs.list(filter));
      if (json) return writeLine(JSON.stringify(affairs));
      if (affairs.length === 0)
        return writeLine('There is no affair in the record for this. Fill it with: rapporteur ingest PAGES.');
      for (const affair of affairs) await writeLine(affairText(affair));
    });
}

const colour = paint(process.stdout);

function affairText({ id, name, reports, outlets, first, last }: Affair): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  const days = from && to ? (from === to ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`) : 'no date';
  const facts = `${id} · ${count(reports, 'report')} in ${count(outlets, 'outlet')} · ${days}`;
  return `${colour('bold', wrap(printable(name), columns(96), '  '))}\n  ${colour('dim', facts)}`;
}
