import { expect, test } from 'vitest';
import type { Correction, SavedSearch } from '../../src/record/index.ts';
import type { NewHit, Store } from '../../src/store/index.ts';
import { placedIn } from '../../src/text/index.ts';
import { made, spanOf, TEXT } from './made.ts';

const at = (minute: number): string => new Date(Date.UTC(2025, 2, 1, 8, minute)).toISOString();
const words = (part: string) => placedIn(TEXT, [spanOf(TEXT, part)]);
const SIGN = '"We will not sign before the port reopens,"';

const correction = (facts: Partial<Correction> = {}): Correction =>
  ({
    ...{ id: 'k1', article: 'one', line: 'attribution', deed: 'change', place: words(SIGN), cue: null },
    ...{ was: { act: 'refuse' }, now: { act: 'warn' }, by: 'ada', at: at(0), reason: null, reader: 'rules 1' },
    ...{ undone: null },
    ...facts,
  }) as Correction;

const search = (id: string, facts: Partial<SavedSearch> = {}): SavedSearch => ({
  ...{ id, who: 'ada', name: `About ${id}`, query: 'port', added: at(0), feed: `feed-${id}`, webhook: null },
  ...{ secret: 'whsec_x', email: null },
  ...facts,
});

const hit = (of: string, article: string, place = ''): NewHit => ({
  ...{ search: of, article, place, title: 'Envoy', outlet: 'The Vesta Gazette', published: '2025-02-26' },
  ...{ sentence: null, speaker: null, act: null, words: 'the port' },
});

