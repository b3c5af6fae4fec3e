import { issuesOf } from './positions/issues.ts';
import type { IssueWishes, Positions } from './positions/shapes.ts';
import { stancesOf, type Taken } from './positions/stances.ts';
import { positionOf } from './positions/turns.ts';
import { outcomesIn, undertakingsOf } from './positions/undertakings.ts';
import type { ReadArticle } from './told.ts';

export type {
  Contradiction,
  Evidence,
  Issue,
  IssueWishes,
  Move,
  PinnedIssue,
  Position,
  Positions,
  Stance,
  Status,
  Turn,
  Undertaking,
} from './positions/shapes.ts';

/**
 * Who stands where, issue by issue, and how that changed. Pure; the order of the articles does not matter, and an article that is
 * published later never moves a stance of an earlier one to another issue.
 */
export function positions(articles: readonly ReadArticle[], wishes: IssueWishes = {}): Positions {
  const gathered = issuesOf(stancesOf(articles), wishes);
  const reports = outcomesIn(articles);
  const all: Positions = { issues: [], positions: [], undertakings: [] };
  for (const issue of gathered) {
    const byActor = new Map<string, Taken[]>();
    for (const one of issue.taken) byActor.set(one.key, [...(byActor.get(one.key) ?? []), one]);
    const held = [...byActor.values()].map((taken) => positionOf(issue.id, taken));
    held.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.key < b.key ? -1 : 1));
    all.positions.push(...held);
    for (const p of held) all.undertakings.push(...undertakingsOf(issue.id, byActor.get(p.key)!, reports));
    all.issues.push({ id: issue.id, name: issue.name, pinned: issue.pinned, actors: held.map((p) => p.key) });
  }
  all.issues.sort((a, b) => b.actors.length - a.actors.length || (a.id < b.id ? -1 : 1));
  return all;
}
