import { expect, test } from 'vitest';
import type { Acquired } from '../../src/acquire/index.ts';
import { crew } from '../../src/jobs/crew.ts';
import { type Outcome, readPages } from '../../src/jobs/index.ts';
import { Failure, type Page, Reading } from '../../src/record/index.ts';

const page = (id: string, body: string | Uint8Array, mediaType = 'text/plain'): Acquired => ({
  name: id,
  page: { id, url: null, mediaType, charset: null, body, published: '2025-02-26' },
});
const sentence = (i: number): string => `Report ${i}. The minister said on Monday that talks number ${i} would go on.`;

async function* from(all: Iterable<Acquired>): AsyncGenerator<Acquired> {
  yield* all;
}
const outcomes = (all: Iterable<Acquired>, workers = 2): Promise<Outcome[]> =>
  Array.fromAsync(readPages(from(all), { product: 'reading', workers }));

test('answers for every page in the order given, however long each takes', async () => {
  const all = Array.from({ length: 60 }, (_, i) => page(`p${i}`, sentence(i).repeat(i % 7 === 0 ? 200 : 1)));
  const answered = await outcomes(all);
  expect(answered.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
  for (const [i, outcome] of answered.entries()) {
    const reading = Reading.parse(JSON.parse('json' in outcome ? outcome.json : ''));
    expect(reading.id).toBe(`p${i}`);
    expect(reading.text).toContain(`number ${i} `);
  }
});

test('a bad page is an outcome in its place and stops nothing', async () => {
  const failure = new Failure('bad_line', 'Line 2 is not JSON.');
  const answered = await outcomes([
    page('good', sentence(1)),
    { name: 'line 2', id: 'x', failure },
    { name: 'picture', skipped: 'not a page' },
    page('zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 0]), 'text/html'),
    page('empty', ''),
    page('good too', sentence(2)),
  ]);
  expect(
    answered.map((outcome) => ('json' in outcome ? 'read' : 'failure' in outcome ? outcome.failure.code : 'skipped')),
  ).toEqual([...['read', 'bad_line', 'skipped', 'not_text', 'no_article', 'read']]);
  expect(answered[1]).toEqual({ name: 'line 2', id: 'x', failure });
  expect(answered[3]).toMatchObject({ id: 'zip', failure: { advice: expect.any(String) } });
});

test('no page, and one', async () => {
  expect(await outcomes([])).toEqual([]);
  expect((await outcomes([page('one', sentence(1))])).map((outcome) => 'json' in outcome)).toEqual([true]);
  expect(await outcomes([{ name: 'gone', id: null, failure: new Failure('not_found', 'gone') }])).toMatchObject([
    { name: 'gone' },
  ]);
});

test('takes no more of a stream than its workers can hold', async () => {
  let taken = 0;
  let given = 0;
  let most = 0;
  async function* endless(): AsyncGenerator<Acquired> {
    for (;;) yield page(`p${taken}`, sentence(taken++));
  }
  for await (const outcome of readPages(endless(), { product: 'reading', workers: 2 })) {
    expect('json' in outcome).toBe(true);
    most = Math.max(most, taken - given);
    if (++given === 300) break;
    if (given % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 30)); // a reader slower than the workers
  }
  expect(taken).toBeGreaterThanOrEqual(300);
  expect(most).toBeLessThanOrEqual(2 * 2 * 2 + 2);
});

test('passes on an error of the stream itself', async () => {
  async function* broken(): AsyncGenerator<Acquired> {
    yield page('one', sentence(1));
    yield page('two', sentence(2));
    throw new Error('the disk is gone');
  }
  await expect(Array.fromAsync(readPages(broken(), { product: 'reading', workers: 1 }))).rejects.toThrow(
    'the disk is gone',
  );
});

test('a page that takes too long fails, and the pages that waited behind it are read', async () => {
  const hands = crew(1, 400);
  const task = (body: string): { page: Page; product: 'reading'; reader: 'rules' } => {
    const acquired = page('any', body) as { page: Page };
    return { page: acquired.page, product: 'reading', reader: 'rules' };
  };
  const slow = hands.ask(task(sentence(1).repeat(400_000)));
  const others = [hands.ask(task(sentence(2))), hands.ask(task(sentence(3)))];
  expect(await slow).toMatchObject({ failure: { code: expect.stringMatching(/too_slow|too_large/) } });
  // They too may be slow to start on a busy machine; what counts is that each is answered.
  for (const answer of await Promise.all(others)) expect(Object.keys(answer).length).toBe(1);
  await hands.dismiss();
});
