import { isNear, type Sketch, sameDays, sketchOf } from './sketch.ts';
import type { Told } from './told.ts';

/** For every report those near it. Whether two are near depends on the two alone. */
export function nearness(reports: readonly Told[]): Map<Told, Told[]> {
  const near = new Map<Told, Told[]>(reports.map((t) => [t, []]));
  const met = { near: new Map<number, [Told, Sketch][]>(), far: new Map<number, [Told, Sketch][]>() };
  for (const report of reports) {
    const sketch = sketchOf(report);
    const compared = new Set<Told>();
    for (const kind of ['near', 'far'] as const)
      for (const bucket of sketch[kind]) {
        const there = met[kind].get(bucket) ?? [];
        met[kind].set(bucket, there);
        for (const [other, its] of there) {
          if (compared.has(other) || sameDays(sketch.day, its.day) !== (kind === 'near')) continue;
          compared.add(other);
          if (!isNear(sketch, its)) continue;
          near.get(report)!.push(other);
          near.get(other)!.push(report);
        }
        there.push([report, sketch]);
      }
  }
  return near;
}
