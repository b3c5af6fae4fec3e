import type { Span, Statement } from '../record/index.ts';
import { bearsOn, type Head, headOf, sameEvent } from './copies.ts';
import type { Family } from './families.ts';
import { statementsOf } from './family-statements.ts';
import { type Kinship, rememberedKinship } from './kinship.ts';
import { mentionOf } from './mentions.ts';
import { type Sketch, sketchOf } from './sketch.ts';
import { rememberedPlacing } from './statements.ts';
import { type ReadArticle, type Told, told } from './told.ts';

/** So many reports are kept laid out for comparison; one takes some 50 KB. */
const READY = 2000;

/** How far a report can be had from another near it. */
export interface Pair extends Kinship {
  article: string;
  other: string;
  /** The two tell of one event. */
  event: boolean;
  /** Where the article credits the other's outlet, and whether the other credits the article's. */
  credit: Span | null;
  credited: boolean;
}

/** Reports laid out for comparison, those that were last used, with what was worked out about pairs of them. */
export interface Shelf {
  /** The report as it was laid out from this version; null where it is not here. */
  find(id: string, version: string): Told | null;
  lay(article: ReadArticle, version: string): Told;
  sketch(report: Told): { sketch: Sketch; head: Head };
  /** Both ways; none where they bear on nothing. */
  pairs(a: Told, b: Told): Pair[];
  statements(family: Family, report: (id: string) => Told): Statement[];
}

export function createShelf(): Shelf {
  const ready = new Map<string, { version: string; report: Told }>();
  const kin = rememberedKinship();
  const placing = rememberedPlacing();
  const keep = (version: string, report: Told): Told => {
    const id = report.article.id;
    ready.delete(id);
    ready.set(id, { version, report });
    if (ready.size > READY) ready.delete(ready.keys().next().value!);
    return report;
  };
  return {
    find(id, version) {
      const there = ready.get(id);
      return there?.version === version ? keep(version, there.report) : null;
    },
    lay: (article, version) => keep(version, told(article)),
    sketch: (report) => ({ sketch: sketchOf(report), head: headOf(report) }),
    pairs(a, b) {
      const [forth, back] = [kin(a, b), kin(b, a)];
      const event = sameEvent(a, b, forth, back);
      const [x, y] = [a.article.id, b.article.id];
      const [of, by] = [mentionOf(a, b.article.outlet), mentionOf(b, a.article.outlet)];
      const tied = event || of !== null || by !== null;
      if (!bearsOn(headOf(a), headOf(b), Math.max(forth.score, back.score), tied)) return [];
      return [
        { article: x, other: y, ...forth, event, credit: of, credited: by !== null },
        { article: y, other: x, ...back, event, credit: by, credited: of !== null },
      ];
    },
    statements: (family, report) => statementsOf(family, report, placing, kin),
  };
}
