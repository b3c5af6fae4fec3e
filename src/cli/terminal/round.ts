import type { Round } from '../fetching.ts';
import { paint } from '../output.ts';
import { printable } from './marks.ts';

/** Names listed of each reason; the others are counted. */
const MOST = 5;

/** What a round of fetching did, for a person. */
export function roundText({ feeds, pages, seconds }: Round, stream: NodeJS.WriteStream): string {
  const colour = paint(stream);
  if (feeds.visited + pages.added + pages.replaced + pages.unchanged + pages.failed.length === 0)
    return 'Nothing is due. rapporteur fetch --all visits every feed now; rapporteur feeds says when each is next.';
  const n = (count: number, one: string, many = `${one}s`): string =>
    `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
  const failed = feeds.failed.length + pages.failed.length;
  const parts = [n(pages.added, 'new article')];
  if (pages.replaced > 0) parts.push(n(pages.replaced, 'changed'));
  if (pages.unchanged > 0) parts.push(n(pages.unchanged, 'unchanged', 'unchanged'));
  if (failed > 0) parts.push(colour('red', `${failed.toLocaleString('en')} failed`));
  const lines = [
    `${colour('bold', `Visited ${n(feeds.visited, 'feed')}`)} in ${seconds.toFixed(1)} s, ${n(feeds.changed, 'had', 'had')} changed: ${parts.join(', ')}.`,
  ];
  for (const [reason, all] of Map.groupBy([...feeds.failed, ...pages.failed], (one) => one.failure.message)) {
    lines.push(`  ${printable(reason)}`);
    for (const { name } of all.slice(0, MOST)) lines.push(`    ${printable(name)}`);
    if (all.length > MOST) lines.push(`    and ${all.length - MOST} more`);
  }
  return lines.join('\n');
}

/** The same for programs. */
export function roundJson({ feeds, pages, seconds }: Round): object {
  const errors = (failed: Round['feeds']['failed']): object[] =>
    failed.map(({ name, failure }) => ({ name, ...failure.toJSON() }));
  return {
    feeds: { ...feeds, failed: errors(feeds.failed) },
    pages: { ...pages, failed: errors(pages.failed) },
    seconds: Number(seconds.toFixed(3)),
  };
}
