import type { Report, Statement } from '../record/index.ts';
import { descentOf, headOf, type Neighbour, sameEvent, upFrom } from './copies.ts';
import { byRank, type Chain, chainsOf, type Family, familyFrom, leaderOf, leads, type Placed } from './families.ts';
import { statementsOf } from './family-statements.ts';
import { rememberedKinship } from './kinship.ts';
import { mentionOf } from './mentions.ts';
import { nearness } from './nearby.ts';
import { rememberedPlacing } from './statements.ts';
import { type ReadArticle, told } from './told.ts';

export interface Relations {
  reports: Report[];
  statements: Statement[];
}

/** Finds who copied whom and which statements are the same. The order of the input does not matter. */
export function relate(articles: readonly ReadArticle[]): Relations {
  const reports = new Map(articles.map((article) => [article.article.id, told(article)]));
  const kin = rememberedKinship();
  const near = nearness([...reports.values()]);
  const placed = [...reports.values()].map((t): Placed => {
    const neighbours = near.get(t)!.map(
      (other): Neighbour => ({
        ...{ head: headOf(other), kin: kin(t, other) },
        ...{ credit: mentionOf(t, other.article.outlet), credited: mentionOf(other, t.article.outlet) !== null },
      }),
    );
    const head = headOf(t);
    return { head, descent: descentOf(head, neighbours) };
  });
  const chains = chainsOf(placed, (m) => upFrom(m.descent)).map((chain) => ({
    chain,
    head: chain.first.head,
    length: chain.members.length,
  }));
  const standing = new Map(chains.map(({ head, length, chain }) => [head.id, { head, chain: length, of: chain }]));
  const beside = (id: string): { head: Placed['head']; chain: number; of: Chain }[] => {
    const one = reports.get(id)!;
    return near
      .get(one)!
      .filter((other) => standing.has(other.article.id) && sameEvent(one, other, kin(one, other), kin(other, one)))
      .map((other) => standing.get(other.article.id)!);
  };
  const ranked = new Map(
    [...standing].map(([id, s]) => {
      const others = beside(id);
      return [id, { ...s, others, leads: leads(s, others) }];
    }),
  );
  const families = Map.groupBy(
    ranked.values(),
    (s) =>
      leaderOf(
        s,
        s.others.map((o) => ranked.get(o.head.id)!),
      ).head.id,
  );
  const found: Family[] = [...families.values()].map((of) => familyFrom(of.sort(byRank).map((s) => s.of)));
  found.sort((a, b) => a.members[0]!.head.moment.at - b.members[0]!.head.moment.at || (a.id < b.id ? -1 : 1));
  const placing = rememberedPlacing();
  return {
    reports: found.flatMap((family) => [...family.reports]),
    statements: found.flatMap((family) => statementsOf(family, (id) => reports.get(id)!, placing, kin)),
  };
}
