import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { COPY, FIRST, openRecord, STATEMENT } from './record.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
beforeAll(async () => {
  record = await openRecord();
});
afterAll(() => record.close());

const ask = (path: string): Response | Promise<Response> => createApp(record.store).request(`http://localhost${path}`);
const text = async (path: string): Promise<string> => (await ask(path)).text();
const outletPath = (name: string): string => `/outlets/${encodeURIComponent(name)}`;

describe('what copies changed', () => {
  test('each line has both words, the kind, both outlets, how sure it is, and opens both sentences', async () => {
    const page = await text('/drift');
    expect(page).toContain('doubt dropped');
    expect(page).toContain('<del>clear </del>');
    expect(page).toContain('left out');
    expect(page).toContain('confidence 80%');
    for (const article of [FIRST, COPY]) {
      expect(page).toContain(`href="${outletPath(article.outlet!)}"`);
      const [, path, anchor] = new RegExp(`href="(/articles/${article.id})#(s\\d+)"`, 'u').exec(page)!;
      expect(await text(path!)).toContain(`id="${anchor}"`);
    }
    expect(page).toContain(`/statements/${encodeURIComponent(STATEMENT.id)}`);
  });

  test('narrows by day, kind and outlet, and says so when nothing is left', async () => {
    const day = COPY.published!.slice(0, 10);
    for (const fits of [
      `day=${day}`,
      'kind=dropped_hedge',
      `outlet=${encodeURIComponent(COPY.outlet!)}`,
      `of=${encodeURIComponent(FIRST.outlet!)}`,
    ])
      expect(await text(`/drift?${fits}`), fits).toContain('doubt dropped</span>');
    for (const misses of [
      'day=2001-01-01',
      'kind=changed_date',
      'outlet=Nobody',
      `of=${encodeURIComponent(COPY.outlet!)}`,
    ])
      expect(await text(`/drift?${misses}`), misses).toContain('Show all changes');
    expect((await ask('/drift?day=nonsense&kind=<b>')).status).toBe(200);
  });

  test('is followed as Atom and as JSON Feed', async () => {
    const atom = await ask('/drift.atom');
    expect(atom.headers.get('Content-Type')).toContain('application/atom+xml');
    expect(await atom.text()).toMatch(/<entry>.*doubt dropped.*<\/entry>/su);
    const feed = (await (await ask('/drift.json?kind=changed_date')).json()) as { items: unknown[]; feed_url: string };
    expect(feed.items).toEqual([]);
    expect(feed.feed_url).toContain('kind=changed_date');
  });
});

describe('outlets', () => {
  test('every number has its evidence behind it', async () => {
    const all = (await (await ask('/api/outlets')).json()) as { outlet: string; retold: number; faithful: number }[];
    const one = all.find(({ outlet }) => outlet === COPY.outlet)!;
    expect(one).toMatchObject({ retold: 1, faithful: 0, kinds: { dropped_hedge: 1 } });
    const page = await text(outletPath(COPY.outlet!));
    expect(page).toContain(`${outletPath(COPY.outlet!)}?kind=dropped_hedge#evidence`);
    expect(await text(`${outletPath(COPY.outlet!)}?kind=dropped_hedge`)).toContain('<del>clear </del>');
    expect(await text('/outlets')).toContain(outletPath(COPY.outlet!));
  });

  test('one whose words others changed says where, and is charged with nothing', async () => {
    const page = await text(outletPath(FIRST.outlet!));
    expect(page).toContain('No statement of its reports is known to come from another report');
    expect(page).toContain(`/drift?of=${FIRST.outlet!.replaceAll(' ', '+')}`);
  });

  test('an outlet that the record has nothing of is not found', async () => {
    expect((await ask('/outlets/Nobody')).status).toBe(404);
  });
});
