import type { Command } from 'commander';
import type { Feed } from '../../../record/index.ts';
import { note, paint, writeLine } from '../../output.ts';
import { dataOption, withStore } from '../../record.ts';
import { columnsOf } from '../../terminal/columns.ts';
import { printable } from '../../terminal/marks.ts';

export function configure(command: Command): void {
  command
    .description('what is followed, and how each feed is doing (the usual)')
    .addOption(dataOption())
    .option('--json', 'write the feeds with their health as JSON')
    .action(async ({ data, json }: { data: string; json?: boolean }) => {
      const feeds = await withStore(data, true, (store) => store.feeds.list());
      if (json) return writeLine(JSON.stringify(feeds));
      if (feeds.length === 0) return note('Nothing is followed yet: rapporteur follow ADDRESS');
      const now = Date.now();
      await writeLine(
        columnsOf([
          ['id', 'feed', 'articles', 'last news', 'next', 'health'],
          ...feeds.map((feed) => [
            feed.id,
            shortened(feed.title ?? feed.address),
            String(feed.articles),
            feed.lastNew ? ago(feed.lastNew, now) : 'none yet',
            feed.paused ? 'paused' : ahead(feed.nextTry, now),
            health(feed),
          ]),
        ]),
      );
      await tellProblems(feeds);
    });
}

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

function health({ problem, failures, lastGood }: Feed): string {
  if (problem) return failures > 1 ? `${problem.code}, ${failures} times` : problem.code;
  return lastGood ? 'good' : 'not visited yet';
}

async function tellProblems(feeds: readonly Feed[]): Promise<void> {
  const colour = paint(process.stdout);
  for (const { id, address, problem } of feeds) {
    if (!problem) continue;
    await writeLine(`\n${colour('red', id)} ${printable(address)}\n  ${printable(problem.message)}`);
    if (problem.advice) await writeLine(`  ${colour('dim', printable(problem.advice))}`);
  }
}

/** Whole minutes, hours or days. */
function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return `${minutes} min`;
  return minutes < 36 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

const ago = (at: string, now: number): string => `${span(now - Date.parse(at))} ago`;
const ahead = (at: string, now: number): string => (Date.parse(at) <= now ? 'now' : `in ${span(Date.parse(at) - now)}`);
