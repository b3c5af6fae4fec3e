import { expect, test } from 'vitest';
import { encode } from '../../../src/read/encoder/encode.ts';
import { framesIn } from '../../../src/read/encoder/frames.ts';
import { attributionsOf, labelsOf, mentionsOf } from '../../../src/read/encoder/layers.ts';
import { loadModel } from '../../../src/read/encoder/session.ts';

const TEXT = `MARLOW — Foreign Minister Anna Lind said on Tuesday that her country would not sign the treaty.

“We will not be rushed,” Lind told reporters in Brussels. “There is time.”

According to a senior European diplomat, the talks could fail.
`;

async function readWithModel(text: string) {
  const model = await loadModel();
  const encoded = await encode(model, text);
  const frames = await framesIn(model, encoded);
  const labels = await labelsOf(model, encoded, frames);
  return {
    mentions: mentionsOf(encoded, model.settings),
    attributions: attributionsOf(text, encoded, frames, model.settings).map((a, i) => ({ ...a, ...labels[i] })),
  };
}

test('the committed weights read a plain report', async () => {
  const { mentions, attributions } = await readWithModel(TEXT);
  const words = (spans: { start: number; end: number }[] | null) =>
    spans?.map((s) => TEXT.slice(s.start, s.end)) ?? null;
  const names = mentions.map((m) => `${TEXT.slice(m.start, m.end)} ${m.type}`);
  expect(names).toEqual(expect.arrayContaining(['Anna Lind PER', 'Lind PER', 'Brussels LOC', 'European MISC']));
  const told = attributions.filter((a) => a.parent === null);
  expect(told.map((a) => words(a.cue)?.[0])).toEqual(['said', 'told', 'According to']);
  expect(words(told[1]!.source)).toEqual(['Lind']);
  expect(words(told[1]!.content)?.[0]).toBe('“We will not be rushed,”');
  expect(told.map((a) => a.kind)).toEqual(['indirect', 'direct', 'indirect']);
  expect(words(told[2]!.source)).toEqual(['a senior European diplomat']);
  expect(told[2]!.sourceKind).toBe('unnamed');
  for (const a of attributions) expect(a.confidence).toBeGreaterThan(0);
});

test('the same text gives the same reading, alone or beside others', async () => {
  const first = await readWithModel(TEXT);
  const [again] = await Promise.all([
    readWithModel(TEXT),
    readWithModel(`${TEXT}${TEXT}`),
    readWithModel('“No,” he said.'),
  ]);
  expect(again).toEqual(first);
});
