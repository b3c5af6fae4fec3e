import type { Article, Mention, Span, Timex } from '../../record/index.ts';
import { readDay } from './calendar.ts';
import { directionAt } from './direction.ts';
import { matchAt } from './grammar.ts';
import { type Piece, runsOf } from './lex.ts';
import { type Anchor, normalise, type Setting } from './normalise.ts';

const SAID =
  /(?:\b(?:said|told|announced|reported|says|added|confirmed|admitted|warned|confessed|declared)\b(?:\s+[^.,;]{0,40}?)?\s*(?:on|in)?\s*)$/i;

/** Finds and resolves the time expressions of an article; furniture is left alone. Sorted, disjoint. */
export function findTimexes(
  article: Pick<Article, 'text' | 'published' | 'furniture'>,
  sentences: readonly Span[],
  mentions: readonly Mention[],
): Timex[] {
  const { text } = article;
  const published = readDay(article.published);
  const out: Timex[] = [];
  let anchor: Anchor | null = null;
  let quarter: string | null = null;
  let sentence = 0;
  let mention = 0;
  for (const run of runsOf(text)) {
    const classes = run.map((p) => p.cls).join('');
    for (let i = 0; i < run.length; ) {
      const found = matchAt(classes, i);
      if (!found) {
        i++;
        continue;
      }
      const pieces: Piece[] = run.slice(i, i + found.length);
      const start = pieces[0]!.start;
      const end = pieces.at(-1)!.end;
      while (sentence + 1 < sentences.length && sentences[sentence]!.end <= start) sentence++;
      while (mention < mentions.length && mentions[mention]!.end <= start) mention++;
      const name = mentions[mention];
      const inName =
        name !== undefined && name.start < end && name.end > start && (name.start < start || name.end > end);
      const within = sentences[sentence] ?? { start: 0, end: text.length };
      const setting: Setting = {
        text,
        published,
        anchor,
        quarter,
        direction: () => directionAt(text, within, start, end),
      };
      const value =
        inName || article.furniture.some((f) => f.start < end && f.end > start)
          ? null
          : normalise(found.kind, pieces, setting);
      if (!value) {
        i++;
        continue;
      }
      out.push({ start, end, type: value.type, value: value.value, inferred: value.inferred });
      if (value.anchor) {
        if (!SAID.test(text.slice(Math.max(within.start, start - 60), start))) anchor = value.anchor;
        if (value.anchor.grain === 'quarter' && /-Q\d$/.test(value.value ?? '')) quarter = value.value;
      }
      i += found.length;
    }
  }
  return out;
}
