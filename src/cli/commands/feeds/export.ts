import type { Command } from 'commander';
import { writeOpml } from '../../../acquire/index.ts';
import { write } from '../../output.ts';
import { dataOption, withStore } from '../../record.ts';

export function configure(command: Command): void {
  command
    .description('write what is followed as OPML, for another reader or another record')
    .addOption(dataOption())
    .action(async ({ data }: { data: string }) => {
      const feeds = await withStore(data, true, (store) => store.feeds.list());
      await write(await writeOpml(feeds, new Date()));
    });
}
