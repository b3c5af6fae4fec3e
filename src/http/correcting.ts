import { randomUUID } from 'node:crypto';
import {
  ACTS,
  type Anchor,
  type Attribution,
  COMMITMENT_ACTS,
  type Commitment,
  Correction,
  EVENT_STATUSES,
  EVENT_TYPES,
  type Event,
  Failure,
  type LineKind,
  type Reading,
  SOURCE_KINDS,
  type Span,
  type Speaker,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { placedIn } from '../text/index.ts';
import { type Fields, field } from './form.ts';

/** A line of a reading, and what kind of line it is. */
export type Line =
  | { kind: 'attribution'; line: Attribution | null }
  | { kind: 'commitment'; line: Commitment | null }
  | { kind: 'event'; line: Event | null };

/** A choice of a form: what is sent and the field of the noun that it sets. */
export interface Choice {
  name: string;
  values: readonly string[];
}

/** Labels that one value of a list stands for, by kind of line. */
export const CHOICES: Record<LineKind, readonly Choice[]> = {
  attribution: [
    { name: 'act', values: ACTS },
    { name: 'sourceKind', values: SOURCE_KINDS },
    { name: 'commitment', values: ['self', 'other', '-'] },
    { name: 'kind', values: ['direct', 'indirect', 'mixed'] },
  ],
  commitment: [
    { name: 'act', values: COMMITMENT_ACTS },
    { name: 'polarity', values: ['do', 'not_do', 'unclear'] },
    { name: 'firmness', values: ['firm', 'intended', 'considered', 'unclear'] },
  ],
  event: [
    { name: 'type', values: EVENT_TYPES },
    { name: 'status', values: EVENT_STATUSES },
  ],
};

/** Fields that hold words of the article, by kind of line; the first is what the line is known by. */
export const WORDS: Record<LineKind, readonly string[]> = {
  attribution: ['content', 'source', 'cue'],
  commitment: ['span'],
  event: ['trigger', 'time'],
};

/** Fields that hold a name, names, or plain words. */
export const NAMES: Record<LineKind, readonly string[]> = {
  attribution: ['speaker'],
  commitment: ['holder', 'to', 'about', 'due'],
  event: ['participants', 'place', 'start', 'end'],
};

export const FLAGS: Record<LineKind, readonly string[]> = {
  attribution: ['conditional', 'hedged'],
  commitment: [],
  event: [],
};

/** The line that an address names: `line=a3`, `commitment=412-430`, `event=96-104`, or `add=attribution`. */
export function lineNamed(reading: Reading, query: Readonly<Record<string, string>>): Line {
  const nowhere = (given: string): Failure =>
    new Failure('not_found', 'The reading of this article has no such line.', {
      value: given,
      advice: 'It may have been corrected or read anew meanwhile: go back to the article.',
    });
  const at = <L>(lines: readonly L[], spansOf: (line: L) => readonly Span[], place: string): L => {
    const found = lines.find((line) => `${spansOf(line)[0]!.start}-${spansOf(line).at(-1)!.end}` === place);
    if (!found) throw nowhere(place);
    return found;
  };
  const { line, commitment, event, add } = query;
  if (line !== undefined) {
    const found = reading.attributions.find(({ id }) => id === line);
    if (!found) throw nowhere(line);
    return { kind: 'attribution', line: found };
  }
  if (commitment !== undefined)
    return { kind: 'commitment', line: at(reading.commitments, (one) => one.span, commitment) };
  if (event !== undefined) return { kind: 'event', line: at(reading.events, (one) => one.trigger, event) };
  if (add === 'commitment' || add === 'event') return { kind: add, line: null };
  return { kind: 'attribution', line: null };
}

/** Words as a form shows them: one line, and " … " between what stands apart. */
export const shownWords = (text: string, spans: readonly Span[] | null): string =>
  (spans ?? []).map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ' ')).join(' … ');

/**
 * The places of words as a form sends them, white space aside, each part nearest to `near`.
 * @throws Failure `bad_argument` where the article does not have them
 */
function placesOf(text: string, words: string, near: number, name: string): Span[] {
  return words
    .split('…')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const pattern = part
        .split(/\s+/u)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
        .join('\\s+');
      const found = [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: { length } }) => ({
        start: index,
        end: index + length,
      }));
      const [nearest] = found.sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near));
      if (!nearest)
        throw new Failure('bad_argument', `The article does not have these words (${name}).`, {
          value: part.slice(0, 120),
          advice: 'Choose words just as they stand in the text.',
        });
      return nearest;
    })
    .sort((a, b) => a.start - b.start);
}

