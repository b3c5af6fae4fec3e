import { expect, test } from 'vitest';
import { bestTags, logSoftmax, spansOf } from '../../../src/read/encoder/viterbi.ts';

const rows = (...lists: number[][]): Float32Array => Float32Array.from(lists.flat());

test('a span never begins in its middle', () => {
  const scores = rows([0, -9, 5, -9, -9], [0, -9, 5, -9, -9]);
  expect([...bestTags(scores, 2, 5, new Uint8Array(2)).tags]).toEqual([0, 0]);
  expect([...bestTags(scores, 2, 5, new Uint8Array(2), { opened: true }).tags]).toEqual([2, 2]);
});

test('the pieces of a word share its tag', () => {
  const scores = rows([0, 3, -9, -9, -9], [9, -9, -9, 1, -9], [0, -9, 1, -9, -9]);
  const { tags } = bestTags(scores, 3, 5, Uint8Array.from([0, 1, 0]));
  expect([...tags]).toEqual([0, 0, 0]);
  const held = rows([0, 9, -9, -9, -9], [1, -9, 0, 5, -9], [0, -9, -9, 1, -9]);
  expect([...bestTags(held, 3, 5, Uint8Array.from([0, 1, 0])).tags]).toEqual([1, 2, 3]);
});

test('the best path is the best of all paths', () => {
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let round = 0; round < 200; round++) {
    const length = 4;
    const apart = round % 2 === 1;
    const scores = logSoftmax(
      Float32Array.from({ length: length * 5 }, () => 4 * random()),
      5,
    );
    const inner = Uint8Array.from({ length }, (_, i) => (i > 0 && random() < 0.3 ? 1 : 0));
    let top = Number.NEGATIVE_INFINITY;
    for (let code = 0; code < 5 ** length; code++) {
      const path = Array.from({ length }, (_, i) => Math.floor(code / 5 ** i) % 5);
      const legal = path.every((tag, i) => {
        const before = i ? path[i - 1]! : 0;
        const goesOn = tag > 0 && tag % 2 === 0;
        if (goesOn && before !== tag && before !== tag - 1) return false;
        if (apart && i > 0 && tag % 2 === 1 && (before === tag || before === tag + 1)) return false;
        return !inner[i] || goesOn || (tag === 0 && before === 0);
      });
      if (legal)
        top = Math.max(
          top,
          path.reduce((sum, tag, i) => sum + scores[5 * i + tag]!, 0),
        );
    }
    expect(bestTags(scores, length, 5, inner, { apart }).score).toBeCloseTo(top, 5);
  }
});

test('tags to spans', () => {
  expect(spansOf(Uint8Array.from([1, 2, 1, 0, 3, 4, 4]))).toEqual([
    { start: 0, end: 2, type: 0 },
    { start: 2, end: 3, type: 0 },
    { start: 4, end: 7, type: 1 },
  ]);
  expect(spansOf(Uint8Array.from([2, 2]))).toEqual([{ start: 0, end: 2, type: 0 }]);
});
