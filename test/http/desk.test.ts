import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { placeAffairs } from '../../src/jobs/index.ts';
import type { Role } from '../../src/record/index.ts';
import { keepSomething } from './desk.ts';
import { COPY, FIRST, openRecord } from './record.ts';
import { addAccounts, FORM, OWN, signedIn } from './visitors.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
beforeEach(async () => {
  record = await openRecord();
  await placeAffairs(record.store);
});
afterEach(() => record.close());

const get = (path: string): Response | Promise<Response> => createApp(record.store).request(`http://localhost${path}`);
const text = async (path: string): Promise<string> => (await get(path)).text();
const post = (path: string, form: Record<string, string>, headers = {}): Response | Promise<Response> =>
  createApp(record.store).request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(form).toString(),
  });
const first = `/articles/${FIRST.id}`;

describe('a correction', () => {
  test('of label, speaker and words is sent by a form, and said wherever the line stands', async () => {
    const form = await text(`${first}/correct?line=a7`);
    expect(form).toContain('<option value="request" selected>request</option>');
    expect(form).toContain('value="Keir Starmer"');
    const answer = await post(`${first}/correct?line=a7`, {
      ...{ act: 'warn', sourceKind: 'named', commitment: '-', kind: 'indirect', speaker: 'emmanuel macron' },
      ...{
        content: 'there must be an American backstop',
        source: 'Starmer',
        cue: 'said',
        reason: 'reads as a warning',
      },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${first}#a7`]);
    const said = 'machine said request; Keir Starmer; that there must be an American backstop';
    const today = new Date().toISOString().slice(0, 4);
    const places = [
      first,
      '/search?q=act:warn',
      '/search?q=speaker:macron',
      '/actors/person/emmanuel-macron',
      '/debrief.md?since=all',
    ];
    for (const path of places) {
      const page = (await text(path)).replaceAll('\\', '');
      expect(page, path).toContain('corrected by you on');
      expect(page, path).toContain(said);
      expect(page, path).toContain(today);
    }
    expect(await text('/search?q=speaker:starmer')).toContain('Nothing in the record has all of this');
    const api = await (await get('/api/attributions?act=warn')).json();
    expect(api).toMatchObject([
      { attribution: { id: 'a7', corrected: [{ field: 'act', machine: 'request', by: 'local' }, {}, {}] } },
    ]);
    const [kept] = await record.store.corrections.list();
    expect(kept!.correction).toMatchObject({
      ...{ deed: 'change', reason: 'reads as a warning', cue: [{ words: 'said' }], undone: null },
      was: { act: 'request', speaker: { name: 'Keir Starmer' } },
      now: { act: 'warn', speaker: { name: 'Emmanuel Macron', actor: 'person/emmanuel-macron' } },
    });
    expect(Object.keys(kept!.correction.now!).sort()).toEqual(['act', 'content', 'speaker']);
  });

  test('is undone, and the line is as the machine had it', async () => {
    await post(`${first}/correct?line=a7`, { act: 'warn' });
    const [{ correction } = { correction: null }] = await record.store.corrections.list();
    const page = await text(first);
    expect(page).toContain(`action="/corrections/${correction!.id}/undo"`);
    const answer = await post(`/corrections/${correction!.id}/undo`, { back: first });
    expect(answer.headers.get('location')).toBe(first);
    expect(await text(first)).not.toContain('corrected by');
    expect(await text('/corrections?state=undone')).toContain('undone');
    expect((await post(`/corrections/${correction!.id}/undo`, {})).status).toBe(404);
    expect((await post('/corrections/none/undo', { back: '//evil.example' })).status).toBe(404);
  });

  test('strikes what is no statement, and can be made again of the line that it corrected before', async () => {
    await post(`${first}/correct?line=a7`, { content: 'an American backstop' });
    await post(`${first}/correct?line=a7`, { act: 'warn' });
    expect((await record.store.reading(FIRST.id))!.attributions.find(({ id }) => id === 'a7')).toMatchObject({
      ...{ act: 'warn', corrected: [{ field: 'content' }, { field: 'act' }] },
    });
    const answer = await post(`${first}/correct?line=a7`, { deed: 'strike' });
    expect(answer.headers.get('location')).toBe(first);
    expect((await record.store.reading(FIRST.id))!.attributions.some(({ id }) => id === 'a7')).toBe(false);
    expect(await text(first)).toContain('struck: no statement');
  });

  test('adds a statement, a commitment and an event that were missed', async () => {
    const added = await post(`${first}/correct?add=attribution`, {
      ...{ act: 'state', sourceKind: 'named', content: 'leaders gather in London on Sunday', source: '', cue: '' },
      speaker: 'Keir Starmer',
    });
    const id = added.headers.get('location')!.split('#')[1]!;
    expect(id).toMatch(/^c-/u);
    expect(await text(first)).toContain(`id="${id}"`);
    expect(await text('/search?q=speaker:starmer%20london')).toContain('added by you on');
    await post(`${first}/correct?add=commitment`, {
      act: 'promise',
      holder: 'Keir Starmer',
      span: 'leaders gather in London',
    });
    await post(`${first}/correct?add=event`, {
      type: 'talks',
      status: 'held',
      trigger: 'thirty minutes',
      start: '2025-02-25',
    });
    const reading = (await record.store.reading(FIRST.id))!;
    expect(reading.commitments.at(-1)).toMatchObject({ holder: 'Keir Starmer', holderActor: 'person/keir-starmer' });
    expect(reading.events.find(({ type }) => type === 'talks')).toMatchObject({ start: '2025-02-25' });
    expect(await text('/commitments')).toContain('machine missed it');
  });

  test('of a commitment and of an event is of that line alone', async () => {
    const reading = (await record.store.reading(FIRST.id))!;
    const place = (spans: { start: number; end: number }[]): string => `${spans[0]!.start}-${spans[0]!.end}`;
    await post(`${first}/correct?commitment=${place(reading.commitments[0]!.span)}`, { firmness: 'intended', to: '' });
    await post(`${first}/correct?event=${place(reading.events[1]!.trigger)}`, {
      status: 'cancelled',
      participants: 'Keir Starmer, Donald Tusk',
    });
    const now = (await record.store.reading(FIRST.id))!;
    expect(now.commitments[0]).toMatchObject({ firmness: 'intended', to: null, corrected: [{}, {}] });
    expect(now.events[1]).toMatchObject({
      ...{ status: 'cancelled', participants: [{ actor: 'person/keir-starmer' }, { name: 'Donald Tusk' }] },
    });
    expect(now.events[0]).toEqual(reading.events[0]);
    expect(await text('/calendar?month=2025-03')).toContain('corrected by you');
  });

  test.each([
    [{ act: 'request' }, 'Nothing was changed'],
    [{ content: 'words that are not there' }, 'does not have these words'],
    [{ content: '' }, 'strike it'],
  ])('that cannot be kept comes back with what was sent: %j', async (form, words) => {
    const answer = await post(`${first}/correct?line=a7`, { reason: 'my & reason', ...form });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('my &amp; reason');
    expect(await record.store.corrections.list()).toEqual([]);
  });

  test('is given out as an example to learn from, both readings beside it', async () => {
    await post(`${first}/correct?line=a7`, { act: 'warn' });
    const lines = (await text('/corrections.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: FIRST.id, text: FIRST.text, orphaned: [], corrections: [{ now: { act: 'warn' } }] },
    ]);
    const act = (reading: { attributions: { id: string; act: string }[] }) =>
      reading.attributions.find(({ id }) => id === 'a7')!.act;
    expect([act(lines[0].machine), act(lines[0].corrected)]).toEqual(['request', 'warn']);
  });

  test('of a line that is not there is a 404; another site cannot send one', async () => {
    expect((await get(`${first}/correct?line=a99`)).status).toBe(404);
    expect((await get(`${first}/correct?commitment=1-2`)).status).toBe(404);
    expect((await post(`${first}/correct?line=a7`, { act: 'warn' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect(await record.store.corrections.list()).toEqual([]);
  });
});

describe('marks', () => {
  test('of an article and a line are set by forms, shown in lists and asked for by search', async () => {
    const star = await post('/marks', { article: FIRST.id, line: 'a4', star: 'yes' });
    expect(star.headers.get('location')).toBe(`${first}#a4`);
    await post('/marks', { article: FIRST.id, line: 'a4', note: 'call <b>', tags: '#Ports, ceasefire' });
    await post('/marks', { article: COPY.id, star: 'yes', read: 'yes' });
    const lines = await text('/search?q=is:starred');
    expect(lines).toContain('aria-pressed="true" aria-label="Star">★');
    expect(lines).toContain('call &lt;b&gt;');
    expect(lines).toContain('href="/search?q=tag%3Aports">#ports');
    expect(lines).toContain(COPY.title);
    expect(await text('/search?q=tag:ceasefire')).toContain('the one who gives guarantees');
    expect(await text('/search?q=has:note')).not.toContain('airfields');
    const unread = await text('/articles?show=unread');
    expect(unread).toContain(`href="${first}"`);
    expect(unread).not.toContain(`href="/articles/${COPY.id}"`);
    expect(await text('/articles?show=starred')).toContain(`href="/articles/${COPY.id}"`);
    const note = await text(`${first}/note?line=a4`);
    expect(note).toContain('>call &lt;b&gt;</textarea>');
    expect(note).toContain('value="ceasefire ports"');
    expect((await post('/marks', { article: FIRST.id, tags: 'no,tag:at' })).status).toBe(400);
    expect((await post('/marks', { article: 'none', star: 'yes' })).status).toBe(404);
  });

  test('answer a script with JSON', async () => {
    const answer = await post('/marks', { article: FIRST.id, read: 'yes' }, { accept: 'application/json' });
    expect(await answer.json()).toMatchObject({ article: FIRST.id, read: expect.any(String), who: 'local' });
  });
});

describe('a line has a lasting address', () => {
  test('that leads to it whatever its id is, or to its sentence', async () => {
    const start = FIRST.text.indexOf('“I will not be');
    const end = FIRST.text.indexOf('of them,”') + 9;
    expect((await get(`${first}/at/${start}-${end}`)).headers.get('location')).toBe(`${first}#a4`);
    const gather = FIRST.text.indexOf('leaders gather');
    expect((await get(`${first}/at/${gather}-${gather + 14}`)).headers.get('location')).toMatch(/#s\d+$/u);
    for (const bad of ['9-3', 'x', '99999-999999']) expect((await get(`${first}/at/${bad}`)).status).toBe(404);
    expect((await get(`/articles/none/at/1-2`)).status).toBe(404);
  });

  test('which its citation tells, with source, outlet, date and the page', async () => {
    const page = await text(`${first}/cite?line=a4`);
    const start = FIRST.text.indexOf('“I will not be');
    expect(page).toContain(
      `(Trump, The Schuman Wire, Wed 26 Feb 2025, 13:10, ${FIRST.url}; http://localhost${first}/at/${start}-`,
    );
    expect(await text(first)).toContain(`data-cite="“I will not be the one`);
  });
});

describe('search', () => {
  test('counts every facet, narrows by each, and takes a choice back', async () => {
    const page = await text(`/search?q=${encodeURIComponent('source:unnamed')}`);
    expect(page).toMatch(/href="\/search\?q=source%3Aunnamed%20act%3Arefuse">refusal <span class="num">1</u);
    expect(page).toContain('aria-current="true">unnamed source ×');
    expect(page).toMatch(/after%3A2025-02-01%20before%3A2025-03-01">February 2025/u);
    expect(page).toMatch(/outlet%3A%22The%20Schuman%20Wire%22">The Schuman Wire <span class="num">4</u);
    expect(await text('/search?q=to:macron')).toContain('no clear promises');
  });

  test('is saved, set up, told as feeds and removed, by its owner alone', async () => {
    const saved = await post('/searches', { query: 'act:refuse', name: 'No & no' });
    expect(saved.headers.get('location')).toBe('/search?q=act%3Arefuse&done=saved');
    expect(await text('/search?q=act:refuse')).toContain('Saved as');
    const [search] = await record.store.searches.list('local');
    const bad = await post(`/searches/${search!.id}`, { webhook: 'file:///etc/passwd' });
    expect(bad.status).toBe(400);
    await post(`/searches/${search!.id}`, { webhook: 'https://hooks.example/x', name: 'Noes', email: 'a@b.example' });
    expect(await record.store.searches.load(search!.id)).toMatchObject({
      ...{ name: 'Noes', webhook: 'https://hooks.example/x', email: null },
    });
    expect(await text('/searches')).toContain('RAPPORTEUR_SMTP is not set');
    await post(`/searches/${search!.id}`, { renew: 'yes' });
    expect((await record.store.searches.load(search!.id))!.feed).not.toBe(search!.feed);
    await record.store.searches.save({ ...search!, id: 'bos', who: 'bo', feed: 'bos-feed' });
    expect((await post('/searches/bos/remove', {})).status).toBe(404);
    await post(`/searches/${search!.id}/remove`, {});
    expect(await record.store.searches.list('local')).toEqual([]);
    expect((await record.store.searches.list('bo')).length).toBe(1);
    expect((await post('/searches', { query: '' })).status).toBe(400);
  });

  test('hits are an Atom and a JSON feed at an address that lets in', async () => {
    await keepSomething(record.store);
    const exposed = createApp(record.store, { exposed: true });
    const atom = await exposed.request('http://localhost/alerts/feed-of-refusals.atom');
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await atom.text();
    expect(xml).toContain(
      '<title>Donald Trump refuses: “I will not be the one who gives guarantees” &#38; &#60;more&#62;</title>',
    );
    expect(xml).toContain(`<link href="http://localhost${first}#s3"/>`);
    const json = await (await exposed.request('http://localhost/alerts/feed-of-refusals.json')).json();
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ url: `http://localhost${first}#s3`, date_published: '2025-02-28T08:00:00.000Z' }],
    });
    expect((await exposed.request('http://localhost/alerts/other.atom')).status).toBe(404);
  });
});

test('positions are taken along as Markdown, text, DOCX and CSV, each stance with its sentence', async () => {
  expect(await text('/positions')).toContain('href="/positions.csv');
  const markdown = await text('/positions.md');
  expect(markdown).toMatch(/^## Donald Trump$/mu);
  expect(markdown).toContain(`(http://localhost${first}#s3)`);
  const rows = (await text('/positions.csv')).split('\r\n');
  expect(rows[0]).toBe('actor,issue,day,stance,words,move,on whose word,outlet,address,corrected');
  const told = rows.filter((row) => row.startsWith('Donald Trump,'));
  expect(told.length).toBeGreaterThan(1);
  for (const row of told) expect(row).toContain(`http://localhost/articles/`);
  expect(await text('/positions.txt')).toContain('POSITIONS');
  const docx = new Uint8Array(await (await get('/positions.docx')).arrayBuffer());
  expect([docx[0], docx[1]]).toEqual([0x50, 0x4b]);
});

test('where there are accounts, an editor corrects under their name, a reader does not, and marks are each reader’s own', async () => {
  await addAccounts(record.store);
  const app = createApp(record.store, { exposed: true });
  const as = async (role: Role, path: string, form?: Record<string, string>): Promise<Response> =>
    app.request(`http://localhost${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { ...OWN, ...FORM, ...(await signedIn(record.store, role)) },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
  expect((await as('reader', `${first}/correct?line=a7`, { act: 'warn' })).status).toBe(403);
  expect((await as('editor', `${first}/correct?line=a7`, { act: 'warn' })).status).toBe(303);
  expect(await (await as('reader', first)).text()).toContain('corrected by editor on');
  const [kept] = await record.store.corrections.list({ by: 'editor' });
  expect((await as('reader', `/corrections/${kept!.correction.id}/undo`, {})).status).toBe(403);
  expect((await as('admin', `/corrections/${kept!.correction.id}/undo`, {})).status).toBe(303);
  expect(await record.store.corrections.list({ state: 'undone' })).toMatchObject([
    { correction: { by: 'editor', undone: { by: 'admin' } } },
  ]);
  await as('reader', '/marks', { article: FIRST.id, star: 'yes' });
  expect(await (await as('reader', '/search?q=is:starred')).text()).toContain(FIRST.title);
  expect(await (await as('editor', '/search?q=is:starred')).text()).toContain('Nothing in the record');
  const audit = await record.store.audit.list();
  expect(
    audit.filter(({ what }) => what.startsWith('POST /articles')).map(({ who, outcome }) => [who, outcome]),
  ).toEqual([
    ['editor', 'done'],
    ['reader', 'not allowed'],
  ]);
});

test('programs do the same over the API', async () => {
  const app = createApp(record.store);
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(`http://localhost${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const made = await send('POST', '/api/corrections', {
    article: FIRST.id,
    target: { line: 'a7' },
    values: { act: 'warn', hedged: 'yes', content: 'there must be an American backstop' },
    reason: 'from a script',
  });
  expect(made).toMatchObject({
    status: 200,
    body: { orphaned: false, correction: { by: 'local', reason: 'from a script', now: { act: 'warn', hedged: true } } },
  });
  const { id } = made.body['correction'] as unknown as { id: string };
  expect(await (await get('/api/attributions?act=warn')).json()).toMatchObject([{ attribution: { hedged: true } }]);
  expect((await send('POST', '/api/corrections', { article: FIRST.id, target: { line: 'a7' } })).status).toBe(400);
  expect((await send('POST', '/api/corrections', { article: 'none', target: { line: 'a7' } })).status).toBe(404);
  expect(await send('DELETE', `/api/corrections/${id}`)).toMatchObject({
    body: { correction: { undone: { by: 'local' } } },
  });
  expect((await send('DELETE', `/api/corrections/${id}`)).status).toBe(404);

  const marked = await send('POST', '/api/marks', { article: FIRST.id, line: 'a4', starred: true, tags: ['Ports'] });
  expect(marked.body).toMatchObject({ attribution: 'a4', starred: true, tags: ['ports'] });
  expect((await send('POST', '/api/marks', { article: FIRST.id, line: 'a99' })).status).toBe(404);
  expect((await send('POST', '/api/marks', { article: FIRST.id, tags: ['a b'] })).status).toBe(400);

  const saved = await send('POST', '/api/searches', { name: 'Refusals', query: 'act:refuse' });
  expect(saved.body).toMatchObject({ name: 'Refusals', who: 'local', webhook: null });
  expect(await (await get('/api/searches')).json()).toMatchObject([{ name: 'Refusals', hits: [] }]);
  expect(await send('DELETE', `/api/searches/${saved.body['id']}`)).toMatchObject({ body: { removed: true } });
  expect((await send('DELETE', '/api/searches/none')).status).toBe(404);
});
