import { beforeAll, describe, expect, test } from 'vitest';
import { DRIFT_KINDS, type Variant } from '../../src/record/index.ts';
import { type Relations, relate } from '../../src/relate/index.ts';
import { type Cluster, clusters, readCluster } from './clusters.ts';

/** Ten affairs written before the rules were run on them; the bars are below what was reached, for constructions the rules know of. */
let all: { cluster: Cluster; found: Relations }[];
beforeAll(async () => {
  all = [];
  for (const cluster of clusters()) all.push({ cluster, found: relate(await readCluster(cluster, 'rules')) });
}, 120_000);

const share = (hits: number, of: number): number => hits / Math.max(1, of);
const drifts = (kinds: readonly string[]): string[] =>
  kinds.filter((kind) => (DRIFT_KINDS as readonly string[]).includes(kind));

/** The variant found where one is known to stand: most of either lies in the other. */
function variantAt(found: Relations, file: string, start: number, end: number): Variant | null {
  for (const variant of found.statements.flatMap((s) => s.variants)) {
    if (variant.article !== file) continue;
    const [from, to] = [variant.content[0]!.start, variant.content.at(-1)!.end];
    const both = Math.min(to, end) - Math.max(from, start);
    if (both > 0.5 * Math.max(to - from, end - start)) return variant;
  }
  return null;
}

describe('clusters of invented reports', () => {
  test('copies are found with what they were made from, and nothing else is called a copy', () => {
    const edges = all.flatMap(({ cluster, found }) =>
      cluster.edges.map((edge) => found.reports.find((r) => r.article === edge.copy)?.of === edge.of),
    );
    expect(share(edges.filter(Boolean).length, edges.length)).toBeGreaterThan(0.9);
    for (const { cluster, found } of all)
      for (const page of cluster.pages.filter((p) => p.role !== 'derived'))
        expect(
          found.reports.find((r) => r.article === page.file)?.of ?? null,
          `${cluster.name} ${page.file}`,
        ).toBeNull();
  });

  test('credits are found in many ways of saying them', () => {
    const credits = all.flatMap(({ cluster, found }) =>
      cluster.edges
        .filter((edge) => edge.credit !== null)
        .map((edge) => found.reports.find((r) => r.article === edge.copy)?.credit != null),
    );
    expect(share(credits.filter(Boolean).length, credits.length)).toBeGreaterThan(0.85);
  });

  test('a faithful copy is hardly ever flagged, and most drifts that are flagged are of their kind', () => {
    let [faithful, flagged, said, right] = [0, 0, 0, 0];
    for (const { cluster, found } of all) {
      const texts = new Map(cluster.pages.map((p) => [p.file, p.text]));
      for (const known of cluster.statements.flatMap((s) => s.variants)) {
        if (known.kinds.includes('origin') || known.kinds.includes('independent')) continue;
        const start = texts.get(known.file)!.indexOf(known.text);
        const variant = variantAt(found, known.file, start, start + known.text.length);
        if (!variant) continue;
        const kinds = drifts(variant.kinds);
        if (drifts(known.kinds).length === 0) {
          faithful++;
          if (kinds.length > 0) flagged++;
        } else {
          said += kinds.length;
          right += kinds.filter((kind) => known.kinds.includes(kind)).length;
        }
      }
    }
    expect(faithful).toBeGreaterThan(80);
    expect(share(flagged, faithful)).toBeLessThan(0.05);
    expect(share(right, said)).toBeGreaterThan(0.75);
  });
});
