import type { Report, Statement } from '../record/index.ts';
import { byTime, type KinshipOf, rememberedKinship } from './copies.ts';
import { type Family, familiesOf } from './families.ts';
import { statementsOf } from './family-statements.ts';
import { createNearby, type Nearby } from './nearby.ts';
import { type Placing, rememberedPlacing } from './statements.ts';
import { type ReadArticle, type Told, told } from './told.ts';

/** What adding reports changed: families that are no more, and the reports and statements of those that are new or other than before. */
export interface Change {
  gone: string[];
  reports: Report[];
  statements: Statement[];
}

/** Relations that grow: reports are added as they come, in any order, and only what a new one touches is worked out again. */
export interface RelatedRecord {
  add(articles: readonly ReadArticle[]): Change;
  relations(): { reports: Report[]; statements: Statement[] };
}

interface Kept {
  family: Family;
  key: string;
  /** Worked out when asked for. */
  statements: Statement[] | null;
}

/** `statements: false` leaves statements out: copies alone take a few milliseconds a report. */
export function createRecord({ statements = true }: { statements?: boolean } = {}): RelatedRecord {
  const nearby: Nearby = createNearby();
  const kin: KinshipOf = rememberedKinship();
  const placing: Placing = rememberedPlacing();
  const reports = new Map<string, Told>();
  const near = new Map<Told, Told[]>();
  const families = new Map<string, Kept>();
  const familyOf = new Map<Told, string>();

  const insert = (article: ReadArticle): Told | null => {
    const id = article.article.id;
    const before = reports.get(id);
    if (before) {
      if (before.article === article.article && before.reading === article.reading) return null;
      nearby.remove(id);
      for (const other of near.get(before) ?? [])
        near.set(
          other,
          near.get(other)!.filter((t) => t !== before),
        );
      near.delete(before);
    }
    const t = told(article);
    const found = nearby.add(t).map((other) => reports.get(other)!);
    reports.set(id, t);
    near.set(t, found);
    for (const other of found) near.get(other)!.push(t);
    return t;
  };

  const settle = (touched: ReadonlySet<Told>): Change => {
    const component = reached(touched, near);
    const old = new Set([...component].map((t) => familyOf.get(t)).filter((id) => id !== undefined));
    const fresh = familiesOf([...component], (t) => near.get(t) ?? [], kin);
    const change: Change = { gone: [], reports: [], statements: [] };
    const before = new Map([...old].map((id) => [id, families.get(id)]));
    for (const id of old) families.delete(id);
    for (const family of fresh) {
      const key = keyOf(family);
      const was = before.get(family.id);
      before.delete(family.id);
      if (was && was.key === key) {
        families.set(family.id, was);
        continue;
      }
      const kept: Kept = { family, key, statements: statements ? statementsOf(family, placing, kin) : [] };
      families.set(family.id, kept);
      for (const member of family.members) familyOf.set(member, family.id);
      change.reports.push(...family.reports);
      change.statements.push(...(kept.statements ?? []));
    }
    change.gone.push(...before.keys());
    return change;
  };

  return {
    add(articles) {
      const touched = new Set<Told>();
      for (const article of articles) {
        const t = insert(article);
        if (t) touched.add(t);
      }
      return touched.size === 0 ? { gone: [], reports: [], statements: [] } : settle(touched);
    },
    relations() {
      const all = [...families.values()].sort((a, b) => byTime(a.family.members[0]!, b.family.members[0]!));
      return { reports: all.flatMap((f) => [...f.family.reports]), statements: all.flatMap((f) => f.statements ?? []) };
    },
  };
}

/** Every report that a chain of neighbours joins to one that was touched. */
function reached(touched: ReadonlySet<Told>, near: ReadonlyMap<Told, readonly Told[]>): Set<Told> {
  const seen = new Set(touched);
  const open = [...touched];
  for (let t = open.pop(); t; t = open.pop()) {
    for (const other of near.get(t) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

const keyOf = (family: Family): string =>
  family.reports.map((r) => `${r.article} ${r.role} ${r.of ?? ''} ${r.creditedOutlet ?? ''}`).join('\n');
