import { describe, expect, test } from 'vitest';
import { affairName, createAffairPlaces, profileOf, type ReadArticle } from '../../src/relate/index.ts';
import { report, seeded, shuffled } from './reports.ts';

/** Invented affairs, each with its own matter; what reports of all of them share is the language of the trade. */
const MATTERS = [
  'the Orrin dam, its turbines, the northern bank, mines, engineers and villages without water in Lusanda',
  'the Skerry ferry route, fishing licences, patrol boats, harbour pilots and herring quotas off Marrow Bay',
  'the grain silos of Tessia, insurance premiums, freight convoys, wheat tariffs and a corridor through Brack',
  'the Dun observatory treaty, satellite orbits, telescope time, asteroid warnings and radio silence over Corvane',
  'the border crossing at Velm, customs officers, truck queues, phytosanitary stamps and frozen vegetables',
];
const WAYS = [
  (matter: string) => `Ministers spoke on Tuesday about ${matter}, an official said.`,
  (matter: string) => `There is no agreement yet on ${matter}, the foreign ministry said in a statement.`,
  (matter: string) => `A deal on ${matter} may come next week, according to diplomats.`,
];

/** Reports of every matter on every day from 1 May 2031, in turn. */
function record(days: number): { reports: ReadArticle[]; matterOf: Map<string, number> } {
  const matterOf = new Map<string, number>();
  const reports: ReadArticle[] = [];
  for (let day = 0; day < days; day++)
    MATTERS.forEach((matter, m) => {
      const id = `d${day}m${m}`;
      const words = WAYS.map((way) => way(matter)).join(' ');
      const published = new Date(Date.UTC(2031, 4, 1 + day, 8 + m)).toISOString();
      matterOf.set(id, m);
      reports.push(report(id, published, `Outlet ${m}`, `Day ${day} of the talks. ${words}`));
    });
  return { reports, matterOf };
}

const unplaced = (reports: readonly ReadArticle[]) =>
  reports.map((one) => ({ ...profileOf(one), family: one.article.id, of: null }));
const placesOf = (placings: readonly { article: string; affair: string }[]) =>
  new Map(placings.map(({ article, affair }) => [article, affair]));

describe('affairs', () => {
  const { reports, matterOf } = record(6);

  test('reports of one matter are of one affair over days, and those of another of another', () => {
    const affairs = placesOf(createAffairPlaces().place(unplaced(reports)));
    expect(new Set(affairs.values()).size).toBe(MATTERS.length);
    for (const [a, x] of affairs)
      for (const [b, y] of affairs) expect(x === y, `${a} ${b}`).toBe(matterOf.get(a) === matterOf.get(b));
  });

  test('the order in which reports are given does not matter', () => {
    const expected = placesOf(createAffairPlaces().place(unplaced(reports)));
    for (let seed = 1; seed <= 20; seed++)
      expect(placesOf(createAffairPlaces().place(unplaced(shuffled(reports, seeded(seed))))), `seed ${seed}`).toEqual(
        expected,
      );
  });

  test('reports that come day by day, over restarts, are placed as all at once', () => {
    const expected = placesOf(createAffairPlaces().place(unplaced(reports)));
    for (const step of [1, 4, 7]) {
      const kept: (ReturnType<typeof unplaced>[number] & { affair: string })[] = [];
      const met: { article: string; affair: string }[] = [];
      for (let i = 0; i < reports.length; i += step) {
        const batch = unplaced(reports.slice(i, i + step));
        const placings = createAffairPlaces(kept).place(batch);
        met.push(...placings);
        const where = placesOf(placings);
        kept.push(...batch.map((one) => ({ ...one, affair: where.get(one.article)! })));
      }
      expect(placesOf(met), `${step} at a time`).toEqual(expected);
    }
  });

  test('what comes late, in any order, moves nothing that has its place, and no affair changes its id', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const order = shuffled(reports, seeded(seed));
      const places = createAffairPlaces();
      const before = new Map<string, string>();
      for (let i = 0; i < order.length; i += 3)
        for (const { article, affair } of places.place(unplaced(order.slice(i, i + 3)))) {
          expect(before.has(article), `seed ${seed}: ${article} is placed once`).toBe(false);
          before.set(article, affair);
        }
      // Every report still lies with another of its own matter.
      for (const [a, x] of before)
        for (const [b, y] of before)
          if (x === y) expect(matterOf.get(a), `seed ${seed}: ${a} with ${b}`).toBe(matterOf.get(b));
    }
  });

  test('a copy is of the affair of what it copies, however different its words', () => {
    const places = createAffairPlaces();
    const first = places.place(unplaced(reports.slice(0, 5)));
    const copy = report('copy', '2031-05-02T10:00:00Z', 'Brack Gazette', 'Nobody asked the river. The quay was wet.');
    const [placed] = places.place([{ ...profileOf(copy), family: 'd0m0', of: 'd0m0' }]);
    expect(placed).toMatchObject({ affair: first.find((one) => one.article === 'd0m0')!.affair, founded: false });
  });

  test('after a month of silence a matter is another affair', () => {
    const places = createAffairPlaces();
    const [first] = places.place(unplaced(reports.slice(0, 1)));
    const later = report('later', '2031-07-20T10:00:00Z', 'Outlet 0', reports[0]!.article.text);
    const [again] = places.place(unplaced([later]));
    expect(again!.affair).not.toBe(first!.affair);
  });

  test('a name is made of the words of the reports, and says where they stand', () => {
    const own = reports.filter((one) => matterOf.get(one.article.id) === 0);
    const name = affairName(
      own.map((read) => ({ read, family: read.article.id })),
      () => 3,
    )!;
    expect(name.from.length).toBeGreaterThan(0);
    for (const { article, span } of name.from) {
      const text = own.find((one) => one.article.id === article)!.article.text;
      expect(name.words.toLowerCase()).toContain(text.slice(span.start, span.end).toLowerCase());
    }
    expect(name.words).toMatch(/dam|turbine|bank|mine|engineer|village|water/iu);
  });
});
