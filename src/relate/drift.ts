import type { Drift, Variant } from '../record/index.ts';
import { comparisonOf, type Side } from './drift/comparison.ts';
import { changedDates } from './drift/dates.ts';
import { changedHedges } from './drift/hedges.ts';
import { changedMeaning } from './drift/meaning.ts';
import { changedPolarity } from './drift/polarity.ts';
import { changedNumbers } from './drift/quantities.ts';
import { changedSpeaker } from './drift/speakers.ts';
import { changedWording } from './drift/wording.ts';
import type { Chain } from './voices.ts';

export type { Side } from './drift/comparison.ts';

/** How a variant keeps its origin's words, where nothing of its meaning has drifted. */
export type Kept = Extract<Variant['kinds'][number], 'verbatim' | 'light_edit' | 'paraphrase'>;

export interface Differences {
  kept: Kept;
  drift: Drift[];
}

/** Compares a variant with the telling it comes from. Precision first: what is not sure is not said. */
export function differences(
  origin: Side,
  variant: Side,
  voices: { origin: Chain | null; variant: Chain | null },
): Differences {
  const speaker =
    voices.origin && voices.variant && !(voices.origin.length <= voices.variant.length && namesTheSame(origin, variant))
      ? changedSpeaker(voices.origin, voices.variant)
      : [];
  const kept = keptOf(origin, variant);
  if (kept === 'verbatim') return { kept, drift: speaker };
  const c = comparisonOf(origin, variant);
  const exact = [...changedNumbers(c), ...changedDates(c)];
  const polarity = changedPolarity(c);
  const hedges = polarity.some((d) => d.kind === 'changed_meaning') ? [] : changedHedges(c);
  const meaning = polarity.length > 0 ? [] : changedMeaning(c);
  const explained = [...exact, ...polarity, ...hedges];
  const wording = changedWording(c, explained);
  return { kept, drift: oncePerKind([...explained, ...meaning, ...wording, ...speaker]) };
}

/** The variant's sentence names somebody beside the telling, and nobody whom the origin's does not: whoever says it is the same. */
function namesTheSame(origin: Side, variant: Side): boolean {
  const names = variant.around.filter((w) => w.kind === 'name');
  const theirs = new Set(origin.around.map((w) => w.stem));
  return names.length > 0 && names.every((w) => theirs.has(w.stem));
}

function oncePerKind(found: readonly Drift[]): Drift[] {
  return found.filter((d, i) => found.findIndex((e) => e.kind === d.kind) === i);
}

function keptOf(origin: Side, variant: Side): Kept {
  const a = origin.words.map((w) => w.key);
  const b = variant.words.map((w) => w.key);
  if (a.join(' ') === b.join(' ')) return 'verbatim';
  const mine = new Set(origin.words.map((w) => w.stem));
  const same = variant.words.filter((w) => mine.has(w.stem)).length;
  return same >= variant.words.length * 0.75 ? 'light_edit' : 'paraphrase';
}
