import type { Command } from 'commander';
import { shorten } from '../../brief/index.ts';
import type { Hit } from '../../store/index.ts';
import { type FilterChoices, filterOf, filterOptions, wholeNumber } from '../options.ts';
import { columns, paint, writeLine } from '../output.ts';
import { dataOption, withStore } from '../record.ts';
import { printable } from '../terminal/marks.ts';
import { wrap } from '../terminal/wrap.ts';

interface Options extends FilterChoices {
  data: string;
  json?: boolean;
  limit: number;
}

export function configure(command: Command): void {
  filterOptions(
    command.argument('<words...>', 'words, "a phrase", begin*, -without, this OR that').addOption(dataOption()),
  )
    .option('--limit <n>', 'how many hits at most', wholeNumber(1), 20)
    .option('--json', 'write {total, hits} as JSON')
    .action(async (words: string[], { data, json, limit, ...choices }: Options) => {
      // The shell has taken the quotation marks off a phrase that was one argument.
      const query = words
        .map((word) => (/\s/.test(word) && !word.includes('"') && words.length > 1 ? `"${word}"` : word))
        .join(' ');
      const found = await withStore(data, true, (store) => store.search(query, { ...filterOf(choices), limit }));
      if (json) return writeLine(JSON.stringify(found));
      await writeLine(`${found.total.toLocaleString('en')} ${found.total === 1 ? 'hit' : 'hits'} for ${query}`);
      for (const hit of found.hits) await writeLine(`\n${hitText(hit)}`);
    });
}

function hitText({ kind, article, speaker, snippet }: Hit): string {
  const colour = paint(process.stdout);
  const facts = [article.outlet, article.published?.slice(0, 10)].filter(Boolean).join(', ');
  const head = kind === 'statement' ? `${speaker ?? 'no source given'}` : (article.title ?? 'Untitled');
  const marked = snippet
    .map(({ text, match }) => (match ? colour('yellow', printable(text)) : printable(text)))
    .join('');
  return `${colour('bold', printable(head))}  ${colour('dim', printable(shorten(facts, 80)))}\n  ${wrap(marked, columns(96), '  ')}`;
}
