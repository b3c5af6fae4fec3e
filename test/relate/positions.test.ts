import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Article } from '../../src/record/index.ts';
import { type Positions, positions, type ReadArticle } from '../../src/relate/index.ts';

const pages: [id: string, published: string, text: string][] = [
  [
    'p1',
    '2025-03-03',
    'France will send 1,200 soldiers to the Danube border, French Foreign Minister Odile Carpentier said on Monday. “We will pay for the border barracks,” she told reporters.',
  ],
  [
    'p2',
    '2025-03-10',
    'France will send soldiers to the Danube border if Hungary agrees, French Foreign Minister Odile Carpentier said on Monday.',
  ],
  [
    'p3',
    '2025-03-20',
    'France will not send soldiers to the Danube border, French Foreign Minister Odile Carpentier said on Thursday. Germany refused to send soldiers to the Danube border.',
  ],
  ['p4', '2025-03-21', 'Poland promised to build a field hospital near Lublin by April 30.'],
  ['p5', '2025-05-02', 'Poland has built the field hospital near Lublin, and its first patients arrived on Friday.'],
  ['p6', '2025-03-22', 'Latvia promised to deliver forty radar trucks to Moldova.'],
  ['p7', '2025-03-23', 'Latvia refused to deliver radar trucks to Moldova, a Baltic diplomat said.'],
];

const article = (id: string, published: string, text: string): Article => ({
  id,
  text,
  title: null,
  outlet: 'The Morning Wire',
  url: null,
  published,
  byline: null,
  language: 'en',
  credits: [],
  furniture: [],
});

let told: ReadArticle[] = [];
let all: Positions;
beforeAll(async () => {
  told = await Promise.all(
    pages.map(async ([id, published, text]) => {
      const page = article(id, published, text);
      return { article: page, reading: await read(page, { reader: 'rules' }) };
    }),
  );
  all = positions(told);
});

const held = (actor: string, about: RegExp) =>
  all.positions.filter((p) => p.actor === actor && p.history.some((t) => about.test(t.stance.evidence.words)));

/** A seeded shuffle (mulberry32). */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list];
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

describe('positions', () => {
  it('follows a stance through weakening to reversal, each with its words', () => {
    const [france] = held('state/FR', /soldiers/);
    expect(france?.history.map((t) => t.move)).toEqual(['first', 'weakened', 'reversed']);
    expect(france?.latest.polarity).toBe('not_do');
    expect(france?.latest.evidence).toMatchObject({ article: 'p3', published: '2025-03-20' });
    expect(france?.latest.evidence.words).toContain('will not send soldiers');
  });

  it('puts actors on one issue together and keeps other issues apart', () => {
    const issue = held('state/FR', /soldiers/)[0]!.issue;
    expect(all.issues.find((i) => i.id === issue)?.actors).toEqual(expect.arrayContaining(['state/FR', 'state/DE']));
    expect(held('state/PL', /hospital/)[0]!.issue).not.toBe(issue);
  });

  it('keeps what others say of an actor apart as a contradiction', () => {
    const [latvia] = held('state/LV', /radar/);
    expect(latvia?.contradictions).toHaveLength(1);
    expect(latvia?.contradictions[0]?.other.evidence.article).toBe('p7');
    expect(latvia?.latest.polarity).toBe('do');
  });

  it('changes the status of an undertaking only on evidence', () => {
    const hospital = all.undertakings.find((u) => u.actor === 'state/PL')!;
    expect(hospital.status).toBe('fulfilled');
    expect(hospital.steps.map((s) => [s.status, s.evidence.article])).toEqual([
      ['open', 'p4'],
      ['fulfilled', 'p5'],
    ]);
    const without = positions(told.filter((t) => t.article.id !== 'p5'));
    expect(without.undertakings.find((u) => u.actor === 'state/PL')!.status).toBe('open');
    const soldiers = all.undertakings.find((u) => u.actor === 'state/FR' && /soldiers/.test(u.about ?? ''))!;
    expect(soldiers.steps.map((s) => s.status)).toEqual(['open', 'diluted', 'reversed']);
  });

  it('does not depend on the order of the articles', () => {
    for (let seed = 1; seed <= 12; seed++) expect(positions(shuffled(told, seed)), `seed ${seed}`).toEqual(all);
  });

  it('keeps the ids and members of issues as later reports come in', () => {
    for (let n = 1; n < told.length; n++) {
      const early = [...told].sort((a, b) => (a.article.published! < b.article.published! ? -1 : 1)).slice(0, n);
      for (const before of positions(early).positions) {
        const after = all.positions.find((p) => p.issue === before.issue && p.key === before.key);
        expect(after?.history.slice(0, before.history.length)).toEqual(before.history);
      }
    }
  });

  it('takes names, pins and merges from the user', () => {
    const soldiers = held('state/FR', /soldiers/)[0]!.issue;
    const hospital = held('state/PL', /hospital/)[0]!.issue;
    const named = positions(told, { named: { [soldiers]: 'Troops on the Danube' }, merged: { [hospital]: soldiers } });
    expect(named.issues.find((i) => i.id === soldiers)?.name).toBe('Troops on the Danube');
    expect(named.issues.some((i) => i.id === hospital)).toBe(false);
    expect(named.positions.find((p) => p.actor === 'state/PL')?.issue).toBe(soldiers);
    const pinned = positions(told, { pinned: [{ id: 'issue/radar', name: 'Radar', phrases: ['radar trucks'] }] });
    expect(pinned.positions.filter((p) => p.issue === 'issue/radar').map((p) => p.actor)).toEqual(['state/LV']);
  });

  it('says nothing of nothing', () => {
    expect(positions([])).toEqual({ issues: [], positions: [], undertakings: [] });
  });
});
