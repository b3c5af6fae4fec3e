import { findAgain, overlapLength, overlaps, type Range, sliceAll } from '../text/index.ts';
import type { Actor } from './actor.ts';
import { ACTOR_TYPES } from './actor.ts';
import type { Attribution, Speaker } from './attribution.ts';
import type { Commitment } from './commitment.ts';
import { mended } from './correct-links.ts';
import type { CorrectedField } from './corrected-field.ts';
import type { Anchor, Correction, LineKind } from './correction.ts';
import type { Event } from './event.ts';
import type { Reading } from './reading.ts';

/** A reading as people corrected it, and what became of each correction. */
export interface CorrectedReading {
  reading: Reading;
  /** Ids of corrections that have no place in this reading: their words, or the line that they are of, are not there. */
  orphaned: string[];
}

type Line = Attribution | Commitment | Event;

/** A line on its way: what it is known by, and the machine's state of it (null for what people added). */
interface Standing<L extends Line> {
  line: L;
  place: readonly Range[];
  cue: readonly Range[] | null;
  machine: L | null;
}

/** Least agreement, as F1 over characters, at which a line is the one that a correction is of. */
const SAME = 0.5;
/** Least agreement at which a line that a person added is one that this reader found too. */
const FOUND_TOO = 0.8;

/**
 * Applies corrections to the machine's reading, in the order of their time, those that were undone aside. Lines are found by
 * their words and place, so corrections of another reader's reading, or of an earlier state of the text, apply as far as
 * their words are still there. The machine's reading is left as it is.
 */
export function correct(machine: Reading, corrections: readonly Correction[]): CorrectedReading {
  const standing = corrections
    .filter(({ undone }) => undone === null)
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  if (standing.length === 0) return { reading: machine, orphaned: [] };
  const lines = {
    attribution: machine.attributions.map((line) => stand(line, line.content, line.cue)),
    commitment: machine.commitments.map((line) => stand(line, line.span, null)),
    event: machine.events.map((line) => stand(line, line.trigger, null)),
  } as Record<LineKind, Standing<Line>[]>;
  const orphaned = standing.filter((one) => !applied(one, lines[one.line], machine.text)).map(({ id }) => id);
  const of = <L extends Line>(kind: LineKind): L[] => lines[kind].map(({ line }) => line as L);
  const reading = mended(machine, {
    ...machine,
    attributions: of<Attribution>('attribution'),
    commitments: of<Commitment>('commitment'),
    events: of<Event>('event'),
  });
  return { reading: { ...reading, actors: withNewActors(reading) }, orphaned };
}

const stand = <L extends Line>(line: L, place: readonly Range[], cue: readonly Range[] | null): Standing<L> => ({
  line,
  place,
  cue,
  machine: line,
});

/** Whether the correction found its place among the lines. */
function applied(correction: Correction, lines: Standing<Line>[], text: string): boolean {
  const place = again(text, correction.place);
  if (place === null) return false;
  const cue = correction.cue && again(text, correction.cue);
  const known = bestOf(lines, place, cue, correction.deed === 'add' ? FOUND_TOO : SAME);
  if (correction.deed === 'strike') {
    // A reader that no longer has the line has come to agree with whoever struck it.
    if (known) lines.splice(lines.indexOf(known), 1);
    return true;
  }
  const values = valuesIn(text, correction);
  if (values === null) return false;
  if (known) {
    known.line = changed(known, values, correction, text);
    return true;
  }
  if (correction.deed === 'change') return false;
  const { by, at, reason, id } = correction;
  const line = {
    ...BLANK[correction.line],
    ...values,
    ...(correction.line === 'attribution' ? { id: `c-${id}` } : {}),
    corrected: [{ field: 'line', machine: null, now: sliceAll(text, place), by, at, reason, correction: id }],
  } as Line;
  const before = lines.findIndex((one) => one.place[0]!.start > place[0]!.start);
  lines.splice(before < 0 ? lines.length : before, 0, { line, place, cue, machine: null });
  return true;
}

/** Of a line that a person adds: what they do not say. */
const BLANK: Record<LineKind, Partial<Attribution> | Partial<Commitment> | Partial<Event>> = {
  attribution: {
    source: null,
    cue: null,
    kind: 'indirect',
    sourceKind: 'none',
    act: 'state',
    conditional: false,
    hedged: false,
    commitment: '-',
    speaker: null,
    relay: [],
    parent: null,
    confidence: 1,
  },
  commitment: {
    to: null,
    about: null,
    polarity: 'do',
    firmness: 'firm',
    conditions: [],
    due: null,
    attribution: null,
    confidence: 1,
  },
  event: { participants: [], place: null, start: null, end: null, time: null, confidence: 1 },
};

