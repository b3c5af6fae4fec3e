/** A half-open range [start, end) of UTF-16 code units: `text.slice(start, end)` is what it covers. */
export interface Range {
  start: number;
  end: number;
}

export const slice = (text: string, range: Range): string => text.slice(range.start, range.end);

/** The words of several ranges, in order; " … " stands for words between them that are left out. */
export const sliceAll = (text: string, ranges: readonly Range[]): string =>
  ranges
    .map((range, i) => {
      const gap = i === 0 ? '' : text.slice(ranges[i - 1]!.end, range.start);
      return `${i === 0 ? '' : /[\p{L}\p{N}]/u.test(gap) ? ' … ' : ' '}${slice(text, range)}`;
    })
    .join('');

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies within `outer`; a range contains itself. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Code units that both ranges cover. */
export const overlapLength = (a: Range, b: Range): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** The range without white space at its ends; null when nothing else is in it. */
export function trim(text: string, range: Range): Range | null {
  let { start, end } = range;
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (end > start && /\s/u.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : null;
}
