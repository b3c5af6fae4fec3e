import { fold } from './fold.ts';
import { type Line, statementLine } from './line.ts';
import type { Said } from './shapes.ts';
import { pointsOnly } from './slight.ts';
import { lookup } from './voices.ts';

/** One unnamed source of one report, with what the report tells of it. */
export interface Unnamed {
  /** The report's own words: "a senior EU official who took part in the meeting". */
  description: string;
  affiliation: string | null;
  rank: string | null;
  several: boolean;
  /** Whether the report says why the source would know, and why it is not named. */
  grounds: boolean;
  reason: boolean;
  lines: Line[];
}

/** An outlet's use of unnamed sources. */
export interface OutletLedger {
  outlet: string;
  /** Statements of the outlet, first reports only, and how many of them rest on unnamed sources. */
  statements: number;
  unnamed: number;
  sources: Unnamed[];
}

/** The ledger of unnamed sources by outlet, those that use most first. Sources of two reports are never taken for one. */
export function ledger(rows: readonly Said[]): OutletLedger[] {
  const find = lookup(rows);
  const outlets = new Map<string, { ledger: OutletLedger; known: Map<string, Unnamed> }>();
  for (const folded of fold(rows, [])) {
    const row = folded.first;
    const outlet = row.article.outlet ?? 'Unknown outlet';
    const entry = outlets.get(outlet) ?? {
      ledger: { outlet, statements: 0, unnamed: 0, sources: [] },
      known: new Map<string, Unnamed>(),
    };
    outlets.set(outlet, entry);
    entry.ledger.statements++;
    if (row.attribution.sourceKind !== 'unnamed') continue;
    entry.ledger.unnamed++;
    const line = statementLine(folded, find);
    const description = line.voices.at(-1)!.name;
    const key = `${row.article.id} ${description.toLowerCase()}`;
    const known = entry.known.get(key);
    if (known) known.lines.push(line);
    else {
      const { anonymity } = row.attribution;
      const source: Unnamed = {
        description,
        affiliation: anonymity?.affiliation ?? null,
        rank: anonymity?.rank ?? null,
        several: line.voices.at(-1)!.several,
        grounds: Boolean(anonymity?.grounds),
        reason: Boolean(anonymity?.reason),
        lines: [line],
      };
      entry.known.set(key, source);
      entry.ledger.sources.push(source);
    }
  }
  for (const { ledger: one } of outlets.values()) one.sources.sort((a, b) => tells(b) - tells(a));
  return [...outlets.values()]
    .map((entry) => entry.ledger)
    .filter((one) => one.unnamed > 0)
    .sort((a, b) => b.unnamed - a.unnamed || a.outlet.localeCompare(b.outlet));
}

/** What a report tells of a source: why it would know and why it is not named, then what it said; last, words that only point to it. */
const tells = ({ description, grounds, reason, lines }: Unnamed): number =>
  (pointsOnly(description) ? -8 : 0) + (grounds ? 2 : 0) + (reason ? 2 : 0) + Math.min(1, lines.length - 1);
