import type { Act, CorrectedField, EVENT_STATUSES, SourceKind } from '../record/index.ts';
import { sayDay } from './dates.ts';
import { ACT_WORDS, FIRMNESS_WORDS, KIND_WORDS, STATUS_WORDS, shorten } from './words.ts';

/** What a field of a line is called. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  line: 'line',
  act: 'act',
  sourceKind: 'kind of source',
  speaker: 'speaker',
  commitment: 'whom it binds',
  kind: 'manner of quoting',
  conditional: 'conditional',
  hedged: 'hedged',
  source: 'source',
  cue: 'words of saying',
  content: 'what is said',
  holder: 'holder',
  to: 'to whom',
  about: 'about',
  polarity: 'to do or not to do',
  firmness: 'how firm',
  due: 'due',
  span: 'words',
  type: 'kind of event',
  participants: 'who takes part',
  place: 'place',
  start: 'start',
  end: 'end',
  status: 'status',
  trigger: 'words',
  time: 'words for the time',
};

/** A value of a field as a person reads it: "refusal" of an act. */
export function fieldValue(field: string, value: string | null): string {
  if (value === null || value === '') return 'nothing';
  if (field === 'act') return ACT_WORDS[value as Act]?.noun ?? value;
  if (field === 'sourceKind') return KIND_WORDS[value as SourceKind] ?? value;
  if (field === 'firmness') return FIRMNESS_WORDS[value as keyof typeof FIRMNESS_WORDS] ?? value;
  if (field === 'status') return STATUS_WORDS[value as (typeof EVENT_STATUSES)[number]] ?? value;
  if (field === 'polarity') return { do: 'to do', not_do: 'not to do', unclear: 'unclear' }[value] ?? value;
  if (field === 'commitment') return { self: 'the source', other: 'someone else', '-': 'nobody' }[value] ?? value;
  return shorten(value, 80);
}

const PLAIN = new Set(['act', 'sourceKind', 'speaker', 'holder', 'content']);

/** "machine said refusal; how firm: firm". */
function machineSaid(fields: readonly CorrectedField[]): string {
  return fields
    .map(({ field, machine }) => {
      const value = fieldValue(field, machine);
      return PLAIN.has(field) ? value : `${FIELD_WORDS[field] ?? field}: ${value}`;
    })
    .join('; ');
}

/** "corrected by ada on Sat 1 Mar 2025, machine said refusal"; null where nobody corrected the line. */
export function correctedWords(fields: readonly CorrectedField[] | undefined): string | null {
  const last = fields?.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  if (!fields || !last) return null;
  const by = `by ${last.by === 'local' ? 'you' : last.by} on ${sayDay(last.at.slice(0, 10))}`;
  const others = fields.filter(({ field }) => field !== 'line');
  if (fields.some(({ field }) => field === 'line')) return `added ${by}, machine missed it`;
  return `corrected ${by}, machine said ${machineSaid(others)}`;
}
