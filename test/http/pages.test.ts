import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { made } from '../store/made.ts';
import { COPY, FIRST, HOSTILE, openRecord } from './record.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
let bare: Awaited<ReturnType<typeof openRecord>>;
beforeAll(async () => {
  record = await openRecord();
  bare = await openRecord({ empty: true });
});
afterAll(async () => {
  await record.close();
  await bare.close();
});

const get = (path: string, headers: Record<string, string> = {}): Response | Promise<Response> =>
  createApp(record.store).request(`http://localhost${path}`, { headers });
const text = async (path: string): Promise<string> => (await get(path)).text();

describe('debrief', () => {
  test('each line opens the sentence it came from', async () => {
    const page = await text('/');
    const links = [...page.matchAll(/href="(\/articles\/[^"]+)#(s\d+)"/gu)];
    expect(links.length).toBeGreaterThan(8);
    for (const [, path, anchor] of links) expect(await text(path!)).toContain(`id="${anchor}"`);
  });

  test('says on whose word a line stands, hearsay as a chain, and counts the unnamed', async () => {
    const page = await text('/');
    expect(page).toContain('7 from unnamed sources');
    expect(page).toMatch(/an EU diplomat<\/span>.{0,120}▸.{0,200}Emmanuel Macron/su);
    expect(page).toMatch(/Donald Trump<\/b> <b class="verb refuse">refuses/u);
    expect(page).toMatch(/Officials and diplomats of the Union<\/b> <b class="verb plain">say/u);
  });

  test('a copy is folded under its first report', async () => {
    const page = await text('/');
    expect(page).toContain('also in 1');
    expect(page).toContain('1 changed the words');
    expect(page).not.toContain('Trump gave no promises');
  });

  test('what is next counts from the latest report', async () => {
    const page = await text('/');
    const next = page.slice(page.indexOf('>Next<'));
    for (const day of ['Thu 27 Feb', 'Sun 2 Mar', 'Thu 6 Mar']) expect(next).toContain(day);
    expect(next).toContain('2 reports');
  });

  test('narrows to a day and to a matter, and says so when nothing is left', async () => {
    expect(await text('/?since=2025-02-27')).not.toContain('guarantees, not very much');
    expect(await text('/?since=all&before=2025-02-27')).not.toContain('onerror');
    expect(await text('/?about=zanzibar')).toContain('Show everything');
  });

  test('an empty record tells what to do', async () => {
    const response = await createApp(bare.store).request('http://localhost/');
    expect(await response.text()).toContain('rapporteur ingest');
  });
});