/** What every engine keeps to of corrections, of readers' own marks and of saved searches. */
export function deskContract(open: () => Store): void {
  const save = async (...ids: string[]): Promise<void> => {
    for (const id of ids) {
      const { article, reading } = made(id);
      await open().save(article, reading);
    }
  };

  test('a correction is what lists, filters, full text and the reading answer by; the machine’s reading stays whole', async () => {
    const store = open();
    await save('one', 'two');
    const speaker = { name: 'Bo Varga', actor: 'person/bo-varga' };
    const given = correction({ now: { act: 'warn', speaker } });
    expect(await store.corrections.add(given)).toEqual({ orphaned: false });
    expect((await store.attributions({ act: 'warn' })).map((row) => row.article.id)).toEqual(['one']);
    expect((await store.attributions({ act: 'refuse' })).map((row) => row.article.id)).toEqual(['two']);
    expect((await store.attributions({ actor: 'person/bo-varga' })).length).toBe(1);
    expect((await store.attributions({ speaker: 'VARG' })).length).toBe(1);
    expect((await store.search('varga')).hits).toMatchObject([{ kind: 'statement', speaker: 'Bo Varga' }]);
    expect(await store.actor('person/bo-varga')).toEqual({ id: 'person/bo-varga', type: 'person', name: 'Bo Varga' });
    const [first] = (await store.reading('one'))!.attributions;
    expect(first!.corrected).toMatchObject([
      { field: 'act', machine: 'refuse', now: 'warn', by: 'ada' },
      { field: 'speaker', machine: 'Ada Lund', now: 'Bo Varga' },
    ]);
    expect(await store.corrections.machine('one')).toEqual(made('one').reading);
    expect(await store.corrections.machine('two')).toEqual(made('two').reading);
    expect(await store.corrections.machine('none')).toBeNull();
    await expect(store.corrections.add(correction({ id: 'k9', article: 'none' }))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await store.corrections.list()).toMatchObject([
      { correction: given, article: { id: 'one' }, orphaned: false },
    ]);
  });

  test('a correction outlasts a new reading, and is an orphan, not lost, while its line is not there', async () => {
    const store = open();
    await save('one');
    await store.corrections.add(correction());
    const again = made('one');
    again.reading.reader = 'reader-en 2';
    again.reading.attributions[0]!.id = 'b1';
    await store.save(again.article, again.reading);
    expect((await store.reading('one'))!.attributions[0]).toMatchObject({ id: 'b1', act: 'warn' });
    expect(await store.corrections.machine('one')).toEqual(again.reading);
    const without = made('one');
    without.reading.attributions = without.reading.attributions.slice(1);
    await store.save(without.article, without.reading);
    expect(await store.corrections.count()).toEqual({ standing: 0, orphaned: 1, undone: 0 });
    expect(await store.corrections.list({ state: 'orphaned' })).toMatchObject([{ correction: { id: 'k1' } }]);
    expect(await store.reading('one')).toEqual(without.reading);
    await store.save(again.article, again.reading);
    expect(await store.corrections.count()).toEqual({ standing: 1, orphaned: 0, undone: 0 });
    expect((await store.attributions({ act: 'warn' })).length).toBe(1);
  });

  test('a correction is undone, once, and stays on the list', async () => {
    const store = open();
    await save('one');
    await store.corrections.add(correction());
    expect(await store.corrections.undo('k1', 'bo', at(1))).toBe(true);
    expect(await store.corrections.undo('k1', 'bo', at(2))).toBe(false);
    expect(await store.corrections.undo('none', 'bo', at(2))).toBe(false);
    expect(await store.reading('one')).toEqual(made('one').reading);
    expect((await store.attributions({ act: 'refuse' })).length).toBe(1);
    expect(await store.corrections.load('k1')).toMatchObject({ correction: { undone: { by: 'bo', at: at(1) } } });
    expect(await store.corrections.list({ state: 'standing' })).toEqual([]);
    expect((await store.corrections.list({ by: 'ada', article: 'one', state: 'undone' })).length).toBe(1);
    expect(await store.corrections.actorNamed('ada lund')).toMatchObject({ id: 'person/ada-lund' });
    expect(await store.corrections.actorNamed('nobody')).toBeNull();
  });

  test('stars, notes and tags are a reader’s own, of articles and of lines; lists are narrowed by them', async () => {
    const store = open();
    await save('one', 'two');
    await store.marks.set('ada', 'one', words(SIGN), { starred: true, tags: ['ports', 'ports', 'lund'] }, at(0));
    await store.marks.set('ada', 'two', null, { note: ' call the ministry ', read: true }, at(1));
    await store.marks.set('bo', 'two', null, { starred: true }, at(2));
    expect(await store.marks.list('ada')).toMatchObject([
      { article: 'two', attribution: null, anchors: null, note: 'call the ministry', starred: false, read: at(1) },
      { article: 'one', attribution: 'a1', starred: true, tags: ['lund', 'ports'] },
    ]);
    const lines = async (marks: object) =>
      (await store.attributions({ marks: { who: 'ada', ...marks } })).map((row) => row.article.id + row.attribution.id);
    expect(await lines({ starred: true })).toEqual(['onea1']);
    expect(await lines({ tag: 'PORTS' })).toEqual(['onea1']);
    expect(await lines({ tag: 'ministry' })).toEqual([]);
    expect(await lines({ noted: true })).toEqual([]);
    const articles = async (marks: object) =>
      (await store.articles({ marks: { who: 'ada', ...marks } })).map(({ id }) => id);
    expect(await articles({ starred: true })).toEqual(['one']);
    expect(await articles({ noted: true })).toEqual(['two']);
    expect(await articles({ read: false })).toEqual(['one']);
    expect(await articles({ read: true })).toEqual(['two']);
    expect((await store.search('port', { marks: { who: 'ada', starred: true } })).hits.length).toBe(2);
    expect(await store.marks.read('ada', ['one', 'two'])).toEqual(new Set(['two']));
    expect(await store.marks.tags('ada')).toEqual([
      { tag: 'lund', marks: 1 },
      { tag: 'ports', marks: 1 },
    ]);
    await store.marks.set('ada', 'one', words(SIGN), { starred: false, tags: [] }, at(3));
    await store.marks.set('ada', 'two', null, { note: '', read: false }, at(3));
    expect(await store.marks.list('ada')).toEqual([]);
    expect(await store.marks.list('ada', { article: 'one' })).toMatchObject([{ starred: false, tags: [] }]);
    expect(await store.marks.tags('ada')).toEqual([]);
    await expect(store.marks.set('ada', 'none', null, { read: true }, at(3))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('a star stays on its line when another reader reads the article', async () => {
    const store = open();
    await save('one');
    await store.marks.set('ada', 'one', words(SIGN), { starred: true }, at(0));
    const again = made('one');
    again.reading.attributions[0]!.id = 'b7';
    await store.save(again.article, again.reading);
    expect(await store.marks.list('ada')).toMatchObject([{ attribution: 'b7' }]);
    again.reading.attributions = again.reading.attributions.slice(1);
    await store.save(again.article, again.reading);
    expect(await store.marks.list('ada')).toMatchObject([{ attribution: null, starred: true }]);
  });

  test('statements are narrowed by words, speaker and addressee, and counted by every facet', async () => {
    const store = open();
    await save('one');
    const two = made('two', { outlet: 'Arland Post', published: '2025-03-02' });
    await store.save(two.article, two.reading);
    expect((await store.attributions({ said: '"sign before" -diplomat' })).length).toBe(2);
    expect((await store.attributions({ said: 'council' })).length).toBe(0);
    expect((await store.attributions({ speaker: 'minister lund' })).map((row) => row.attribution.id)).toEqual([
      'a1',
      'a1',
    ]);
    expect((await store.attributions({ speaker: 'und' })).length).toBe(0);
    expect((await store.attributions({ to: 'Minist' })).map((row) => row.attribution.id)).toEqual(['a2', 'a2']);
    expect(await store.searches.facets({ outlet: 'arland post' })).toEqual({
      total: 2,
      outlets: [{ value: 'Arland Post', n: 2 }],
      acts: [
        { value: 'refuse', n: 1 },
        { value: 'state', n: 1 },
      ],
      speakers: [{ value: 'Ada Lund', n: 1 }],
      sources: [
        { value: 'named', n: 1 },
        { value: 'unnamed', n: 1 },
      ],
      months: [{ value: '2025-03', n: 2 }],
    });
    expect((await store.searches.facets({ act: 'refuse' })).months).toEqual([
      { value: '2025-03', n: 1 },
      { value: '2025-02', n: 1 },
    ]);
    expect(await store.searches.facets({ said: 'zanzibar' })).toMatchObject({ total: 0, outlets: [], acts: [] });
  });

  test('saved searches are kept, changed, found by their feed and removed by their owner alone', async () => {
    const { searches } = open();
    await searches.save(search('b', { name: 'beta' }));
    await searches.save(search('a', { name: 'Alpha', who: 'bo' }));
    await searches.save(search('b', { name: 'Beta', webhook: 'https://hooks.example/x' }));
    expect((await searches.list()).map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
    expect((await searches.list('ada')).map(({ id }) => id)).toEqual(['b']);
    expect(await searches.byFeed('feed-b')).toEqual(search('b', { name: 'Beta', webhook: 'https://hooks.example/x' }));
    expect(await searches.load('none')).toBeNull();
    expect(await searches.remove('ada', 'a')).toBe(false);
    expect(await searches.remove('bo', 'a')).toBe(true);
    expect(await searches.list('bo')).toEqual([]);
  });

  test('what a search finds in a new article is kept once, and set on its way once by every channel', async () => {
    const store = open();
    const { searches } = store;
    await searches.save(search('quiet'));
    await searches.save(search('loud', { webhook: 'https://hooks.example/x', email: 'ada@desk.example' }));
    await save('one', 'two', 'three');
    const unwatched = async (limit: number) => (await searches.unwatched(limit)).map(({ article }) => article);
    expect(await unwatched(2)).toEqual(['one', 'two']);
    const found = [hit('loud', 'one'), hit('loud', 'one', '3-9'), hit('quiet', 'two'), hit('gone', 'two')];
    expect(await searches.watched(['one', 'two'], found, at(1))).toBe(3);
    expect(await unwatched(9)).toEqual(['three']);
    const again = made('one');
    again.reading.reader = 'another';
    await store.save(again.article, again.reading); // the same words
    expect(await unwatched(9)).toEqual(['three']);
    expect(await searches.watched([], found, at(2))).toBe(0);
    expect((await searches.hits('loud')).map(({ article, words, n }) => [article, words, typeof n])).toEqual([
      ['one', 'the port', 'number'],
      ['one', 'the port', 'number'],
    ]);
    const due = await searches.due(at(1), at(3), 10);
    expect(due.map(({ delivery }) => delivery.channel).sort()).toEqual(['email', 'webhook']);
    expect(due[0]).toMatchObject({ search: { id: 'loud' }, hits: [{ article: 'one' }, { article: 'one' }] });
    expect(await searches.due(at(2), at(4), 10)).toEqual([]); // another program has them
    const [first, second] = due.map(({ delivery }) => delivery.id);
    await searches.delivered(first!, at(2));
    // It was ended before it could tell what became of the second.
    expect(await searches.due(at(3), at(9), 10)).toMatchObject([{ delivery: { id: second, tries: 0 } }]);
    await searches.failed(second!, 'no answer', at(5));
    expect(await searches.due(at(4), at(9), 10)).toEqual([]);
    expect(await searches.due(at(5), at(9), 10)).toMatchObject([
      { delivery: { id: second, tries: 1, problem: 'no answer' } },
    ]);
    await searches.failed(second!, 'gone', null);
    expect(await searches.due(at(50), at(60), 10)).toEqual([]);
    expect((await searches.deliveries('loud')).map(({ state }) => state).sort()).toEqual(['done', 'failed']);
    await searches.remove('ada', 'loud');
    expect(await searches.hits('loud')).toEqual([]);
  });
}
