import type { Command } from 'commander';
import { writeLine } from '../output.ts';
import { type ReaderOption, readerOption } from '../reader.ts';
import { relateFolder } from '../relating.ts';

interface Options extends ReaderOption {
  json?: boolean;
}

export function configure(command: Command): void {
  command
    .argument('<dir>', 'a folder of pages, with an optional index.json [{file, outlet, published, url, title}]')
    .option('--json', 'write {origin, pages, statements} as JSON')
    .addOption(readerOption())
    .action(async (dir: string, { json, reader }: Options) => {
      const related = await relateFolder(dir, reader);
      if (json) return writeLine(JSON.stringify(related));
      for (const { file, role, of, manner, creditedOutlet } of related.pages) {
        const facts = [role, of && `of ${of}`, manner, creditedOutlet && `credits ${creditedOutlet}`];
        await writeLine(`${file}  ${facts.filter(Boolean).join(' · ')}`);
      }
    });
}
