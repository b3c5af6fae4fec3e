import { expect, test } from 'vitest';
import { soundAct } from '../../../src/read/encoder/layers.ts';

test.each([
  ['promise', 'refuse', 'refuse'],
  ['agree', 'refuse', 'refuse'],
  ['promise', 'state', 'promise'],
  ['refuse', 'promise', 'refuse'],
  ['accuse', 'refuse', 'accuse'],
] as const)('%s, of words that %s, is %s', (seen, wording, sound) => {
  expect(soundAct(seen, wording)).toBe(sound);
});