/** Every anchor's place in the text; null where one is not to be found. */
function again(text: string, anchors: readonly Anchor[]): Range[] | null {
  const found = anchors.map((anchor) => findAgain(text, anchor));
  return found.some((one) => one === null) ? null : (found as Range[]).sort((a, b) => a.start - b.start);
}

const isAnchors = (value: unknown): value is Anchor[] =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'object' && value[0] !== null && 'words' in value[0];

/** The values of a correction as the noun has them: spans in place of anchors, and the actor beside the name. */
function valuesIn(text: string, { line, now }: Correction): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(now ?? {})) {
    if (value === undefined) continue;
    if (isAnchors(value)) {
      const spans = again(text, value);
      if (spans === null) return null;
      values[field] = spans;
    } else if (line === 'commitment' && (field === 'holder' || field === 'to')) {
      const one = value as Speaker | null;
      values[field] = one?.name ?? null;
      values[`${field}Actor`] = one?.actor;
    } else values[field] = value;
  }
  return values;
}

function changed(
  { line, machine }: Standing<Line>,
  values: Record<string, unknown>,
  { id, by, at, reason }: Correction,
  text: string,
): Line {
  const next: Record<string, unknown> = { ...line, ...values };
  for (const [field, value] of Object.entries(values)) if (value === undefined) delete next[field];
  if (next['sourceKind'] !== 'unnamed' && next['sourceKind'] !== 'group') delete next['anonymity'];
  const was = (machine ?? {}) as Record<string, unknown>;
  const marks = new Map((line.corrected ?? []).map((mark) => [mark.field, mark]));
  for (const [field, value] of Object.entries(values)) {
    if (field.endsWith('Actor')) continue;
    const mark: CorrectedField = {
      ...{ field, machine: inWords(was[field], text), now: inWords(value, text) },
      ...{ by, at, reason, correction: id },
    };
    if (machine !== null && mark.machine === mark.now) marks.delete(field);
    else if (machine !== null) marks.set(field, mark);
  }
  if (marks.size > 0) next['corrected'] = [...marks.values()];
  else delete next['corrected'];
  return next as Line;
}

/** A value as a person reads it. */
function inWords(value: unknown, text: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return 'start' in value[0] ? sliceAll(text, value as Range[]) : value.map(({ name }) => name as string).join(', ');
  }
  return typeof value === 'object' ? (value as Speaker).name : String(value);
}

/** The line that a place and words of saying are of; the better of two where one stands inside the other. */
function bestOf(
  lines: readonly Standing<Line>[],
  place: readonly Range[],
  cue: readonly Range[] | null,
  least: number,
): Standing<Line> | null {
  let best: Standing<Line> | null = null;
  let most = 0;
  for (const one of lines) {
    const alike = agreement(one.place, place);
    if (alike < least) continue;
    const sameCue = cue && one.cue?.some((own) => cue.some((other) => overlaps(own, other)));
    const score = alike + (sameCue ? 1 : 0);
    if (score > most) [best, most] = [one, score];
  }
  return best;
}

/** F1 of two lists of ranges, by characters. */
function agreement(a: readonly Range[], b: readonly Range[]): number {
  const length = (ranges: readonly Range[]): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const both = a.reduce((sum, one) => sum + b.reduce((part, other) => part + overlapLength(one, other), 0), 0);
  return (2 * both) / (length(a) + length(b));
}

/** The reading's actors and those that corrections name. */
function withNewActors({ actors, attributions, commitments, events }: Reading): Actor[] {
  const known = new Map(actors.map((actor) => [actor.id, actor]));
  const add = (name: string, id: string | undefined): void => {
    const type = ACTOR_TYPES.find((one) => id?.startsWith(`${one}/`));
    if (id !== undefined && type && !known.has(id)) known.set(id, { id, type, name });
  };
  for (const { speaker } of attributions) if (speaker) add(speaker.name, speaker.actor);
  for (const one of commitments) {
    add(one.holder, one.holderActor);
    if (one.to !== null) add(one.to, one.toActor);
  }
  for (const { participants } of events) for (const { name, actor } of participants) add(name, actor);
  return [...known.values()];
}

/** The statement of a reading that words and their place are of; null where it has none. */
export function lineAt(reading: Reading, anchors: readonly Anchor[]): Attribution | null {
  const place = again(reading.text, anchors);
  if (place === null) return null;
  const found = bestOf(
    reading.attributions.map((line) => stand(line, line.content, line.cue)),
    place,
    null,
    SAME,
  );
  return (found?.line as Attribution | undefined) ?? null;
}
