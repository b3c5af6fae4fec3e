/**
 * Writes what the wording of each labelled attribution of PolNeAR train shows (src/read/labels/signs.ts), for training/heads.py.
 *   node scripts/signs.ts POLNEAR_TRAIN LABELS.tsv... > signs.tsv
 * A line an attribution: file, id and its signs, with tabs between. It holds words of the corpus: not for the repository.
 */
import { readFileSync } from 'node:fs';
import type { Draft } from '../src/read/annotator.ts';
import { groundOf, type Parts, signsOfAll } from '../src/read/labels/signs.ts';
import { mentions } from '../src/read/mentions.ts';
import { sentences } from '../src/read/sentences.ts';
import { tokens } from '../src/read/tokens.ts';
import { type Pair, polnear } from './lexicon/polnear.ts';

const [split, ...tables] = process.argv.slice(2) as [string, ...string[]];
const labelled = new Set<string>();
for (const table of tables)
  for (const line of readFileSync(table, 'utf8').trim().split('\n').slice(1))
    labelled.add(line.split('\t', 2).join('\t'));
const files = new Set([...labelled].map((one) => one.split('\t')[0]));
const spans = (pairs: Pair[]) => pairs.map(([start, end]) => ({ start, end }));
for (const { file, text, attributions } of polnear(split)) {
  if (!files.has(file)) continue;
  const draft = { article: { id: file, text, furniture: [] } } as unknown as Draft;
  for (const step of [sentences, tokens, mentions]) await step.annotate(draft);
  const parts = attributions.map(
    ({ source, cue, content }): Parts => ({
      source: source.length ? spans(source) : null,
      cue: spans(cue),
      content: spans(content),
    }),
  );
  signsOfAll(groundOf(draft), parts).forEach((signs, i) => {
    const { id } = attributions[i]!;
    if (labelled.has(`${file}\t${id}`)) process.stdout.write(`${[file, id, ...signs].join('\t')}\n`);
  });
}
