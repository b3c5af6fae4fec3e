import type { Command } from 'commander';
import { count, shorten } from '../../brief/index.ts';
import { searched } from '../../http/index.ts';
import { asksForStatements, QUERY_FIELDS } from '../../record/index.ts';
import type { Hit } from '../../store/index.ts';
import { type FilterChoices, filterOf, filterOptions, wholeNumber } from '../options.ts';
import { columns, note, paint, writeLine } from '../output.ts';
import { dataOption, withStore } from '../record.ts';
import { lineForTerminal } from '../terminal/debrief.ts';
import { printable } from '../terminal/marks.ts';
import { wrap } from '../terminal/wrap.ts';

interface Options extends FilterChoices {
  data: string;
  json?: boolean;
  limit: number;
}

/** Whose stars, notes and tags are meant: those of the pages, where nobody signs in. */
const WHO = 'local';

export function configure(command: Command): void {
  filterOptions(
    command
      .argument('<words...>', 'words, "a phrase", begin*, -without, this OR that; and fields, as below')
      .addOption(dataOption()),
  )
    .option('--limit <n>', 'how many results at most', wholeNumber(1), 20)
    .option('--json', 'write {total, hits, statements} as JSON')
    .addHelpText('after', FIELDS)
    .action(async (words: string[], { data, json, limit, ...choices }: Options) => {
      const asked = words.map((word) => quotedAgain(word, words.length > 1)).join(' ');
      const found = await withStore(data, true, (store) =>
        searched(store, asked, { who: WHO, size: limit, within: filterOf(choices) }),
      );
      const { query, hits, lines, said, at, facets, many } = found;
      if (json) return writeLine(JSON.stringify({ total: at.total, hits, statements: said.slice(0, limit) }));
      for (const { given, why } of query.unread) note(`${given} was left out: ${why}.`);
      const copies = !many && facets && facets.total > at.total ? `, ${facets.total} with their copies` : '';
      const total = asksForStatements(query) ? `${count(at.total, 'statement')}${copies}` : count(at.total, 'hit');
      await writeLine(`${total} for ${printable(asked)}`);
      for (const line of lines.slice(0, limit)) await writeLine(`\n${lineForTerminal(line)}`);
      for (const hit of hits) await writeLine(`\n${hitText(hit)}`);
    });
}

const FIELDS = `
Fields:
${QUERY_FIELDS.map(([field, does]) => `  ${field.padEnd(26)} ${does}`).join('\n')}

Examples:
  $ rapporteur search backstop speaker:macron
  $ rapporteur search source:unnamed act:refuse after:2025-02-26
  $ rapporteur search outlet:"The Schuman Wire"`;

const FIELD = /^([a-z]+):(?=\S)([^":]*\s[^":]*)$/iu;

/** The shell has taken the quotation marks off a phrase, or a field's value, that was one argument. */
function quotedAgain(word: string, amongOthers: boolean): string {
  if (!/\s/.test(word) || word.includes('"')) return word;
  const field = FIELD.exec(word);
  if (field) return `${field[1]}:"${field[2]}"`;
  return amongOthers ? `"${word}"` : word;
}

function hitText({ kind, article, speaker, snippet }: Hit): string {
  const colour = paint(process.stdout);
  const facts = [article.outlet, article.published?.slice(0, 10)].filter(Boolean).join(', ');
  const head = kind === 'statement' ? `${speaker ?? 'no source given'}` : (article.title ?? 'Untitled');
  const marked = snippet
    .map(({ text, match }) => (match ? colour('yellow', printable(text)) : printable(text)))
    .join('');
  const below = marked === '' ? '' : `\n  ${wrap(marked, columns(96), '  ')}`;
  return `${colour('bold', printable(head))}  ${colour('dim', printable(shorten(facts, 80)))}${below}`;
}
