import type { Report } from '../record/index.ts';
import { byTime, type Descent, type Head, reportOf } from './copies.ts';

/** A report with what was found of where it comes from. */
export interface Placed {
  head: Head;
  descent: Descent;
}

/** The reports of one event: chains of copies and the reports that stand beside them. */
export interface Family<M extends Placed = Placed> {
  /** The id of its earliest report. */
  id: string;
  /** In order of time. */
  members: readonly M[];
  reports: readonly Report[];
  /** The reports that derive from a report, near and far, in order of time. */
  below(id: string): M[];
}

/** A chain of copies, under the report that it begins with. */
export interface Chain<M extends Placed = Placed> {
  first: M;
  members: M[];
}

/**
 * Reports sorted into chains by `up`, the report that each hangs on; ups that are not among them are left out. Where clocks and credits
 * lead round in a circle, it is cut at its earliest report, whose descent is then from nothing in the record.
 */
export function chainsOf<M extends Placed>(reports: readonly M[], up: (m: M) => string | null): Chain<M>[] {
  const byId = new Map(reports.map((m) => [m.head.id, m]));
  const above = (m: M): M | null => byId.get(up(m) ?? '') ?? null;
  const firsts = new Map<M, M>();
  const firstOf = (m: M): M => {
    const path: M[] = [];
    let at: M = m;
    for (;;) {
      const known = firsts.get(at);
      const circle = path.indexOf(at);
      const next = above(at);
      if (known || circle >= 0 || !next) {
        const first = known ?? (circle >= 0 ? path.slice(circle).sort(inOrder)[0]! : at);
        for (const p of [...path, at]) firsts.set(p, first);
        return first;
      }
      path.push(at);
      at = next;
    }
  };
  const chains = Map.groupBy([...reports].sort(inOrder), firstOf);
  return [...chains].map(([first, members]) => ({ first, members }));
}

const inOrder = (a: Placed, b: Placed): number => byTime(a.head, b.head);

/** A chain as others beside it see it. */
export interface Standing {
  head: Head;
  /** Reports of the chain. */
  chain: number;
}

/** The chain that others of its event gather about: the longer, of equal ones the earlier. */
export const byRank = (a: Standing, b: Standing): number => b.chain - a.chain || byTime(a.head, b.head);

/** Whether a chain leads its event: none that tells of the same event ranks before it. */
export const leads = (chain: Standing, beside: readonly Standing[]): boolean =>
  beside.every((other) => byRank(chain, other) < 0);

/** The chain that a chain is in one family with: the first of those beside it that lead, itself where it leads or none does. */
export const leaderOf = <S extends Standing & { leads: boolean }>(chain: S, beside: readonly S[]): S =>
  chain.leads ? chain : ([...beside].filter((other) => other.leads).sort(byRank)[0] ?? chain);

/** A family of these chains. */
export function familyFrom<M extends Placed>(chains: readonly Chain<M>[]): Family<M> {
  const firsts = new Set(chains.map((chain) => chain.first.head.id));
  const members = chains
    .flatMap((chain) => chain.members)
    .sort(inOrder)
    .map((m) => (firsts.has(m.head.id) && m.descent.of !== null ? { ...m, descent: rootless(m.descent) } : m));
  const id = members[0]!.head.id;
  const children = Map.groupBy(
    members.filter((m) => m.descent.of !== null),
    (m) => m.descent.of!,
  );
  const siblings = new Set(
    members.flatMap(({ head, descent }) =>
      descent.missing && descent.siblings.length > 0 ? [head.id, ...descent.siblings] : [],
    ),
  );
  const below = (of: string): M[] => (children.get(of) ?? []).flatMap((c) => [c, ...below(c.head.id)]).sort(inOrder);
  const reports = members.map(({ head, descent }) =>
    reportOf(head.id, descent, id, children.has(head.id), siblings.has(head.id) || children.has(head.id)),
  );
  return { id, members, reports, below };
}

const rootless = (descent: Descent): Descent => ({ ...descent, of: null, kin: null });
