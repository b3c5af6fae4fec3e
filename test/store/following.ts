import { expect, test } from 'vitest';
import type { Store, Told, Visited } from '../../src/store/index.ts';
import { made, TEXT } from './made.ts';

const at = (minute: number): string => new Date(Date.UTC(2025, 1, 26, 9, minute)).toISOString();

const feed = (id: string) => ({
  ...{ id, address: `https://${id}.example/feed`, format: null, title: null, site: null, folder: null },
});

const told = (path: string, facts: Partial<Told> = {}): Told => ({
  address: `https://a.example/${path}`,
  url: `https://www.a.example/${path}?utm_source=rss`,
  article: path,
  ...{ title: `About ${path}`, published: null, updated: null, html: null },
  ...facts,
});

const visit = (minute: number, list: readonly Told[] | null): Visited => ({
  at: at(minute),
  nextTry: at(minute + 30),
  interval: 1800,
  marks: { etag: `"${minute}"`, modified: null, digest: 'd' },
  movedTo: null,
  read: list && { format: 'rss', title: 'The Wire', site: 'https://a.example/', told: list },
});

const kept = (id: string, facts = {}) => ({
  ...made(id, facts),
  print: { site: 'a.example', digest: `d-${id}` },
  marks: { etag: null, modified: null },
  nextTry: null,
});

