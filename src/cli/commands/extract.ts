import type { Command } from 'commander';
import { acquireLines } from '../../acquire/index.ts';
import { extract } from '../../extract/index.ts';
import { writeLine } from '../output.ts';
import { exitWith, factOptions, factsOf, inputOr, onePage, writeLines } from '../pages.ts';

interface Options {
  json?: boolean;
  jsonl?: boolean;
  published?: string;
  outlet?: string;
  url?: string;
}

export function configure(command: Command): void {
  factOptions(
    command
      .argument('[page]', 'a file, an address, or - for standard input')
      .option('--json', 'write the article as JSON')
      .option('--jsonl', 'take {id, html | text, url} lines and write an article for each, in the same order'),
  ).action(async (page: string | undefined, options: Options) => {
    const input = inputOr(page, command);
    if (options.jsonl)
      return exitWith(command, await writeLines(acquireLines(input, process.stdin), 'article', 'rules'));
    const article = extract(await onePage(input, factsOf(options)));
    if (options.json) return writeLine(JSON.stringify(article));
    const facts = [article.title, article.outlet, article.byline, article.published, article.url].filter(Boolean);
    return writeLine([...facts, '', article.text].join('\n'));
  });
}
