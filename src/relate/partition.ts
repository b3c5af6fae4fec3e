/** Sets of the numbers from 0 to n - 1 that only ever grow together. */
export interface Partition {
  join(i: number, j: number): void;
  /** The least member of the set that holds i. */
  root(i: number): number;
  /** The sets, by their least member; each in order. */
  groups(): number[][];
}

export function partition(n: number): Partition {
  const up = Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (up[at] !== at) at = up[at] = up[up[at]!]!;
    return at;
  };
  return {
    root,
    join: (i, j) => {
      const [a, b] = [root(i), root(j)];
      up[Math.max(a, b)] = Math.min(a, b);
    },
    groups: () => [...Map.groupBy(up.keys(), root).values()],
  };
}
