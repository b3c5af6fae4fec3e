import type { Attribution, Span } from '../../record/index.ts';
import { isCutOff, wholeSource } from './sources.ts';

/** "News.Lind reports citing foreign media": a line of credits, which the rules read. */
const CREDITS = /\s(?:reports?|reported|writes?|wrote|says|said|informs|notes)$/u;
const CITES = /^(?:citing|quoting|referring to|with reference to)\b/u;

/** "no leader had offered": what nobody said was not said. */
const NOBODY = /^(?:no|nobody|none|neither)\b/iu;

/**
 * The attributions that make sense as a whole, at the places they had; null in the place of the others. A source is more than an
 * article or a preposition, and in a content it is somebody. A headline and the text under it are told apart: no content runs from the one into the other.
 * @param title where the headline stands in the text
 */
export function whole(text: string, attributions: readonly Attribution[], title: Span | null): (Attribution | null)[] {
  const kept = attributions.map((told) => {
    const one = { ...told, content: own(text, told, attributions) };
    const { source: found, cue, content } = title ? besides(one, title) : one;
    const source = found && wholeSource(text, found, cue);
    if (!content.length || (one.source && !source)) return null;
    if (source && isCutOff(text, source)) return null;
    if (cue && source && isCreditLine(text, source, cue)) return null;
    if (one.parent !== null && source?.some((s) => NOBODY.test(text.slice(s.start, s.end)))) return null;
    return { ...one, source, cue, content };
  });
  const index = new Map(attributions.map((one, i) => [one.id, i]));
  const above = (id: string | null): string | null => {
    if (id === null) return null;
    const at = index.get(id)!;
    return kept[at] ? id : above(attributions[at]!.parent);
  };
  return kept.map((one) => one && { ...one, parent: above(one.parent) });
}

/**
 * What of a content is this attribution's own: a part in another paragraph than its cue is another's where that one tells it in the
 * paragraph of its own cue.
 */
function own(text: string, one: Attribution, all: readonly Attribution[]): Span[] {
  return one.content.filter(
    (part) =>
      inItsParagraph(text, one, part) ||
      !all.some(
        (other) =>
          other !== one &&
          other.parent === one.parent &&
          inItsParagraph(text, other, part) &&
          other.content.some((theirs) => shared(part, theirs) > 0.8 * (part.end - part.start)),
      ),
  );
}

/** Whether a part of a content stands in the paragraph of the cue. */
function inItsParagraph(text: string, { cue }: Attribution, part: Span): boolean {
  if (!cue) return false;
  const [from, to] = [Math.min(cue[0]!.end, part.end), Math.max(cue.at(-1)!.start, part.start)];
  return !text.slice(from, to).includes('\n');
}

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Whether a source is an outlet with its verb, and the cue is that it cites somebody. */
const isCreditLine = (text: string, source: readonly Span[], cue: readonly Span[]): boolean => {
  const [last, first] = [source.at(-1)!, cue[0]!];
  return (
    CREDITS.test(text.slice(last.start, last.end)) &&
    CITES.test(text.slice(first.start, first.end)) &&
    text.slice(last.end, first.start).trim() === ''
  );
};

/** What of an attribution is on the side of the headline's end on which its cue is. */
function besides(
  { source, cue, content }: Attribution,
  { end }: Span,
): Pick<Attribution, 'source' | 'cue' | 'content'> {
  const inTitle = (cue?.[0] ?? content[0]!).start < end;
  const onSide = (spans: readonly Span[]): Span[] =>
    spans
      .map((s) =>
        inTitle ? { start: s.start, end: Math.min(s.end, end) } : { start: Math.max(s.start, end), end: s.end },
      )
      .filter((s) => s.start < s.end);
  const sources = source ? onSide(source) : [];
  return { source: sources.length ? sources : null, cue, content: onSide(content) };
}
