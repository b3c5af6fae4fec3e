import { describe, expect, test } from 'vitest';
import type { AffairReport, Store } from '../../src/store/index.ts';
import { made } from './made.ts';

const BY = { who: 'ada', at: '2025-03-01T08:00:00.000Z' };

/** What every engine keeps to about affairs and what readers decided about them. */
export function affairsContract(store: () => Store): void {
  describe('affairs', () => {
    const days = ['2025-02-24', '2025-02-25', '2025-02-26', '2025-02-27'];
    const place = (article: string, affair: string, day = 0): AffairReport => ({
      ...{ article, affair, family: article === 'b' ? 'a' : article, at: Date.parse(days[day]!) },
      terms: [['river', 2.1]],
    });
    /** a and b are of `one`, c of `two`, d of `three`. */
    const filled = async (): Promise<Store> => {
      for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) {
        const { article, reading } = made(id, { published: days[i]!, outlet: `Outlet ${id}` });
        await store().save(article, reading);
      }
      await store().affairs.place([
        place('a', 'one'),
        place('b', 'one', 1),
        place('c', 'two', 2),
        place('d', 'three', 3),
      ]);
      return store();
    };
    const members = async (affair: string): Promise<string[]> =>
      (await store().articles({ affair })).map(({ id }) => id).sort();

    test('lists what was placed, the latest first, with its reports and families', async () => {
      const { affairs } = await filled();
      expect(await affairs.list()).toMatchObject([
        { id: 'three', reports: 1 },
        { id: 'two', reports: 1 },
        { id: 'one', reports: 2, families: 1, outlets: 2, first: '2025-02-24T00:00:00.000Z' },
      ]);
      expect(await affairs.list({ limit: 1, offset: 2 })).toMatchObject([{ id: 'one' }]);
      expect(await affairs.count({ families: 2 })).toBe(0);
      expect(await affairs.load('none')).toBeNull();
      expect(await affairs.of(['a', 'c', 'none'])).toEqual(
        new Map([
          ['a', 'one'],
          ['c', 'two'],
        ]),
      );
    });

    test('a placed article keeps its place, and is forgotten only with its row', async () => {
      const { affairs } = await filled();
      await affairs.place([place('a', 'two')]);
      expect(await members('one')).toEqual(['a', 'b']);
      const { article, reading } = made('a', { title: 'Corrected', published: days[0]! });
      await store().save(article, reading);
      expect(await members('one')).toEqual(['a', 'b']);
      expect(await affairs.unplaced()).toEqual([]);
      await store().save(...(Object.values(made('e')) as [never, never]));
      expect(await affairs.unplaced()).toEqual(['e']);
      expect((await affairs.placed(Date.parse(days[2]!))).map((one) => one.article)).toEqual(['c', 'd']);
      expect((await affairs.placed(0))[0]).toEqual(place('a', 'one'));
    });

    test('every list can be narrowed to an affair', async () => {
      const { attributions, commitments, counts, events, reports, search, statements } = await filled();
      expect(new Set((await attributions({ affair: 'one' })).map((one) => one.article.id))).toEqual(
        new Set(['a', 'b']),
      );
      expect((await commitments({ affair: 'two' })).map((one) => one.article.id)).toEqual(['c']);
      expect((await events({ affair: 'two' })).map((one) => one.article.id)).toEqual(['c']);
      expect(await counts({ affair: 'one' })).toMatchObject({ articles: 2, commitments: 2 });
      expect((await search('port', { affair: 'three' })).hits.every((hit) => hit.article.id === 'd')).toBe(true);
      expect(await reports({ affair: 'one' })).toEqual([]);
      expect(await statements({ affair: 'one' })).toEqual([]);
    });

    test('narrows to what came into the record later', async () => {
      await filled();
      const before = new Date(Date.now() + 60_000).toISOString();
      expect(await store().articles({ addedSince: before })).toEqual([]);
      expect(await store().articles({ addedSince: '2000-01-01T00:00:00.000Z' })).toHaveLength(4);
      expect(await store().affairs.list({ addedSince: before })).toEqual([]);
    });

    test('a reader names an affair; later names of its own words do not stand in its place; undone, they do', async () => {
      const { affairs } = await filled();
      const found = { words: 'Lund: port', from: [{ article: 'a', span: { start: 3, end: 8 } }] };
      await affairs.name(new Map([['one', found]]));
      expect(await affairs.load('one')).toMatchObject({ name: 'Lund: port', given: false, found });
      const { id } = await affairs.decide({ kind: 'affair.name', affair: 'one', name: 'The port' }, BY);
      await affairs.name(new Map([['one', { words: 'Lund: list', from: [] }]]));
      await affairs.place([]);
      expect(await affairs.load('one')).toMatchObject({ name: 'The port', given: true });
      expect(await affairs.list({ named: 'PORT' })).toHaveLength(1);
      expect(await affairs.undo(id, BY)).toBe(true);
      expect(await affairs.undo(id, BY)).toBe(false);
      expect(await affairs.load('one')).toMatchObject({ name: 'Lund: list', given: false });
      expect(await affairs.decisions()).toMatchObject([{ id, who: 'ada', undone: { who: 'ada', at: BY.at } }]);
    });

    test('affairs are merged and reports moved, step by step, and each step is undone on its own', async () => {
      const { affairs } = await filled();
      const merge = await affairs.decide({ kind: 'affair.merge', affair: 'one', into: 'two' }, BY);
      expect(await members('two')).toEqual(['a', 'b', 'c']);
      expect(await affairs.load('one')).toBeNull();
      expect(await affairs.standing('one')).toBe('two');
      const split = await affairs.decide({ kind: 'affair.move', articles: ['b', 'c'], to: 'four' }, BY);
      expect(await members('two')).toEqual(['a']);
      expect(await members('four')).toEqual(['b', 'c']);
      await affairs.undo(merge.id, BY);
      expect(await members('one')).toEqual(['a']);
      expect(await members('four')).toEqual(['b', 'c']);
      expect(await affairs.load('two')).toBeNull();
      await affairs.undo(split.id, BY);
      expect(await members('one')).toEqual(['a', 'b']);
      expect(await members('two')).toEqual(['c']);
      expect(await affairs.load('one')).toMatchObject({ reports: 2, families: 1 });
    });

    test('what is not there cannot be decided about', async () => {
      const { affairs } = await filled();
      for (const decision of [
        { kind: 'affair.merge', affair: 'one', into: 'none' },
        { kind: 'affair.name', affair: 'none', name: 'x' },
        { kind: 'affair.move', articles: ['a', 'none'], to: 'one' },
      ] as const)
        await expect(affairs.decide(decision as never, BY)).rejects.toMatchObject({ code: 'not_found' });
      await expect(affairs.decide({ kind: 'affair.merge', affair: 'one', into: 'one' }, BY)).rejects.toMatchObject({
        code: 'bad_argument',
      });
      expect(await affairs.decisions()).toEqual([]);
    });

    test('readers follow affairs, each for themselves', async () => {
      const { affairs } = await filled();
      await affairs.follow('ada', 'two', BY.at);
      await affairs.follow('ada', 'two', BY.at);
      await affairs.follow('bo', 'one', BY.at);
      expect(await affairs.followedBy('ada')).toEqual(['two']);
      expect(await affairs.list({ followedBy: 'bo' })).toMatchObject([{ id: 'one' }]);
      await affairs.follow('ada', 'two', null);
      expect(await affairs.followedBy('ada')).toEqual([]);
    });
  });
}
