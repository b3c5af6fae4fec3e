import { expect, test } from 'vitest';
import type { Draft } from '../../src/read/annotator.ts';
import { RULES } from '../../src/read/pipeline.ts';
import type { Attribution } from '../../src/record/index.ts';
import { articleOf } from './articles.ts';

/** Reads with the rules, and puts `labels` on the first attribution as a model would. */
async function readWith(text: string, labels: Partial<Attribution>): Promise<Required<Draft>> {
  const draft: Draft = { article: articleOf(text) };
  for (const step of RULES) {
    await step.annotate(draft);
    if (step.name !== 'labels') continue;
    draft.wording = new Map(draft.attributions!.map(({ id, act, commitment }) => [id, { act, commitment }]));
    Object.assign(draft.attributions![0]!, labels);
  }
  return draft as Required<Draft>;
}

test('undertakings are read from the act of the wording, whatever act a model gives', async () => {
  const { commitments } = await readWith('“We will open the border,” Prime Minister Ana Ruiz of Orvany said.', {
    act: 'predict',
  });
  expect(commitments).toMatchObject([{ act: 'promise', polarity: 'do' }]);
});

test('no attribution is shown as a denial whose source binds itself in it', async () => {
  const { attributions, commitments } = await readWith('“I will open the border,” Ana Ruiz said on Monday.', {
    act: 'deny',
    commitment: 'self',
  });
  expect(commitments).toMatchObject([{ holder: 'Ana Ruiz', act: 'promise' }]);
  expect(attributions[0]).toMatchObject({ act: 'promise' });
});

test("another's undertaking leaves the act of who tells of it", async () => {
  const { attributions } = await readWith('Ana Ruiz said that Denmark had refused to sign the accord.', {
    act: 'accuse',
    commitment: 'other',
  });
  expect(attributions[0]).toMatchObject({ act: 'accuse' });
});
