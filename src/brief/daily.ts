import type { Affair } from '../record/index.ts';
import type { Contradiction, Position } from '../relate/index.ts';
import { type Entry, next } from './agenda.ts';
import { type Debrief, type DebriefRows, debrief } from './debrief.ts';
import type { Disagreement } from './disagreements.ts';
import { type Stand, stand } from './positions.ts';
import type { Head } from './shapes.ts';
import type { Undertaking } from './undertakings.ts';
import { type Lookup, lookup } from './voices.ts';

/** An affair with the rows of its reports within the time that is told of. */
export interface AffairRows extends DebriefRows {
  /** Null where reports were not put to affairs: they are told of together. */
  affair: Affair | null;
  followed: boolean;
}

/** Two reports of one actor that cannot both be so. */
export interface Clash {
  name: string;
  actor: string | null;
  one: Stand;
  other: Stand;
}

/** What one affair has to tell. */
export interface AffairDebrief extends Debrief {
  affair: Affair | null;
  followed: boolean;
  /** Undertakings that are not among the lines of what changed, those that bind most first. */
  undertaken: Undertaking[];
  clashes: Clash[];
}

/** What a person reads at seven in the morning: affair by affair. */
export interface Daily {
  asOf: string | null;
  /** Of the time that is told of; `copies` tell again what another report told. */
  totals: { reports: number; copies: number; statements: number; unnamed: number; affairs: number };
  affairs: AffairDebrief[];
  /** Reports that are of no affair beside themselves, newest first. */
  single: { head: Head; affair: string | null }[];
  next: (Entry & { affair: Affair | null })[];
  disagreements: (Disagreement & { affair: Affair | null })[];
  sources: Debrief['sources'];
}

/** Lines of what changed in the first affair, in the second, and so on; the last number is of all others. */
const LINES = [5, 4, 3, 3, 2];
/** Where reports were not put to affairs. */
const LINES_OF_ALL = 12;
const UNDERTAKEN = [4, 3, 2];

/** Lays out one affair. */
export function affairDebrief({ affair, followed, ...rows }: AffairRows, lines = LINES[0]!): AffairDebrief {
  const made = debrief(rows, lines);
  const shown = new Set(made.changed.map((one) => `${one.article.id} ${one.attribution}`));
  const undertaken = made.holders
    .flatMap((holder) => holder.undertakings)
    .filter((one) => one.attribution === null || !shown.has(`${one.article.id} ${one.attribution}`))
    .sort((a, b) => binding(b) - binding(a));
  return { ...made, affair, followed, undertaken, clashes: clashes(rows) };
}

const TONES = { refuse: 3, give: 3, open: 2, press: 1, plain: 0 } as const;
const binding = (one: Undertaking): number =>
  TONES[one.act.tone] + Math.log2(1 + one.copies.also.length) + (one.commitment.due ? 1 : 0) - (one.uncertain ? 2 : 0);

/** Contradictions between reports of the time that is told of, once for each actor and issue. */
function clashes({ positions, articles, attributions }: DebriefRows): Clash[] {
  const within = new Set(articles.map(({ id }) => id));
  const find: Lookup = lookup(attributions);
  return (positions?.positions ?? []).flatMap((position: Position) => {
    const told = position.contradictions.findLast(
      ({ other }: Contradiction) => within.has(other.evidence.article) && other.evidence.words.length > 0,
    );
    if (!told) return [];
    return [{ name: position.name, actor: position.actor, one: stand(told.one, find), other: stand(told.other, find) }];
  });
}

/**
 * Makes the debrief of affairs, in the order given. `agenda` are all events of the time, `single` the reports outside of affairs;
 * `asOf` is the day that "next" counts from.
 */
export function daily(
  affairs: readonly AffairRows[],
  rest: Pick<Daily, 'asOf' | 'totals' | 'single'> & { agenda: readonly Entry[]; lines?: number },
): Daily {
  const { asOf, totals, single, agenda, lines } = rest;
  const made = affairs.map((rows, i) =>
    affairDebrief(rows, lines ?? (rows.affair ? (LINES[i] ?? LINES.at(-1)) : LINES_OF_ALL)),
  );
  const affairOf = new Map(affairs.flatMap(({ affair, articles }) => articles.map(({ id }) => [id, affair] as const)));
  const sources = new Map<string, Debrief['sources'][number]>();
  for (const source of made.flatMap((one) => one.sources)) {
    const key =
      source.voice.actor ??
      `${source.voice.kind} ${source.voice.name} ${source.voice.kind === 'unnamed' ? source.href : ''}`;
    const known = sources.get(key);
    if (known) known.statements += source.statements;
    else sources.set(key, { ...source });
  }
  return {
    asOf,
    totals,
    affairs: made.map((one, i) => ({
      ...one,
      undertaken: one.undertaken.slice(0, lines ?? UNDERTAKEN[i] ?? UNDERTAKEN.at(-1)),
    })),
    single: [...single],
    next: asOf
      ? next(agenda, asOf).map((entry) => ({
          ...entry,
          affair: entry.reports.map(({ article }) => affairOf.get(article.id)).find((one) => one !== undefined) ?? null,
        }))
      : [],
    disagreements: made
      .flatMap((one) => one.disagreements.map((disagreement) => ({ ...disagreement, affair: one.affair })))
      .sort((a, b) => b.variants - a.variants),
    sources: [...sources.values()].sort((a, b) => b.statements - a.statements),
  };
}