/** What the form says of the line: only what differs from how it stands. */
async function changesOf(
  store: Store,
  reading: Reading,
  { kind, line }: Line,
  form: Fields,
): Promise<{ was: Record<string, unknown>; now: Record<string, unknown> }> {
  const stands = (line ?? {}) as unknown as Record<string, unknown>;
  const was: Record<string, unknown> = {};
  const now: Record<string, unknown> = {};
  const set = (name: string, before: unknown, after: unknown): void => {
    if (line !== null && JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return;
    was[name] = before ?? null;
    now[name] = after ?? null;
  };
  for (const { name, values } of CHOICES[kind]) {
    const value = field(form, name);
    if (values.includes(value)) set(name, stands[name], value);
  }
  for (const name of FLAGS[kind])
    if (field(form, `${name}-asked`)) set(name, stands[name], field(form, name) === 'yes');
  const near = Number(field(form, 'near')) || 0;
  for (const name of WORDS[kind]) {
    if (form[name] === undefined) continue;
    const before = (stands[name] ?? null) as Span[] | null;
    const words = field(form, name).trim();
    if (words === shownWords(reading.text, before)) continue;
    const from = Number(field(form, `${name}-at`)) || before?.[0]?.start || near;
    const spans = placesOf(reading.text, words, from, name);
    const kept = spans.length === 0 ? null : placedIn(reading.text, spans);
    set(name, before && placedIn(reading.text, before), kept);
  }
  for (const name of NAMES[kind]) {
    if (form[name] === undefined) continue;
    const words = field(form, name).trim().slice(0, 300);
    if (name === 'participants') {
      const names = words.split(',').map((one) => one.trim());
      set(name, stands[name], await Promise.all(names.filter(Boolean).map((one) => named(store, reading, one))));
    } else if (name === 'speaker' || name === 'holder' || name === 'to') {
      const before = kind === 'commitment' ? partyOf(stands, name) : (stands[name] as Speaker | null | undefined);
      if (words !== (before?.name ?? '')) set(name, before, words === '' ? null : await named(store, reading, words));
    } else set(name, stands[name], words === '' ? null : words);
  }
  return { was, now };
}

function partyOf(stands: Record<string, unknown>, name: 'speaker' | 'holder' | 'to'): Speaker | null {
  const own = stands[name] as string | null | undefined;
  const actor = stands[`${name}Actor`] as string | undefined;
  return own ? { name: own, ...(actor === undefined ? {} : { actor }) } : null;
}

/** Who a name is: an actor of the reading or of the record, where one has it. */
async function named(store: Store, { actors }: Reading, name: string): Promise<Speaker> {
  const own = actors.find((actor) => actor.name.toLowerCase() === name.toLowerCase());
  const actor = own ?? (await store.corrections.actorNamed(name));
  return actor ? { name: actor.name, actor: actor.id } : { name };
}

/** What a line is known by: what it was corrected by before, or where it stands. */
async function anchorsOf(
  store: Store,
  reading: Reading,
  { kind, line }: Line,
): Promise<{ place: Anchor[]; cue: Anchor[] | null } | null> {
  if (line === null) return null;
  const [first] = line.corrected ?? [];
  const earlier = first && (await store.corrections.load(first.correction));
  if (earlier && earlier.correction.line === kind)
    return { place: earlier.correction.place, cue: earlier.correction.cue };
  const spans = line as unknown as Record<string, Span[] | null>;
  const cue = kind === 'attribution' ? (spans['cue'] ?? null) : null;
  return { place: placedIn(reading.text, spans[WORDS[kind][0]!]!), cue: cue && placedIn(reading.text, cue) };
}

/**
 * The correction that a form asks for.
 * @throws Failure `bad_argument` where it changes nothing, or names words that the article does not have
 */
export async function correctionFrom(
  store: Store,
  reading: Reading,
  target: Line,
  form: Fields,
  by: string,
): Promise<Correction> {
  const strike = field(form, 'deed') === 'strike';
  const { was, now } = await changesOf(store, reading, target, form);
  const known = await anchorsOf(store, reading, target);
  const words = now[WORDS[target.kind][0]!] as Anchor[] | null | undefined;
  const place = known?.place ?? words;
  if (!place || (!known && strike))
    throw new Failure('bad_argument', 'Say which words of the article it is.', {
      advice: 'Choose them in the text and take them over, or copy them into the field.',
    });
  if (!strike && target.kind === 'commitment' && (now['holder'] ?? target.line) === null)
    throw new Failure('bad_argument', 'Say who is bound.');
  if (!strike && words === null)
    throw new Failure('bad_argument', 'A line needs words of the article.', {
      advice: 'To say that there is no such line at all, strike it.',
    });
  if (!strike && Object.keys(now).length === 0)
    throw new Failure('bad_argument', 'Nothing was changed.', { advice: 'Change a value, or go back to the article.' });
  const parsed = Correction.safeParse({
    id: randomUUID(),
    article: reading.id,
    line: target.kind,
    deed: strike ? 'strike' : target.line === null ? 'add' : 'change',
    place,
    cue: known ? known.cue : ((now['cue'] as Anchor[] | undefined) ?? null),
    was: strike || target.line === null ? null : was,
    now: strike ? null : now,
    by,
    at: new Date().toISOString(),
    reason: field(form, 'reason').trim().slice(0, 500) || null,
    reader: reading.reader,
    undone: null,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure('bad_argument', `This cannot be kept: ${issue?.message ?? 'a value is wrong'}.`, {
    value: issue?.path.join('.') ?? null,
  });
}
