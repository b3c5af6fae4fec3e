import type { Report, Statement } from '../record/index.ts';
import type { AgendaEntry, Positions } from '../relate/index.ts';
import { type Entry, entries, next } from './agenda.ts';
import { dayOf } from './dates.ts';
import { type Disagreement, disagreements } from './disagreements.ts';
import { type Folded, fold } from './fold.ts';
import { type Line, statementLine } from './line.ts';
import { type Turned, turnsOf } from './positions.ts';
import type { Head, Said, Undertaken } from './shapes.ts';
import { pointsOnly, saysLittle } from './slight.ts';
import { byHolder, type Holder } from './undertakings.ts';
import { lookup, rests, type Voice, voiceOf } from './voices.ts';
import { ACT_WORDS } from './words.ts';

/** What the record holds of a stretch of time. */
export interface DebriefRows {
  articles: readonly Head[];
  attributions: readonly Said[];
  commitments: readonly Undertaken[];
  /** The events of these reports, gathered. */
  agenda: readonly AgendaEntry[];
  reports: readonly Report[];
  statements: readonly Statement[];
  /** Of these reports and of those before them; without it no line is marked as turned. */
  positions?: Positions;
}

/** The page a person reads at seven in the morning. */
export interface Debrief {
  /** The day of the latest report: what "next" counts from. Null for an empty record. */
  asOf: string | null;
  reports: { all: number; copies: number };
  statements: { all: number; unnamed: number };
  /** `turned` where the statement moves what its speaker stood for before. */
  changed: (Line & { turned: Turned | null })[];
  /** Statements that did not make it into `changed`. */
  more: number;
  holders: Holder[];
  next: Entry[];
  disagreements: Disagreement[];
  sources: { voice: Voice; statements: number; href: string }[];
}

/** What an act is worth among the things that changed: words that bind before words that judge before plain words. */
const WORTH: Record<Said['attribution']['act'], number> = {
  refuse: 10,
  promise: 10,
  threaten: 10,
  agree: 9,
  offer: 8,
  announce: 6,
  request: 6,
  deny: 6,
  consider: 6,
  warn: 5,
  accuse: 4,
  decline: 3,
  ask: 3,
  predict: 3,
  praise: 2,
  mental: 1,
  state: 2,
};

/** What a turn adds: a reversal is the news of the day, a repetition is none. */
const NEWS: Record<Turned['move'], number> = { reversed: 8, strengthened: 3, weakened: 3, repeated: -2 };

function worth({ first, also }: Folded<Said>, turned: Turned | null): number {
  const { act, commitment, confidence, content, kind } = first.attribution;
  const words = content.reduce((sum, span) => sum + span.end - span.start, 0);
  return (
    WORTH[act] +
    (turned ? NEWS[turned.move] : 0) +
    (commitment === 'self' ? 4 : commitment === 'other' ? 5 : 0) +
    2 * Math.log2(1 + also.length) +
    (kind === 'indirect' ? 0 : 1) +
    (words < 25 ? -3 : 0) -
    (saysLittle(first.content, ACT_WORDS[act]) ? 5 : 0) -
    (pointsOnly(voiceOf(first).name) ? 5 : 0) -
    (confidence < 0.5 ? 4 : 0)
  );
}

/** Keeps no line whose words stand inside those of a better line of the same sentence. */
function apart(folded: readonly Folded<Said>[]): Folded<Said>[] {
  const kept: Folded<Said>[] = [];
  for (const one of folded) {
    const inner = kept.some(
      ({ first }) =>
        first.article.id === one.first.article.id &&
        (first.attribution.parent === one.first.attribution.id ||
          one.first.attribution.parent === first.attribution.id),
    );
    if (!inner) kept.push(one);
  }
  return kept;
}

/** Makes the debrief of the rows at hand. `most` limits the lines of what changed. */
export function debrief(rows: DebriefRows, most = 12): Debrief {
  const find = lookup(rows.attributions);
  const folded = fold(rows.attributions, rows.statements);
  const turns = rows.positions ? turnsOf(rows.positions) : new Map<string, Turned>();
  const turned = ({ first, also }: Folded<Said>): Turned | null => {
    for (const { article, attribution } of [first, ...also]) {
      const turn = turns.get(`${article.id} ${attribution.id}`);
      if (turn) return turn;
    }
    return null;
  };
  const ranked = apart(
    folded
      .map((one) => ({ one, worth: worth(one, turned(one)) }))
      .sort((a, b) => b.worth - a.worth)
      .map(({ one }) => one),
  );
  const days = rows.articles.map((article) => dayOf(article.published)).filter((day) => day !== null);
  const asOf = days.sort().at(-1) ?? null;
  return {
    asOf,
    reports: { all: rows.articles.length, copies: rows.reports.filter((report) => report.role === 'derived').length },
    statements: {
      all: folded.length,
      unnamed: folded.filter(({ first }) => first.attribution.sourceKind === 'unnamed').length,
    },
    changed: ranked.slice(0, most).map((one) => ({ ...statementLine(one, find), turned: turned(one) })),
    more: Math.max(0, folded.length - most),
    holders: byHolder(rows.commitments, find),
    next: asOf ? next(entries(rows.agenda), asOf) : [],
    disagreements: disagreements(rows.statements, rows.articles, rows.attributions),
    sources: sources(folded, find),
  };
}

function sources(folded: readonly Folded<Said>[], find: ReturnType<typeof lookup>): Debrief['sources'] {
  const known = new Map<string, Debrief['sources'][number]>();
  for (const one of folded) {
    if (one.first.attribution.sourceKind === 'none') continue;
    const line = statementLine(one, find);
    const voice = line.voices.at(-1)!;
    if (pointsOnly(voice.name)) continue;
    // Two unnamed sources of two reports are never taken for one person.
    const key = voice.actor ?? (rests([voice]) === 'unnamed' ? `${line.article.id} ${voice.name}` : voice.name);
    const source = known.get(key);
    if (source) source.statements++;
    else known.set(key, { voice, statements: 1, href: line.href });
  }
  return [...known.values()].sort((a, b) => b.statements - a.statements);
}
