import type { Command } from 'commander';
import { copyRecord } from '../../store/index.ts';
import { writeLine } from '../output.ts';
import { progress } from '../progress.ts';
import { columnsOf } from '../terminal/columns.ts';

export function configure(command: Command): void {
  command
    .argument('<from>', 'the record to copy: a folder, or postgres://user@host/database')
    .argument('<to>', 'where to: an empty folder or database')
    .option('--json', 'write the tables with their rows and digests as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (from: string, to: string, { json }: { json?: boolean }) => {
      let bar: ReturnType<typeof progress> | null = null;
      let told = 0;
      const moved = await copyRecord(from, to, (rows, of) => {
        bar ??= progress('rows', of);
        for (; told < rows; told++) bar.step();
      });
      (bar as ReturnType<typeof progress> | null)?.end();
      if (json) return writeLine(JSON.stringify(moved));
      const rows = moved.filter((one) => one.rows > 0);
      await writeLine(
        columnsOf(rows.map((one) => [one.table, one.rows.toLocaleString('en'), one.digest.slice(0, 12)])),
      );
      await writeLine('The copy was read back and is the same.');
    });
}

const EXAMPLES = `
All of the record is copied, or nothing; the one that is copied is left as it is. End what writes to it first.

Example:
  $ rapporteur move ~/.local/share/rapporteur postgres://desk@db.example/news`;