describe('article', () => {
  test('holds every word of its text once, in order', async () => {
    const page = await text(`/articles/${FIRST.id}`);
    const words = [...page.matchAll(/<p(?: class="quoted")?>(.*?)<\/p><\/div>/gsu)]
      .map(([, paragraph]) =>
        paragraph!
          .replace(/<[^>]+>/gu, '')
          .replace(/&quot;/gu, '"')
          .replace(/&#39;/gu, "'"),
      )
      .join('\n\n');
    expect(words).toBe(FIRST.text);
  });

  test('marks source, cue and content, deeper where told at second hand, and has a card for each statement', async () => {
    const page = await text(`/articles/${FIRST.id}`);
    expect(page).toMatch(/class="con deep" data-a="a2 a3">that Trump gave no clear promises/u);
    expect(page).toMatch(/<a class="con cue" href="#a3" data-a="a2 a3" data-open="a3">said<\/a>/u);
    for (let i = 1; i <= 8; i++) expect(page).toContain(`id="a${i}"`);
    expect(page).toContain('knows because: “who was on the call”');
  });

  test('sets dates into the margin, absolute and with their weekday', async () => {
    const page = await text(`/articles/${FIRST.id}`);
    expect(page).toContain('<span class="date" title="“Sunday”">Sun 2 Mar</span>');
    expect(page).toContain('week of Mon 17 Feb');
  });

  test('a copy tells what it dropped, where it dropped it, and hides it until it is asked for', async () => {
    const page = await text(`/articles/${COPY.id}`);
    expect(page.replace(/<(?!\/?del)[^>]+>/gu, '')).toMatch(/Trump gave no<del title="[^"]+"> clear<\/del> promises/u);
    expect(page).toContain('class="reader no-changes"');
    expect(page).toContain('aria-pressed="false" data-layer="changes">Changes (1)');
    expect(page).toContain('62% of its words, 1 change');
    expect(await text(`/articles/${FIRST.id}`)).not.toContain('data-layer="changes"');
  });

  test('a title that stands in the text is shown once, with its anchor', async () => {
    const { store, close } = await openRecord({ empty: true });
    const title = 'Ferry talks end without a date';
    const body = 'The two ministers met again on Tuesday.';
    const words = `${title}\n\n${body}`;
    const sentences = [
      { start: 0, end: title.length },
      { start: title.length + 2, end: words.length },
    ];
    const reading = (await record.store.reading(FIRST.id))!;
    const bare = { mentions: [], timexes: [], attributions: [], commitments: [], events: [], actors: [] };
    await store.save(
      { ...FIRST, id: 'ferry', title, text: words },
      { ...reading, ...bare, id: 'ferry', text: words, sentences },
    );
    const page = await (await createApp(store).request('http://localhost/articles/ferry')).text();
    expect(page).toContain(`<h1><span class="s" id="s0">${title}</span></h1>`);
    expect(page.slice(page.indexOf('<main')).split(title)).toHaveLength(2);
    expect(page).toContain(`<span class="s" id="s1">${body}</span>`);
    await close();
  });

  test('an unknown id is a 404 that says what next', async () => {
    const response = await get('/articles/none');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('No article of the record has this id');
  });
});

describe('positions', () => {
  test('a cell opens its reports, and each of them its sentence', async () => {
    const page = await text('/positions');
    const cells = [...page.matchAll(/<a class="stance" href="#(p\d+-\d+)"/gu)].map((found) => found[1]!);
    const opened = [...page.matchAll(/<tr class="opened" id="(p\d+-\d+)">/gu)].map((found) => found[1]!);
    expect(cells.sort()).toEqual(opened.sort());
    const links = [...page.matchAll(/<a class="what" href="(\/articles\/[^"]+)#(s\d+)"/gu)];
    expect(links.length).toBeGreaterThan(2);
    for (const [, path, anchor] of links) expect(await text(path!)).toContain(`id="${anchor}"`);
  });

  test('a matter that nobody speaks to tells what to do', async () => {
    expect(await text('/positions?about=zanzibar')).toContain('commitments');
  });
});

describe('long lists', () => {
  test('commitments come page by page, every holder once, with links that need no script', async () => {
    const many = await openRecord({ empty: true });
    for (let n = 0; n < 20; n++) {
      const { article, reading } = made(`m${n}`);
      Object.assign(reading.commitments[0]!, {
        holder: `Envoy ${String.fromCharCode(65 + n)}`,
        holderActor: undefined,
      });
      await many.store.save(article, reading);
    }
    const ask = async (path: string) =>
      (await createApp(many.store).request(`http://localhost${path}`)).text() as Promise<string>;
    const holders = (page: string): string[] =>
      [...page.matchAll(/<h2><span class="who">(Envoy \w)/gu)].map(([, name]) => name!);
    const [first, second] = [await ask('/commitments'), await ask('/commitments?page=2')];
    expect(first).toContain('20 undertakings of 20 holders');
    expect(first).toContain('href="/commitments?page=2" rel="next"');
    expect(new Set([...holders(first), ...holders(second)]).size).toBe(20);
    expect(await ask('/commitments?page=99')).toBe(second);
    expect(await ask('/commitments?act=refuse')).toContain('No report of the record tells of such an undertaking');
    await many.close();
  });

  test('actors are narrowed by name and by affair', async () => {
    expect(await text('/actors?q=macr')).toContain('Emmanuel Macron');
    expect(await text('/actors?q=macr')).not.toContain('Donald Trump');
    expect(await text('/actors?q=zanzibar')).toContain('Nobody on record is named with “zanzibar”');
    expect(await text('/actors?affair=none')).not.toContain('Donald Trump');
  });

  test('the address of all statements leads to those that several reports tell', async () => {
    const response = await get('/statements');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/drift?show=all']);
  });
});

describe('safety', () => {
  test('nothing from a page becomes HTML, and no script address becomes a link', async () => {
    for (const path of ['/', `/articles/${HOSTILE.id}`]) {
      const page = await text(path);
      expect(page).toMatch(/&lt;(?:img src=x|script&gt;)/u);
      expect(page).not.toContain('<img');
      expect(page).not.toContain('<b>Outlet');
      expect(page.match(/<script/gu)).toHaveLength(1);
      expect(page).not.toMatch(/href="javascript:/u);
    }
  });

  test('the policy lets in nothing from elsewhere, and no page asks for it', async () => {
    const response = await get('/');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    const page = await response.text();
    expect([...page.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/gu)].map((found) => found[1])).toSatisfy(
      (links: string[]) => links.length === 4 && links.every((link) => link.startsWith('/assets/')),
    );
    expect(page).not.toMatch(/ style=| onclick=/u);
  });

  test('style sheet and script come packed to whoever takes that, the same to all others', async () => {
    const [href] = /\/assets\/[^"]+\.css/u.exec(await text('/'))!;
    const plain = await get(href!);
    const packed = await get(href!, { 'accept-encoding': 'gzip, br' });
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    const [whole, small] = [await plain.text(), Buffer.from(await packed.arrayBuffer())];
    expect(gunzipSync(small).toString('utf8')).toBe(whole);
    expect(small.byteLength).toBeLessThan(whole.length / 3);
  });

  test.each([
    ['evil.example', 403],
    ['evil.example:4747', 403],
    ['localhost:4747', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
  ])('host %s is answered with %i', async (host, status) => {
    expect((await get('/healthz', { host })).status).toBe(status);
  });
});
