import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report, Statement } from '../../src/record/index.ts';
import type { Store } from '../../src/store/index.ts';
import { accessContract } from './access.ts';
import { affairsContract } from './affairs.ts';
import { deskContract } from './desk.ts';
import { followingContract } from './following.ts';
import { made, spanOf, TEXT } from './made.ts';

/** An engine under test: `open` gives an empty record, `end` takes it away. */
export interface Engine {
  open(): Promise<Store>;
  end(): Promise<void>;
}

/** What every engine of the store keeps to. */
export function storeContract(name: string, engine: () => Engine): void {
  describe(`store on ${name}`, () => {
    let under: Engine;
    let store: Store;
    beforeEach(async () => {
      under = engine();
      store = await under.open();
    });
    afterEach(async () => {
      await store.close();
      await under.end();
    });

    followingContract(() => store);
    deskContract(() => store);
    affairsContract(() => store);
    accessContract(() => store);

    const save = async (...all: ReturnType<typeof made>[]) =>
      Promise.all(all.map(({ article, reading }) => store.save(article, reading)));

    test('gives back what was saved, to the letter', async () => {
      const { article, reading } = made('one', { credits: [{ name: 'Arland Wire', span: { start: 0, end: 5 } }] });
      expect(await store.save(article, reading)).toBe('added');
      expect(await store.article('one')).toEqual(article);
      expect(await store.reading('one')).toEqual(reading);
      expect(await store.article('none')).toBeNull();
      expect(await store.reading('none')).toBeNull();
    });

    test('keeps any text as it is', async () => {
      const text = `${TEXT}\r\n\u00a0e\u0301 👩‍🚀 \u0000 שלום \ud83d ﷽ '";--`;
      const { article, reading } = made('odd', { text, title: '<script>alert(1)</script>' });
      await store.save(article, reading);
      // A lone surrogate has no UTF-8: it becomes one replacement character, so that every offset still holds.
      const kept = text.replace(/\ud83d(?![\udc00-\udfff])/, '\ufffd');
      expect((await store.article('odd'))?.text).toBe(kept);
      expect((await store.reading('odd'))?.attributions).toEqual(reading.attributions);
      const said = made('said', { text: `${TEXT} p\u0000rt \ufdd2` });
      said.reading.attributions[0]!.content = [spanOf(said.article.text, 'p\u0000rt \ufdd2')];
      await store.save(said.article, said.reading);
      expect((await store.attributions({ article: 'said' }))[0]?.content).toBe('p\u0000rt \ufdd2');
    });

    test('is idempotent by id: the same again changes nothing, another version takes its place whole', async () => {
      const first = made('one');
      expect(await save(first)).toEqual(['added']);
      const before = await store.counts();
      expect(await save(first)).toEqual(['unchanged']);
      expect(await store.counts()).toEqual(before);
      const second = made('one', { title: 'Corrected' });
      second.reading.attributions = second.reading.attributions.slice(0, 1);
      second.reading.commitments = [];
      expect(await save(second)).toEqual(['replaced']);
      expect(await store.reading('one')).toEqual(second.reading);
      expect(await store.counts()).toMatchObject({ articles: 1, attributions: 1, commitments: 0, events: 1 });
      expect((await store.search('diplomat')).hits.filter(({ kind }) => kind === 'statement')).toEqual([]);
    });

    test('saves many at once, each answered for itself; one that cannot be saved takes no other with it', async () => {
      const all = Array.from({ length: 70 }, (_, i) => made(`n${i}`));
      const broken = made('broken');
      broken.reading.attributions.push(broken.reading.attributions[0]!); // an id twice in one reading
      const saving = all.map(({ article, reading }) => store.save(article, reading));
      const failing = store.save(broken.article, broken.reading);
      await expect(failing).rejects.toThrow();
      expect(new Set(await Promise.all(saving))).toEqual(new Set(['added']));
      expect(await store.article('broken')).toBeNull();
      expect(await store.counts()).toMatchObject({
        articles: 70,
        attributions: 140,
        unnamed: 70,
        commitments: 70,
        events: 70,
        actors: 2,
      });
    });

    test('lists articles newest first, those without a date last', async () => {
      await save(
        made('undated', { published: null }),
        made('early', { published: '2025-02-26T23:30:00-05:00' }), // 27 February, 04:30 in UTC
        made('late', { published: '2025-02-27T05:00:00Z' }),
        made('day', { published: '2025-02-25' }),
      );
      expect((await store.articles()).map(({ id }) => id)).toEqual(['late', 'early', 'day', 'undated']);
      expect((await store.articles({ limit: 2, offset: 1 })).map(({ id }) => id)).toEqual(['early', 'day']);
      expect(await store.counts()).toMatchObject({ first: '2025-02-25', last: '2025-02-27T05:00:00Z' });
    });

    test('narrows by date: a day is the day the article gives, a moment is the moment', async () => {
      await save(
        made('undated', { published: null }),
        made('evening', { published: '2025-02-26T23:30:00-05:00' }),
        made('morning', { published: '2025-02-27T03:00:00Z' }),
      );
      const ids = async (filter: object) => (await store.articles(filter)).map(({ id }) => id).sort();
      expect(await ids({ since: '2025-02-27' })).toEqual(['morning']);
      expect(await ids({ before: '2025-02-27' })).toEqual(['evening']);
      expect(await ids({ since: '2025-02-27T04:00:00Z' })).toEqual(['evening']);
      expect(await ids({ since: '2025-02' })).toEqual(['evening', 'morning']);
    });

    test('narrows by outlet, words and actor', async () => {
      const other = made('other', { outlet: 'Arland Post' });
      other.reading.attributions[0]!.speaker = { name: 'Someone' };
      other.reading.commitments = [];
      await save(made('one'), other);
      expect((await store.articles({ outlet: 'arland post' })).map(({ id }) => id)).toEqual(['other']);
      expect((await store.articles({ about: '"port reopens" -submarine' })).length).toBe(2);
      expect(await store.articles({ about: 'submarine' })).toEqual([]);
      expect((await store.articles({ actor: 'person/ada-lund' })).map(({ id }) => id)).toEqual(['one']);
      expect((await store.attributions({ actor: 'person/ada-lund' })).map((row) => row.article.id)).toEqual(['one']);
      expect((await store.events({ actor: 'body/council' })).length).toBe(2);
      expect(await store.events({ actor: 'person/ada-lund' })).toEqual([]);
    });

    test('lists attributions with their words and sentence, in the order of the text', async () => {
      await save(made('one'));
      const rows = await store.attributions({ article: 'one' });
      expect(rows.map(({ sentence, source, cue, content }) => ({ sentence, source, cue, content }))).toEqual([
        {
          sentence: 1,
          source: 'Foreign Minister Ada Lund',
          cue: 'said',
          content: '"We will not sign before the port reopens,"',
        },
        {
          sentence: 2,
          source: 'A second diplomat',
          cue: 'said',
          content: 'that Lund had promised the ministers a list by Friday',
        },
      ]);
      expect((await store.attributions({ sourceKind: 'unnamed' })).map((row) => row.attribution.id)).toEqual(['a2']);
      expect((await store.attributions({ act: 'refuse' })).map((row) => row.attribution.id)).toEqual(['a1']);
    });

    test('lists commitments with the attribution that reports them', async () => {
      await save(made('one'));
      const [row, ...more] = await store.commitments({ actor: 'person/ada-lund' });
      expect(more).toEqual([]);
      expect(row).toMatchObject({
        sentence: 2,
        words: 'had promised the ministers a list by Friday',
        article: { id: 'one' },
      });
      expect(row?.reportedBy).toMatchObject({ attribution: { id: 'a2' }, source: 'A second diplomat' });
      expect(await store.commitments({ act: 'promise', actor: 'person/ada-lund' })).toEqual([row]);
      expect(await store.commitments({ act: 'refuse' })).toEqual([]);
    });

    test('lists events by start, those without a date last, weeks by their Monday', async () => {
      const dated = (id: string, start: string | null, status: 'scheduled' | 'held') => {
        const one = made(id);
        Object.assign(one.reading.events[0]!, { start, status });
        return one;
      };
      await save(
        dated('none', null, 'scheduled'),
        dated('day', '2025-03-06', 'scheduled'),
        dated('week', '2025-W10', 'held'), // begins on Monday 3 March
        dated('time', '2025-03-06T10:00', 'scheduled'),
        dated('month', '2025-04', 'scheduled'),
      );
      const ids = async (filter: object) => (await store.events(filter)).map((row) => row.article.id);
      expect(await ids({})).toEqual(['week', 'day', 'time', 'month', 'none']);
      expect(await ids({ from: '2025-03-04', until: '2025-04-01' })).toEqual(['day', 'time']);
      expect(await ids({ from: '2025-03-01', until: '2025-03-04' })).toEqual(['week']);
      expect(await ids({ status: 'held' })).toEqual(['week']);
      expect((await store.events({ article: 'day' }))[0]).toMatchObject({
        words: 'meets',
        time: 'on 6 March',
        sentence: 3,
      });
    });

    test('lists actors, the most quoted first, with what they said and are bound by', async () => {
      await save(made('one'), made('two'), made('old', { published: '2024-01-01' }));
      expect(await store.actors({ since: '2025-01-01' })).toEqual([
        {
          actor: { id: 'person/ada-lund', type: 'person', name: 'Ada Lund' },
          statements: 2,
          commitments: 2,
          events: 0,
        },
        { actor: { id: 'body/council', type: 'body', name: 'The Council' }, statements: 0, commitments: 0, events: 2 },
      ]);
      expect(await store.actor('body/council')).toEqual({ id: 'body/council', type: 'body', name: 'The Council' });
      expect(await store.actor('person/nobody')).toBeNull();
    });

    test('searches articles and statements, contents with their speakers', async () => {
      await save(made('one'));
      const { total, hits } = await store.search('lund port');
      expect(total).toBe(2);
      const statement = hits.find(({ kind }) => kind === 'statement');
      expect(statement).toMatchObject({ attribution: 'a1', sentence: 1, speaker: 'Ada Lund', article: { id: 'one' } });
      expect(statement?.snippet.filter(({ match }) => match).map(({ text }) => text)).toEqual(['port']);
      expect(statement?.snippet.map(({ text }) => text).join('')).toBe('"We will not sign before the port reopens,"');
      expect((await store.search('ministr')).total).toBe(0);
      expect((await store.search('minist*')).total).toBeGreaterThan(0);
      expect((await store.search('sign', { actor: 'person/nobody' })).total).toBe(0);
      const page = await store.search('lund', { limit: 1 });
      expect(page.hits.length).toBe(1);
      expect(page.total).toBeGreaterThan(1);
    });

    test('shows each hit with its own words', async () => {
      await save(made('one'), made('two'));
      const { hits } = await store.search('lund');
      const told = hits
        .filter(({ kind }) => kind === 'statement')
        .map(({ article, attribution, snippet }) => [
          article.id,
          attribution,
          snippet.map(({ text }) => text).join(''),
        ]);
      const [a1, a2] = [
        '"We will not sign before the port reopens,"',
        'that Lund had promised the ministers a list by Friday',
      ];
      expect(told.sort()).toEqual([
        ['one', 'a1', a1],
        ['one', 'a2', a2],
        ['two', 'a1', a1],
        ['two', 'a2', a2],
      ]);
    });

    test.each([
      '"',
      '-',
      'OR',
      '*',
      'NEAR(',
      'a AND',
      'title:x',
      '^lund',
      '-- ;',
      '(lund',
      "o'neil",
      '\u0000',
      '"the \u0000 port"',
      'a\u0000b\u001f*',
      '🙂',
      'x"y"z',
      '-"a b',
      'OR OR -OR',
    ])('takes the query %j as words', async (query) => {
      await save(made('one'));
      const { total, hits } = await store.search(query);
      expect(hits.length).toBeLessThanOrEqual(total);
      await store.articles({ about: query });
    });

    test('replaces relations by article and by family', async () => {
      await save(made('one', { published: '2025-02-25' }), made('two'), made('three'));
      const report = (article: string, family: string, of: string | null): Report => ({
        ...{ article, family, of, role: of ? 'derived' : 'origin', manner: of ? 'verbatim' : null },
        ...{ credit: null, creditedOutlet: null, shared: of ? 0.9 : null, confidence: 0.9 },
      });
      const statement = (id: string, ...articles: string[]): Statement => ({
        ...{ id, speaker: { name: 'Ada Lund', actor: 'person/ada-lund' }, relay: ['Ada Lund'] },
        variants: articles.map((article) => ({
          ...{ article, attribution: 'a1', content: [spanOf(TEXT, 'We will not sign')], source: null, speaker: null },
          ...{ kinds: ['verbatim'], drift: [], against: article === articles[0] ? null : articles[0]! },
        })),
      });
      const reports = [report('one', 'one', null), report('two', 'one', 'one'), report('three', 'three', null)];
      await store.saveRelations(reports, [statement('s1', 'one', 'two'), statement('s3', 'three')]);
      expect(await store.report('two')).toEqual(reports[1]);
      expect(await store.family('one')).toEqual(reports.slice(0, 2));
      expect((await store.reports({ outlet: 'The Vesta Gazette' })).length).toBe(3);
      expect(await store.statement('s1')).toEqual(statement('s1', 'one', 'two'));
      expect((await store.statements({ article: 'two' })).map(({ id }) => id)).toEqual(['s1']);
      expect((await store.statements({ actor: 'person/ada-lund' })).length).toBe(2);
      // "three" turns out to be the origin: its family takes the others in, and their old statements go.
      await store.saveRelations(
        [report('one', 'three', 'three'), report('two', 'three', 'one'), report('three', 'three', null)],
        [statement('s4', 'three', 'one', 'two')],
      );
      expect(await store.family('one')).toEqual([]);
      expect(await store.statement('s1')).toBeNull();
      expect((await store.statements()).map(({ id }) => id)).toEqual(['s4']);
      expect(await store.statement('none')).toBeNull();
      expect(await store.report('none')).toBeNull();
      await expect(store.saveRelations([report('nowhere', 'nowhere', null)], [])).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    test('counts nothing in an empty record', async () => {
      expect(await store.counts()).toEqual({
        ...{ articles: 0, attributions: 0, unnamed: 0, commitments: 0, events: 0, actors: 0, first: null, last: null },
      });
      expect(await store.search('anything')).toEqual({ total: 0, hits: [] });
    });
  });
}
