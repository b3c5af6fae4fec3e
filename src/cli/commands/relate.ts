import type { Command } from 'commander';
import { writeLine } from '../output.ts';
import { relateFolder } from '../relating.ts';

export function configure(command: Command): void {
  command
    .argument('<dir>', 'a folder of pages of one affair, with an optional index.json')
    .option('--json', 'write {origin, pages, statements} as JSON')
    .action(async (dir: string, { json }: { json?: boolean }) => {
      const related = await relateFolder(dir);
      if (json) return writeLine(JSON.stringify(related));
      for (const { file, role, of } of related.pages)
        await writeLine(`${file}  ${role}${of === null ? '' : ` of ${of}`}`);
    });
}
