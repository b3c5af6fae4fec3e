import { describe, expect, test } from 'vitest';
import type { Acquired } from '../../src/acquire/index.ts';
import { crew } from '../../src/jobs/crew.ts';
import { type Outcome, readPages } from '../../src/jobs/index.ts';
import type { Task } from '../../src/jobs/reading.ts';
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

describe('a page that hangs or ends its worker', () => {
  const task = (body: string): Task => ({
    page: (page(body, body) as { page: Page }).page,
    product: 'reading',
    reader: 'rules',
  });
  test('fails alone; the pages that waited behind it are read by another worker', async () => {
    const hands = crew(1, 5000, new URL('./faulty-worker.ts', import.meta.url));
    const bodies = [sentence(1), 'hang', sentence(2), 'exit', sentence(3), 'throw', sentence(4)];
    const answers = await Promise.all(bodies.map((body) => hands.ask(task(body))));
    await hands.dismiss();
    expect(answers.map((answer) => ('json' in answer ? 'read' : answer.failure.code))).toEqual([
      ...['read', 'too_slow', 'read', 'defect', 'read', 'defect', 'read'],
    ]);
  });
});

test('a text longer than any article fails at once', async () => {
  const [outcome] = await outcomes([page('long', `${'word '.repeat(300_000)}.`)]);
  expect(outcome).toMatchObject({ failure: { code: 'too_large', advice: expect.stringContaining('split it') } });
});