/** What every engine keeps to of feeds, of what they told, and of versions. */
export function followingContract(open: () => Store): void {
  test('a feed is followed once, listed with its health, paused, hastened and removed', async () => {
    const { feeds } = open();
    expect((await feeds.follow([feed('a'), feed('b')], at(0))).map(({ added }) => added)).toEqual([true, true]);
    expect(await feeds.follow([{ ...feed('other'), address: feed('a').address }], at(1))).toMatchObject([
      { added: false, feed: { id: 'a', added: at(0), paused: false, failures: 0, nextTry: at(0), interval: 1800 } },
    ]);
    expect((await feeds.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await feeds.load(feed('b').address)).toMatchObject({ id: 'b' });
    expect(await feeds.load('none')).toBeNull();
    expect(await feeds.setPaused('a', true, at(1))).toBe(true);
    expect(await feeds.due(at(1))).toEqual({ feeds: 1, items: 0, next: at(0) });
    expect(await feeds.waiting(at(1), 10)).toEqual({ feeds: ['b'], items: [] });
    expect(await feeds.setPaused('a', false, at(2))).toBe(true);
    expect(await feeds.setPaused('none', true, at(2))).toBe(false);
    await feeds.visited('a', visit(3, []));
    expect((await feeds.takeFeeds(at(4), at(20), 10)).map(({ id }) => id)).toEqual(['b']);
    expect(await feeds.hasten(['a'], at(4))).toBe(1);
    expect((await feeds.takeFeeds(at(4), at(20), 10)).map(({ id }) => id)).toEqual(['a']);
    expect(await feeds.remove('b')).toBe(true);
    expect(await feeds.remove('b')).toBe(false);
    expect((await feeds.list()).length).toBe(1);
  });

  test('what is taken is nobody else’s until its time is over', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a'), feed('b')], at(0));
    const taken = await Promise.all([feeds.takeFeeds(at(1), at(9), 1), feeds.takeFeeds(at(1), at(9), 1)]);
    expect(
      taken
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(await feeds.takeFeeds(at(2), at(9), 10)).toEqual([]);
    expect(await feeds.takeFeed('a', at(2), at(9))).toBeNull();
    expect((await feeds.takeFeeds(at(9), at(12), 1)).length).toBe(1);
    expect((await feeds.takeFeeds(at(12), at(15), 10)).length).toBe(2);
  });

  test('turns with a host follow one another for all who share the record', async () => {
    const { feeds } = open();
    expect(await feeds.reserve('a.example', 1_740_560_400_000, 1000)).toBe(0);
    const waits = await Promise.all([1, 2, 3].map(() => feeds.reserve('a.example', 1_740_560_400_100, 1000)));
    expect(waits.sort((a, b) => a - b)).toEqual([900, 1900, 2900]);
    expect(await feeds.reserve('b.example', 1_740_560_400_100, 1000)).toBe(0);
    expect(await feeds.reserve('a.example', 1_740_560_500_000, 1000)).toBe(0);
  });

  test('a visit saves what the feed is, what it told of, and when it is next, together', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a')], at(0));
    expect(await feeds.visited('a', visit(1, [told('one'), told('two'), told('one')]))).toBe(2);
    expect(await feeds.load('a')).toMatchObject({
      ...{
        title: 'The Wire',
        format: 'rss',
        lastGood: at(1),
        lastNew: at(1),
        nextTry: at(31),
        items: 2,
        problem: null,
      },
    });
    expect(await feeds.visited('a', visit(2, [told('two'), told('three')]))).toBe(1);
    expect(await feeds.visited('a', visit(3, null))).toBe(0);
    expect(await feeds.load('a')).toMatchObject({ lastTry: at(3), lastNew: at(2), items: 3 });
    expect((await feeds.takeFeed('a', at(40), at(50)))?.marks).toEqual({ etag: '"3"', modified: null, digest: 'd' });
    const items = await feeds.takeItems(at(4), at(9), 10);
    expect(items.map(({ address }) => new URL(address).pathname).sort()).toEqual(['/one', '/three', '/two']);
    expect(items[0]).toMatchObject({ feed: 'a', outlet: 'The Wire', state: 'waiting', tries: 0, looks: 0 });
    expect(await feeds.takeItems(at(4), at(9), 10)).toEqual([]);
    expect(await feeds.waiting(at(4), 10)).toEqual({ feeds: [], items: [] });
    expect((await feeds.waiting(at(9), 2)).items).toHaveLength(2);
    expect(await feeds.visited('none', visit(5, [told('four')]))).toBe(0);
    expect((await feeds.items()).length).toBe(3);
  });

  test('a lasting move changes the address, but not to that of another feed', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a'), feed('b')], at(0));
    await feeds.visited('a', { ...visit(1, null), movedTo: 'https://new.example/feed' });
    await feeds.visited('b', { ...visit(1, null), movedTo: 'https://new.example/feed' });
    expect((await feeds.list()).map(({ address }) => address).sort()).toEqual([
      'https://b.example/feed',
      'https://new.example/feed',
    ]);
  });

  test('failures are counted until a visit goes well; one that is for good ends the visits', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a')], at(0));
    const problem = { code: 'network' as const, message: 'No answer.', advice: 'Wait.', at: at(1) };
    await feeds.failed('a', { problem, nextTry: at(6), pause: false });
    await feeds.failed('a', { problem, nextTry: at(16), pause: false });
    expect(await feeds.load('a')).toMatchObject({
      failures: 2,
      problem,
      lastTry: at(1),
      lastGood: null,
      paused: false,
    });
    await feeds.visited('a', visit(16, null));
    expect(await feeds.load('a')).toMatchObject({ failures: 0, problem: null });
    await feeds.failed('a', { problem: { ...problem, code: 'gone' }, nextTry: at(20), pause: true });
    expect(await feeds.load('a')).toMatchObject({ paused: true });
  });

  test('a page is kept with its article in one step, and told of again it is not fetched again', async () => {
    const store = open();
    const { feeds } = store;
    await feeds.follow([feed('a')], at(0));
    await feeds.visited('a', visit(1, [told('one'), told('two')]));
    expect(await feeds.kept(told('one').address, kept('one'))).toEqual({ id: 'one', saved: 'added' });
    expect(await store.article('one')).toEqual(made('one').article);
    expect(await feeds.visited('a', visit(2, [told('one'), told('two')]))).toBe(0);
    expect((await feeds.takeItems(at(3), at(9), 10)).map(({ address }) => address)).toEqual([told('two').address]);
    expect(await feeds.load('a')).toMatchObject({ items: 2, articles: 1 });
    // With an article that cannot be saved the page is not done either.
    const broken = kept('two');
    broken.reading.attributions.push(broken.reading.attributions[0]!);
    await expect(feeds.kept(told('two').address, broken)).rejects.toThrow();
    expect((await feeds.takeItems(at(9), at(12), 10)).length).toBe(1);
    // What came in by another way is not fetched at all.
    await store.save(made('three').article, made('three').reading);
    await feeds.visited('a', visit(4, [told('three')]));
    expect(await feeds.items({ state: 'kept' })).toMatchObject([{ article: 'three' }, { article: 'one' }]);
  });

  test('the same text at another address of a site is the same article; another site’s is its own', async () => {
    const store = open();
    const { feeds } = store;
    await feeds.follow([feed('a')], at(0));
    await feeds.visited('a', visit(1, [told('one'), told('two'), told('three')]));
    const print = { site: 'a.example', digest: 'same' };
    expect(await feeds.kept(told('one').address, { ...kept('one'), print })).toEqual({ id: 'one', saved: 'added' });
    expect(await feeds.kept(told('two').address, { ...kept('two'), print })).toEqual({ id: 'one', saved: 'unchanged' });
    const elsewhere = { ...kept('three'), print: { ...print, site: 'b.example' } };
    expect(await feeds.kept(told('three').address, elsewhere)).toEqual({ id: 'three', saved: 'added' });
    expect((await store.counts()).articles).toBe(2);
  });

  test('a page that its feed says has changed is looked at again, another feed’s words for it change nothing', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a'), feed('b')], at(0));
    await feeds.visited('a', visit(1, [told('one', { updated: '2025-02-26' })]));
    await feeds.kept(told('one').address, kept('one'));
    await feeds.visited('b', visit(2, [told('one', { title: 'In other words' })]));
    expect(await feeds.due(at(3))).toMatchObject({ items: 0 });
    await feeds.visited('a', visit(4, [told('one', { updated: '2025-02-27' })]));
    const [item] = await feeds.takeItems(at(4), at(9), 10);
    expect(item).toMatchObject({ state: 'kept', article: 'one', looks: 0 });
    await feeds.same(told('one').address, null);
    expect(await feeds.due(at(9))).toMatchObject({ items: 0 });
  });

  test('a page that cannot be had is tried again, then given up; one that was kept stays kept', async () => {
    const { feeds } = open();
    await feeds.follow([feed('a')], at(0));
    await feeds.visited('a', visit(1, [told('one'), told('two')]));
    const problem = { code: 'network' as const, message: 'No answer.', advice: null, at: at(1) };
    await feeds.missed(told('one').address, problem, at(6));
    expect(await feeds.items({ feed: 'a', state: 'waiting' })).toMatchObject([
      { tries: 1, problem, nextTry: at(6) },
      { tries: 0 },
    ]);
    await feeds.missed(told('one').address, problem, null);
    expect(await feeds.items({ state: 'failed' })).toMatchObject([{ tries: 2, nextTry: null }]);
    await feeds.kept(told('two').address, kept('two'));
    await feeds.missed(told('two').address, problem, null);
    expect(await feeds.items({ state: 'kept' })).toMatchObject([{ article: 'two' }]);
    expect(await feeds.remove('a')).toBe(true);
    expect((await feeds.items()).map(({ state }) => state)).toEqual(['kept']);
  });

  test('an article with other words is a new version under the same id, the earlier one stays as it was', async () => {
    const store = open();
    const first = made('one');
    await store.save(first.article, first.reading);
    expect(await store.versions.list('one')).toMatchObject([{ number: 1, article: first.article }]);
    expect(await store.versions.list('none')).toEqual([]);
    // Other spaces, a date found later, another reading: the same words, so no new version.
    const laidOut = made('one', { text: `${TEXT}\n\n`, published: '2025-02-25' });
    expect(await store.save(laidOut.article, laidOut.reading)).toBe('replaced');
    expect(await store.versions.list('one')).toMatchObject([{ number: 1, article: laidOut.article }]);
    const second = made('one', { text: TEXT.replace('by Friday. The council', 'by Friday, she hopes. The council') });
    await store.save(second.article, second.reading);
    const third = made('one', { text: second.article.text, title: 'Corrected' });
    await store.save(third.article, third.reading);
    const versions = await store.versions.list('one');
    expect(versions.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(versions.map(({ article }) => article)).toEqual([laidOut.article, second.article, third.article]);
    expect(await store.article('one')).toEqual(third.article);
    expect(await store.reading('one')).toEqual(third.reading);
    await store.save(made('two').article, made('two').reading);
    expect(await store.versions.counts(['one', 'two', 'none'])).toEqual(new Map([['one', 3]]));
    expect(await store.versions.changed({})).toMatchObject([{ article: 'one', versions: 3 }]);
    expect(await store.versions.changed({ since: '2999-01-01' })).toEqual([]);
  });
}
