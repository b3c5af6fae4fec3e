import { expect, test } from 'vitest';
import { ownersOf, windowsOver } from '../../../src/read/encoder/windows.ts';

test('a short text is one window, an empty one none', () => {
  expect(windowsOver(0, 100, 20)).toEqual([]);
  expect(windowsOver(100, 100, 20)).toEqual([{ start: 0, end: 100 }]);
});

test('windows of every length cover the text, overlap enough, and are never too large', () => {
  for (let length = 1; length < 900; length++) {
    const windows = windowsOver(length, 100, 20);
    expect(windows[0]!.start).toBe(0);
    expect(windows.at(-1)!.end).toBe(length);
    expect(windows.every(({ start, end }) => end - start <= 100)).toBe(true);
    expect(windows.every(({ start }, i) => i === 0 || windows[i - 1]!.end - start >= 19)).toBe(true);
    const poor = [...ownersOf(length, windows)].filter((k, i) => {
      const { start, end } = windows[k]!;
      return i < start || i >= end || (start > 0 && i - start < 9) || (end < length && end - 1 - i < 8);
    });
    expect(poor, `length ${length}`).toEqual([]);
  }
});
