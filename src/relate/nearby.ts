import { FAR_MEETINGS, isNear, type Sketch, sameDays, sketchOf } from './sketch.ts';
import type { Told } from './told.ts';

interface Met {
  report: Told;
  sketch: Sketch;
}

/** For every report those near it. Whether two are near depends on the two alone. */
export function nearness(reports: readonly Told[]): Map<Told, Told[]> {
  const near = new Map<Told, Told[]>(reports.map((t) => [t, []]));
  const met = { near: new Map<number, Met[]>(), quoted: new Map<number, Met[]>(), far: new Map<number, Met[]>() };
  for (const report of reports) {
    const mine = { report, sketch: sketchOf(report) };
    const quoted = new Set<Told>();
    const meetings = new Map<Told, number>();
    const others = new Map<Told, Sketch>();
    for (const kind of ['near', 'quoted', 'far'] as const)
      for (const bucket of new Set(mine.sketch[kind])) {
        const there = met[kind].get(bucket) ?? [];
        met[kind].set(bucket, there);
        for (const other of there) {
          if (sameDays(mine.sketch.day, other.sketch.day) !== (kind !== 'far')) continue;
          others.set(other.report, other.sketch);
          if (kind === 'quoted') quoted.add(other.report);
          if (kind === 'far') meetings.set(other.report, (meetings.get(other.report) ?? 0) + 1);
        }
        there.push(mine);
      }
    for (const [other, sketch] of others) {
      if ((meetings.get(other) ?? FAR_MEETINGS) < FAR_MEETINGS) continue;
      if (!isNear(mine.sketch, sketch, quoted.has(other))) continue;
      near.get(report)!.push(other);
      near.get(other)!.push(report);
    }
  }
  return near;
}
