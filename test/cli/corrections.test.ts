import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Correction } from '../../src/record/index.ts';
import { openStore } from '../../src/store/index.ts';
import { placedIn } from '../../src/text/index.ts';
import { made } from '../store/made.ts';
import { rapporteur } from './run.ts';

const dir = mkdtempSync(join(tmpdir(), 'rapporteur-corrections-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('corrections are listed for people, and given out as examples to learn from', async () => {
  const store = await openStore(dir);
  const { article, reading } = made('one');
  await store.save(article, reading);
  const place = placedIn(article.text, reading.attributions[0]!.content);
  const correction = {
    ...{ id: 'k1', article: 'one', line: 'attribution', deed: 'change', place, cue: null, was: { act: 'refuse' } },
    ...{ now: { act: 'warn' }, by: 'ada', at: '2025-03-01T08:00:00.000Z', reason: 'a warning', reader: 'rules 1' },
    undone: null,
  } as Correction;
  await store.corrections.add(correction);
  const lost = [{ start: 0, end: 5, words: 'nowhere' }];
  await store.corrections.add({ ...correction, id: 'k2', place: lost, reason: 'lost' });
  await store.close();

  const { out } = await rapporteur(['corrections', '--data', dir]);
  expect(out).toContain('act: refusal → warning');
  expect(out).toContain('“"We will not sign before the port reopens,"”');
  expect(out).toContain('ada · Sat 1 Mar 2025 · a warning · The Vesta Gazette');
  const orphaned = await rapporteur(['corrections', '--data', dir, '--orphaned']);
  expect(orphaned.out).toContain('without a place');
  expect(orphaned.out).not.toContain('warning');

  const lines = (await rapporteur(['corrections', '--data', dir, '--jsonl'])).out.trim().split('\n');
  expect(lines.length).toBe(1);
  const example = JSON.parse(lines[0]!);
  expect(example).toMatchObject({
    ...{ id: 'one', text: article.text, machine: reading, corrections: [{ id: 'k1' }], orphaned: [{ id: 'k2' }] },
    corrected: { attributions: [{ id: 'a1', act: 'warn' }, { id: 'a2' }] },
  });
  const json = await rapporteur(['corrections', '--data', dir, '--json']);
  expect(JSON.parse(json.out)).toEqual({ examples: [example] });
});
