import type { Report, Statement } from '../record/index.ts';
import { type KinshipOf, rememberedKinship } from './copies.ts';
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
  key: unknown[];
  /** For the order of the families. */
  at: { moment: number; id: string };
  reports: readonly Report[];
  statements: readonly Statement[];
}

/** So many reports are kept laid out for comparison; one takes some 50 KB. */
const READY = 4000;

/** `statements: false` leaves statements out: copies alone take a few milliseconds a report. */
export function createRecord({ statements = true }: { statements?: boolean } = {}): RelatedRecord {
  const nearby: Nearby = createNearby();
  const kin: KinshipOf = rememberedKinship();
  const placing: Placing = rememberedPlacing();
  const articles = new Map<string, ReadArticle>();
  const near = new Map<string, string[]>();
  const families = new Map<string, Kept>();
  const familyOf = new Map<string, string>();
  const report = laidOut(articles);

  const insert = (article: ReadArticle): string | null => {
    const id = article.article.id;
    const before = articles.get(id);
    if (before) {
      if (before.article === article.article && before.reading === article.reading) return null;
      nearby.remove(id);
      for (const other of near.get(id) ?? []) {
        near.set(
          other,
          near.get(other)!.filter((t) => t !== id),
        );
      }
    }
    articles.set(id, article);
    report.forget(id);
    const found = nearby.add(report.of(id));
    near.set(id, found);
    for (const other of found) near.get(other)!.push(id);
    return id;
  };

  const settle = (touched: ReadonlySet<string>): Change => {
    const component = reached(touched, near);
    const old = new Set([...component].map((id) => familyOf.get(id)).filter((id) => id !== undefined));
    const members = new Map([...component].map((id) => [id, report.of(id)]));
    const neighbours = (t: Told): Told[] => (near.get(t.article.id) ?? []).map((id) => members.get(id)!);
    const fresh = familiesOf([...members.values()], neighbours, kin);
    const change: Change = { gone: [], reports: [], statements: [] };
    const before = new Map([...old].map((id) => [id, families.get(id)]));
    for (const id of old) families.delete(id);
    for (const family of fresh) {
      const key = keyOf(family, articles);
      const was = before.get(family.id);
      before.delete(family.id);
      const found = was && sameKey(was.key, key) ? was : null;
      const kept = found ?? {
        key,
        at: byTimeKey(family),
        reports: family.reports,
        statements: statements ? statementsOf(family, placing, kin) : [],
      };
      families.set(family.id, kept);
      if (found) continue;
      for (const member of family.members) familyOf.set(member.article.id, family.id);
      change.reports.push(...kept.reports);
      change.statements.push(...kept.statements);
    }
    change.gone.push(...before.keys());
    return change;
  };

  return {
    add(added) {
      const touched = new Set<string>();
      for (const article of added) {
        const id = insert(article);
        if (id !== null) touched.add(id);
      }
      return touched.size === 0 ? { gone: [], reports: [], statements: [] } : settle(touched);
    },
    relations() {
      const all = [...families.values()].sort((a, b) => a.at.moment - b.at.moment || (a.at.id < b.at.id ? -1 : 1));
      return { reports: all.flatMap((f) => [...f.reports]), statements: all.flatMap((f) => f.statements) };
    },
  };
}

const byTimeKey = (family: Family): Kept['at'] => ({ moment: family.members[0]!.moment.at, id: family.id });

/** Reports laid out for comparison: those that were last used, the others again when they are needed. */
function laidOut(articles: ReadonlyMap<string, ReadArticle>): { of(id: string): Told; forget(id: string): void } {
  const ready = new Map<string, Told>();
  return {
    of(id) {
      const t = ready.get(id) ?? told(articles.get(id)!);
      ready.delete(id);
      ready.set(id, t);
      if (ready.size > READY) ready.delete(ready.keys().next().value!);
      return t;
    },
    forget(id) {
      ready.delete(id);
    },
  };
}

/** Every report that a chain of neighbours joins to one that was touched. */
function reached(touched: ReadonlySet<string>, near: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(touched);
  const open = [...touched];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of near.get(id) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

/** What a family's statements follow from: its links, and the very articles and readings. */
const keyOf = (family: Family, articles: ReadonlyMap<string, ReadArticle>): unknown[] =>
  family.reports.flatMap((r) => [r.article, r.role, r.of, r.creditedOutlet, articles.get(r.article)!.reading]);

const sameKey = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
