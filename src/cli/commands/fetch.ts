import type { Command } from 'commander';
import type { Step } from '../../jobs/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { EXIT } from '../exit.ts';
import { fetchAll } from '../fetching.ts';
import { networkOf } from '../network.ts';
import { writeLine } from '../output.ts';
import { exitWith } from '../pages.ts';
import { type ReaderOption, readerOption } from '../reader.ts';
import { besideOthers, dataOption } from '../record.ts';
import { roundJson, roundText } from '../terminal/round.ts';

interface Options extends ReaderOption {
  data: string;
  all?: boolean;
  json?: boolean;
  jsonl?: boolean;
  relate: boolean;
}

export function configure(command: Command): void {
  command
    .argument('[feeds...]', 'ids or addresses of feeds to visit now, due or not')
    .addOption(dataOption())
    .option('--all', 'visit every feed that is not paused, due or not')
    .option('--json', 'write the summary as JSON')
    .option('--jsonl', 'write a line for each feed and page as soon as what came of it is safe on disk')
    .addOption(readerOption())
    .option('--no-relate', 'do not look for copies among the reports afterwards')
    .action(async (feeds: string[], { data, all, json, jsonl, reader, relate }: Options) => {
      const round = await besideOthers(data, async (store) => {
        if (feeds.length > 0 || all) await hasten(store, all ? null : feeds);
        return fetchAll(store, networkOf(data, store), {
          ...{ reader, relate },
          ...(jsonl ? { done: (step) => writeLine(JSON.stringify(stepJson(step))) } : {}),
        });
      });
      if (json) await writeLine(JSON.stringify(roundJson(round)));
      else if (jsonl) process.stderr.write(`${roundText(round, process.stderr)}\n`);
      else await writeLine(roundText(round, process.stdout));
      exitWith(command, round.feeds.failed.length + round.pages.failed.length === 0 ? EXIT.ok : EXIT.some);
    });
}

async function hasten(store: Store, feeds: readonly string[] | null): Promise<void> {
  const ids = feeds && (await Promise.all(feeds.map((feed) => idOf(store, feed))));
  await store.feeds.hasten(ids, new Date().toISOString());
}

/** @throws Failure `not_found` */
export async function idOf(store: Store, feed: string): Promise<string> {
  const known = await store.feeds.load(feed);
  if (known) return known.id;
  throw new Failure('not_found', 'No feed that is followed has this id or address.', {
    value: feed,
    advice: 'List them with: rapporteur feeds',
  });
}

function stepJson(step: Step): object {
  if ('visit' in step) {
    const { id, address } = step.visit.feed;
    if ('failure' in step.visit) return { feed: id, address, ...step.visit.failure.toJSON() };
    return { feed: id, address, changed: step.visit.changed, fresh: step.visit.fresh };
  }
  const { item } = step.fetched;
  const about = { page: item.url, feed: item.feed };
  if ('failure' in step.fetched) return { ...about, ...step.fetched.failure.toJSON() };
  return 'saved' in step.fetched
    ? { ...about, id: step.fetched.id, saved: step.fetched.saved }
    : { ...about, id: item.article, saved: 'unchanged' };
}
