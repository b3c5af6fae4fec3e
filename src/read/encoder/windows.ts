/** A run of pieces that the encoder reads at once, half-open. */
export interface Window {
  start: number;
  end: number;
}

/**
 * Windows over `length` pieces, as few and as even as they can be, each of at most `size` pieces and sharing at least `overlap`
 * with the next. No pieces, no windows.
 */
export function windowsOver(length: number, size: number, overlap: number): Window[] {
  if (length <= 0) return [];
  if (length <= size) return [{ start: 0, end: length }];
  const count = Math.ceil((length - overlap) / (size - overlap));
  const width = Math.min(size, Math.ceil((length + (count - 1) * overlap) / count));
  const step = (length - width) / (count - 1);
  return Array.from({ length: count }, (_, k) => {
    const start = Math.round(k * step);
    return { start, end: start + width };
  });
}

/** For each piece the index of the window in which it stands farthest from an edge; the text's own ends are no edges. */
export function ownersOf(length: number, windows: readonly Window[]): Uint16Array {
  const owners = new Uint16Array(length);
  const best = new Float64Array(length).fill(-1);
  windows.forEach(({ start, end }, k) => {
    for (let i = start; i < end; i++) {
      const before = start === 0 ? Number.POSITIVE_INFINITY : i - start;
      const after = end === length ? Number.POSITIVE_INFINITY : end - 1 - i;
      const room = Math.min(before, after, length);
      if (room > best[i]!) {
        best[i] = room;
        owners[i] = k;
      }
    }
  });
  return owners;
}
