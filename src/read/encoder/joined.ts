import type { Attribution, Span } from '../../record/index.ts';

/** An attribution of the joint reading; `frame` is its index among the model's, null where only the rules have it. */
export interface Joined {
  attribution: Attribution;
  frame: number | null;
}

/**
 * The model's attributions, null where one was dropped, and beside them those of the rules at least as sure as `least` that no reading of the model
 * contradicts: another cue, and contents that are apart or lie one in the other; what the model found in a content of theirs is told in it. Ids a1, a2 ... in the order of their cues.
 */
export function joined(seen: readonly (Attribution | null)[], rules: readonly Attribution[], least: number): Joined[] {
  const all: Joined[] = seen.flatMap((attribution, frame) => (attribution ? [{ attribution, frame }] : []));
  const model = all.map(({ attribution }) => attribution);
  const inside = new Map<string, string>();
  for (const one of rules) {
    if (one.confidence < least || model.some((other) => contradict(one, other))) continue;
    const around = model.filter((other) => covers(other, headOf(one)));
    const toldIn = (other: Attribution): boolean =>
      covers(one, headOf(other)) && other.content.every((span) => within(span, one.content));
    if (!around.length && model.some((other) => touch(one.content, other.content) && !toldIn(other))) continue;
    const parent = around.reduce<Attribution | null>((a, b) => (a && lengthOf(a) <= lengthOf(b) ? a : b), null);
    if (parent && !one.content.every((span) => within(span, parent.content))) continue;
    const added = { ...one, id: `rules ${one.id}`, parent: parent?.id ?? null };
    all.push({ attribution: added, frame: null });
    for (const other of model) if (other.parent === added.parent && toldIn(other)) inside.set(other.id, added.id);
  }
  all.sort((a, b) => headOf(a.attribution) - headOf(b.attribution));
  const ids = new Map(all.map(({ attribution }, i) => [attribution.id, `a${i + 1}`]));
  return all.map(({ attribution, frame }) => ({
    attribution: {
      ...attribution,
      id: ids.get(attribution.id)!,
      parent: ids.get(inside.get(attribution.id) ?? attribution.parent ?? '') ?? null,
    },
    frame,
  }));
}

const headOf = ({ cue, source, content }: Attribution): number => (cue?.[0] ?? source?.[0] ?? content[0]!).start;

const covers = ({ content }: Attribution, at: number): boolean => content.some((s) => s.start <= at && at < s.end);

const touch = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));

const within = (span: Span, spans: readonly Span[]): boolean =>
  spans.some((s) => s.start <= span.start && span.end <= s.end);

const lengthOf = ({ content }: Attribution): number => content.reduce((sum, s) => sum + s.end - s.start, 0);

/** The same cue told twice, or each told in the content of the other. */
function contradict(a: Attribution, b: Attribution): boolean {
  if (a.cue && b.cue && touch(a.cue, b.cue)) return true;
  return headOf(a) === headOf(b) || (covers(a, headOf(b)) && covers(b, headOf(a)));
}
