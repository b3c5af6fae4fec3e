import type { Summary } from '../ingesting.ts';
import { paint } from '../output.ts';

/** Names listed of each reason; the others are counted. */
const MOST = 5;

/** What an ingest did, for a person: how many pages were read, and which were not and why. */
export function summaryText({ pages, saved, failed, skipped, seconds }: Summary, stream: NodeJS.WriteStream): string {
  const colour = paint(stream);
  const n = (count: number, word: string) => `${count.toLocaleString('en')} ${word}`;
  const parts = [n(saved.added, 'added')];
  if (saved.replaced > 0) parts.push(n(saved.replaced, 'replaced'));
  if (saved.unchanged > 0) parts.push(n(saved.unchanged, 'unchanged'));
  if (failed.length > 0) parts.push(colour('red', n(failed.length, 'failed')));
  if (skipped.length > 0) parts.push(n(skipped.length, 'skipped'));
  const lines = [
    `${colour('bold', `Read ${n(pages, pages === 1 ? 'page' : 'pages')}`)} in ${seconds.toFixed(1)} s: ${parts.join(', ')}.`,
  ];
  const why = [
    ...failed.map(({ name, failure }) => ({ name, reason: failure.message })),
    ...skipped.map(({ name, reason }) => ({ name, reason: `Skipped: ${reason}.` })),
  ];
  for (const [reason, all] of Map.groupBy(why, (one) => one.reason)) {
    lines.push(`  ${reason}`);
    for (const { name } of all.slice(0, MOST)) lines.push(`    ${name}`);
    if (all.length > MOST) lines.push(`    and ${all.length - MOST} more`);
  }
  return lines.join('\n');
}

/** The same for programs. */
export function summaryJson({ pages, saved, failed, skipped, seconds }: Summary): object {
  const errors = failed.map(({ name, failure }) => ({ name, ...failure.toJSON() }));
  return { pages, ...saved, failed: errors, skipped, seconds: Number(seconds.toFixed(3)) };
}
