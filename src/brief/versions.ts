import { diffArrays } from 'diff';
import type { Article } from '../record/index.ts';
import type { Difference } from './compare.ts';

/** What changed from one version of an article to a later one. */
export interface Changes {
  title: Difference[] | null;
  /** The text in paragraphs; `unchanged` ones in a row stand together. */
  paragraphs: ({ changed: Difference[] } | { unchanged: string[] })[];
  /** Words that came and that went. */
  added: number;
  removed: number;
}

/** Words, signs and spaces: what is compared. Paragraphs end in line breaks, which are pieces of their own. */
const piecesOf = (text: string): string[] =>
  text.match(/\n+|[^\S\n]+|[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*|[^\s]/gu) ?? [];

/** Texts that differ in more pieces than this are shown as one taken for the other: comparing them says little. */
const MOST_EDITS = 1500;

/** Compares two texts word by word, spaces apart. */
function compared(before: string, after: string): Difference[] {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  const parts = diffArrays(a, b, { maxEditLength: MOST_EDITS });
  if (!parts)
    return [
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ];
  return joined(
    parts.map(({ added, removed, value }) => ({
      kind: added ? 'ins' : removed ? 'del' : 'same',
      text: value.join(''),
    })),
  );
}

/** A lone space between two changes belongs to both, so that a changed phrase is one change. */
function joined(parts: Difference[]): Difference[] {
  const runs: Difference[] = [];
  let del = '';
  let ins = '';
  const flush = (): void => {
    if (del) runs.push({ kind: 'del', text: del });
    if (ins) runs.push({ kind: 'ins', text: ins });
    del = '';
    ins = '';
  };
  for (const [i, { kind, text }] of parts.entries()) {
    const next = parts[i + 1];
    if (kind === 'del') del += text;
    else if (kind === 'ins') ins += text;
    else if (/^[^\S\n]+$/u.test(text) && next && next.kind !== 'same' && (del || ins)) {
      if (del) del += text;
      if (ins) ins += text;
      if (!del || !ins) {
        // Only came, or only went: the space stays where it was.
        const run = del ? { kind: 'del' as const, text: del } : { kind: 'ins' as const, text: ins };
        run.text = run.text.slice(0, -text.length);
        del = '';
        ins = '';
        runs.push(run, { kind: 'same', text });
      }
    } else {
      flush();
      runs.push({ kind, text });
    }
  }
  flush();
  return runs;
}

const wordsIn = (runs: readonly Difference[], kind: Difference['kind']): number =>
  runs.filter((run) => run.kind === kind).reduce((n, { text }) => n + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

/** What changed between two versions, by paragraph. */
export function changesBetween(before: Article, after: Article): Changes {
  const runs = compared(before.text, after.text);
  const paragraphs: Changes['paragraphs'] = [];
  let current: Difference[] = [];
  const close = (): void => {
    const text = current.map((run) => run.text).join('');
    if (text.trim() !== '') {
      const isChanged = current.some((run) => run.kind !== 'same' && run.text.trim() !== '');
      const last = paragraphs.at(-1);
      if (isChanged) paragraphs.push({ changed: current });
      else if (last && 'unchanged' in last) last.unchanged.push(text.trim());
      else paragraphs.push({ unchanged: [text.trim()] });
    }
    current = [];
  };
  for (const { kind, text } of runs)
    for (const [i, part] of text.split(/\n+/u).entries()) {
      if (i > 0) close();
      if (part !== '') current.push({ kind, text: part });
    }
  close();
  const isSameTitle = (before.title ?? '').trim() === (after.title ?? '').trim();
  return {
    title: isSameTitle ? null : compared(before.title ?? '', after.title ?? ''),
    paragraphs,
    added: wordsIn(runs, 'ins'),
    removed: wordsIn(runs, 'del'),
  };
}
