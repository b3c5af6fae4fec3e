import { expect, test } from 'vitest';
import { encode } from '../../../src/read/encoder/encode.ts';
import { framesIn } from '../../../src/read/encoder/frames.ts';
import { attributionsOf } from '../../../src/read/encoder/layers.ts';
import { firstRuntime, MODEL_FOLDER, openModel, RUNTIMES } from '../../../src/read/encoder/session.ts';

const absent = () => Promise.reject(new Error('no binary for this machine'));
const TEXT =
  'Foreign Minister Anna Lind said on Tuesday that her country would not sign. “There is time,” Lind told reporters.';

test('where the first runtime does not load, the next is taken; where none does, the failure says what to do', async () => {
  const { InferenceSession } = await firstRuntime([absent, RUNTIMES.node]);
  expect(InferenceSession.create).toBeTypeOf('function');
  await expect(firstRuntime([absent, absent])).rejects.toMatchObject({
    code: 'unreadable',
    advice: 'Install onnxruntime-web, or read with --reader rules.',
  });
});

const web = await RUNTIMES.web().catch(() => null);

test.skipIf(!web)('WebAssembly reads as native code does (where onnxruntime-web is installed)', async () => {
  const read = async (load: (typeof RUNTIMES)['node']) => {
    const model = await openModel(MODEL_FOLDER, 1, [load]);
    const encoded = await encode(model, TEXT);
    return attributionsOf(TEXT, encoded, await framesIn(model, encoded), model.settings);
  };
  const spans = ({ source, cue, content }: Awaited<ReturnType<typeof read>>[number]) => ({ source, cue, content });
  expect((await read(RUNTIMES.web)).map(spans)).toEqual((await read(RUNTIMES.node)).map(spans));
});
