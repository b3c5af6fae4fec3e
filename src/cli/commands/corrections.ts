import type { Command } from 'commander';
import { FIELD_WORDS, fieldValue, sayDay } from '../../brief/index.ts';
import { trainingLines } from '../../jobs/index.ts';
import { type CorrectedField, correct } from '../../record/index.ts';
import type { KeptCorrection } from '../../store/index.ts';
import { columns, paint, writeLine } from '../output.ts';
import { dataOption, withStore } from '../record.ts';
import { printable } from '../terminal/marks.ts';
import { wrap } from '../terminal/wrap.ts';

interface Options {
  data: string;
  json?: boolean;
  jsonl?: boolean;
  orphaned?: boolean;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--orphaned', 'only those whose words or line are not in the reading any more')
    .option('--json', 'write all of them as training examples, one JSON document')
    .option('--jsonl', 'the same, a line {id, text, machine, corrected, corrections, …} for each article')
    .action(({ data, json, jsonl, orphaned }: Options) =>
      withStore(data, true, async (store) => {
        if (json) {
          const examples = [];
          for await (const line of trainingLines(store)) examples.push(line);
          return writeLine(JSON.stringify({ examples }));
        }
        if (jsonl) {
          for await (const line of trainingLines(store)) await writeLine(JSON.stringify(line));
          return;
        }
        const all = await store.corrections.list(orphaned ? { state: 'orphaned' } : {});
        if (all.length === 0) await writeLine('Nobody has corrected anything. Follow “wrong?” in an article’s panel.');
        for (const one of all) await writeLine(rowText(one, await fieldsOf(one, store)));
      }),
    );
}

/** What a correction set, in words. */
async function fieldsOf(
  { correction }: KeptCorrection,
  store: Parameters<Parameters<typeof withStore>[2]>[0],
): Promise<readonly CorrectedField[]> {
  const machine = await store.corrections.machine(correction.article);
  if (!machine || correction.deed === 'strike') return [];
  const { reading } = correct(machine, [{ ...correction, undone: null }]);
  const lines = [...reading.attributions, ...reading.commitments, ...reading.events];
  return lines.flatMap((line) => (line.corrected ?? []).filter((mark) => mark.correction === correction.id));
}

function rowText({ correction, article, orphaned }: KeptCorrection, fields: readonly CorrectedField[]): string {
  const colour = paint(process.stdout);
  const { deed, line, by, at, reason, place, undone } = correction;
  const set = fields
    .filter(({ field }) => field !== 'line')
    .map(
      ({ field, machine, now }) =>
        `${FIELD_WORDS[field] ?? field}: ${fieldValue(field, machine)} → ${fieldValue(field, now)}`,
    );
  const what = deed === 'strike' ? `struck: no ${line}` : deed === 'add' ? `added a ${line}` : set.join('; ');
  const state = undone ? 'undone' : orphaned ? 'without a place' : '';
  const head = [what || `a ${line}`, state && colour('yellow', state)].filter(Boolean).join('  ');
  const facts = [by, sayDay(at.slice(0, 10)), reason, article?.outlet, article?.title].filter(Boolean).join(' · ');
  const words = place.map((one) => one.words).join(' … ');
  return `${colour('bold', printable(head))}\n  ${wrap(printable(`“${words}”`), columns(96), '  ')}\n  ${colour('dim', printable(facts))}\n`;
}
