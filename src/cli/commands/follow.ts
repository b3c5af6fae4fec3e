import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isAddress, isOpml, network, readOpml } from '../../acquire/index.ts';
import { type Followed, follow, followList } from '../../jobs/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { EXIT } from '../exit.ts';
import { note, paint, sayFailure, writeLine } from '../output.ts';
import { exitWith } from '../pages.ts';
import { besideOthers, dataOption } from '../record.ts';
import { printable } from '../terminal/marks.ts';

interface Options {
  data: string;
  folder?: string;
  json?: boolean;
}

/** What became of one thing that was to be followed. */
type Outcome =
  | { given: string; followed: Followed }
  | { given: string; list: { added: number; known: number } }
  | { given: string; failure: Failure };

export function configure(command: Command): void {
  command
    .argument('<addresses...>', 'feeds, news sitemaps, pages that name their feed, or OPML files')
    .addOption(dataOption())
    .option('--folder <name>', 'the folder to keep them in')
    .option('--json', 'write what is followed as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (addresses: string[], { data, folder, json }: Options) => {
      const net = network();
      const outcomes = await besideOthers(data, (store) =>
        Promise.all(addresses.map((given) => outcomeOf(store, given, net, folder ?? null))),
      );
      const failed = outcomes.filter((one) => 'failure' in one).length;
      if (json) await writeLine(JSON.stringify(outcomes.map(asJson)));
      else {
        for (const outcome of outcomes) await tell(outcome);
        if (failed < outcomes.length) note('Fetch what they have with: rapporteur fetch');
      }
      exitWith(command, failed === 0 ? EXIT.ok : EXIT.some);
    });
}

const EXAMPLES = `
Of a page that names several feeds the first is followed; the others are listed.

Examples:
  $ rapporteur follow https://wire.example/ https://ministry.example/news/rss.xml
  $ rapporteur follow subscriptions.opml
  $ rapporteur fetch`;

async function outcomeOf(
  store: Store,
  given: string,
  net: ReturnType<typeof network>,
  folder: string | null,
): Promise<Outcome> {
  try {
    if (isAddress(given)) return { given, followed: await follow(store, net, given, { folder }) };
    const text = await readFile(given, 'utf8').catch(() => null);
    if (text === null) throw noAddress(given);
    const list = isOpml(text) ? await readOpml(text, given) : [];
    if (list.length === 0)
      throw new Failure('no_feed', 'This file is no OPML list.', { value: given, advice: 'Give addresses, or OPML.' });
    return { given, list: await followList(store, folder === null ? list : list.map((one) => ({ ...one, folder }))) };
  } catch (error) {
    if (error instanceof Failure) return { given, failure: error };
    throw error;
  }
}

const noAddress = (given: string): Failure =>
  /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(given)
    ? new Failure('bad_argument', 'This is no whole address.', { value: given, advice: `Write it as https://${given}` })
    : new Failure('not_found', 'There is no such file.', { value: given, advice: 'Give an address or an OPML file.' });

async function tell(outcome: Outcome): Promise<void> {
  const colour = paint(process.stdout);
  if ('failure' in outcome) return sayFailure(outcome.failure);
  if ('list' in outcome) {
    const { added, known } = outcome.list;
    return writeLine(
      `${printable(outcome.given)}: ${added} feeds followed${known > 0 ? `, ${known} were already` : ''}.`,
    );
  }
  const { feed, added, others } = outcome.followed;
  const name = colour('bold', printable(feed.title ?? feed.address));
  await writeLine(`${added ? 'Following' : 'Already followed:'} ${name}  ${colour('dim', printable(feed.address))}`);
  if (others.length === 0) return;
  await writeLine('  The page names other feeds too:');
  for (const one of others)
    await writeLine(`    ${printable(one.address)}${one.title ? `  ${printable(one.title)}` : ''}`);
}

function asJson(outcome: Outcome): object {
  if ('failure' in outcome) return { given: outcome.given, ...outcome.failure.toJSON() };
  return 'list' in outcome ? { given: outcome.given, ...outcome.list } : { given: outcome.given, ...outcome.followed };
}
