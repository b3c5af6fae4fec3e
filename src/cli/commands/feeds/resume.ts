import type { Command } from 'commander';
import { besideOthers, dataOption } from '../../record.ts';
import { idOf } from '../fetch.ts';

export function configure(command: Command): void {
  command
    .description('visit paused feeds again')
    .argument('<feeds...>', 'ids or addresses')
    .addOption(dataOption())
    .action((feeds: string[], { data }: { data: string }) =>
      besideOthers(data, async (store) => {
        const ids = await Promise.all(feeds.map((feed) => idOf(store, feed)));
        for (const id of ids) await store.feeds.setPaused(id, false, new Date().toISOString());
      }),
    );
}
