import type { Report } from '../record/index.ts';
import { byTime, type Descent, descentOf, type KinshipOf, reportOf, sameEvent } from './copies.ts';
import type { Told } from './told.ts';

/** The reports of one event: chains of copies and the reports that stand beside them. */
export interface Family {
  id: string;
  /** In order of time. */
  members: readonly Told[];
  reports: readonly Report[];
  /** The members that derive from a member, near and far. */
  below(member: Told): Told[];
}

/**
 * Sorts reports that are near one another into families. `near` gives a report's neighbours; all of them must be in `all`. The result
 * does not depend on the order of `all`.
 */
export function familiesOf(all: readonly Told[], near: (t: Told) => readonly Told[], kin: KinshipOf): Family[] {
  const sorted = [...all].sort(byTime);
  const descents = new Map<Told, Descent>(sorted.map((t) => [t, descentOf(t, near(t), kin)]));
  const root = (t: Told): Told => {
    const d = descents.get(t)!;
    const up = d.of ?? [...d.siblings].sort(byTime).find(() => d.missing) ?? null;
    return up ? root(up) : t;
  };
  const chains = new Map<Told, Told[]>();
  for (const t of sorted) {
    const head = root(t);
    const chain = chains.get(head);
    if (chain) chain.push(t);
    else chains.set(head, [t]);
  }
  return gathered(chains, near, kin).map((members) => familyFrom(members, descents));
}

/** Chains of one event together: the longest first, each takes in the shorter ones whose head tells of its event. */
function gathered(chains: ReadonlyMap<Told, Told[]>, near: (t: Told) => readonly Told[], kin: KinshipOf): Told[][] {
  const heads = [...chains.keys()].sort((a, b) => chains.get(b)!.length - chains.get(a)!.length || byTime(a, b));
  const placed = new Set<Told>();
  const out: Told[][] = [];
  for (const head of heads) {
    if (placed.has(head)) continue;
    placed.add(head);
    const members = [...chains.get(head)!];
    const neighbours = new Set(near(head));
    for (const other of heads) {
      if (placed.has(other) || !neighbours.has(other) || !sameEvent(head, other, kin)) continue;
      placed.add(other);
      members.push(...chains.get(other)!);
    }
    out.push(members.sort(byTime));
  }
  return out;
}

function familyFrom(members: readonly Told[], descents: ReadonlyMap<Told, Descent>): Family {
  const id = members[0]!.article.id;
  const children = new Map<Told, Told[]>();
  const siblings = new Set<Told>();
  for (const t of members) {
    const d = descents.get(t)!;
    if (d.of) children.set(d.of, [...(children.get(d.of) ?? []), t]);
    if (d.missing) for (const s of d.siblings) siblings.add(s).add(t);
  }
  const below = (member: Told): Told[] => (children.get(member) ?? []).flatMap((c) => [c, ...below(c)]).sort(byTime);
  const reports = members.map((t) =>
    reportOf(t, descents.get(t)!, id, children.has(t), siblings.has(t) || children.has(t)),
  );
  return { id, members, reports, below };
}
