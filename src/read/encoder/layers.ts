import type { Attribution, Mention, Span } from '../../record/index.ts';
import type { Encoded } from './encode.ts';
import { confidenceOf, type Frame, pooled } from './frames.ts';
import type { Model, ModelSettings } from './session.ts';
import { bestTags, logSoftmax, type PieceSpan, spansOf } from './viterbi.ts';

/** A typed span of the text, with the types of the tag set ("PER", "DATE"). */
export interface TypedSpan extends Span {
  type: string;
}

/** The spans that a tagging of the whole text finds. `tags` names O, then B and I of each type. Scores are left as they are. */
export function typedSpans(encoded: Encoded, scores: Float32Array, tags: readonly string[]): TypedSpan[] {
  const { pieces } = encoded;
  const { tags: best } = bestTags(logSoftmax(scores.slice(), tags.length), pieces.length, tags.length, pieces.inner);
  return spansOf(best).map((s) => ({ ...inText(encoded, s), type: tags[1 + 2 * s.type]!.slice(2) }));
}

export const mentionsOf = (encoded: Encoded, settings: ModelSettings): Mention[] =>
  typedSpans(encoded, encoded.names, settings.names) as Mention[];

const inText = ({ pieces }: Encoded, { start, end }: PieceSpan): Span => ({
  start: pieces.start[start]!,
  end: pieces.end[end - 1]!,
});

/** The attributions of a text with neutral labels and speakers; ids a1, a2 ... in the order of their cues. */
export function attributionsOf(
  text: string,
  encoded: Encoded,
  frames: readonly Frame[],
  settings: ModelSettings,
): Attribution[] {
  const id = (index: number): string => `a${index + 1}`;
  return frames.map((frame, index) => {
    const spans = (list: readonly PieceSpan[]) => list.map((s) => inText(encoded, s));
    const source = spans(frame.source);
    const content = spans(frame.content).map((s) => balanced(text, s));
    return {
      id: id(index),
      source: source.length ? source : null,
      cue: spans(frame.cue),
      content,
      kind: kindOf(text, content),
      sourceKind: 'named',
      act: 'state',
      conditional: false,
      hedged: false,
      commitment: '-',
      speaker: null,
      relay: [],
      parent: frame.parent === null ? null : id(frame.parent),
      confidence: Math.round(1000 * confidenceOf(frame, settings)) / 1000,
    };
  });
}

/**
 * A span that takes in the quotation mark it lacks, where that mark touches it: an opening one with its first words inside, or a
 * closing one right behind its last.
 */
export function balanced(text: string, span: Span): Span {
  let { start, end } = span;
  const words = text.slice(start, end);
  const count = (marks: RegExp) => words.match(marks)?.length ?? 0;
  const opened = count(/“/gu);
  const closed = count(/”/gu);
  const straight = count(/"/gu);
  if (opened > closed && text[end] === '”') end++;
  else if (closed > opened && text[start - 1] === '“') start--;
  else if (straight % 2 === 1) {
    if (/^"/u.test(words) && text[end] === '"') end++;
    else if (/"$/u.test(words) && text[start - 1] === '"') start--;
  }
  return { start, end };
}

/** Direct: the content is one quotation; mixed: it holds one and more; indirect: none. */
export function kindOf(text: string, content: readonly Span[]): Attribution['kind'] {
  const words = content
    .map((s) => text.slice(s.start, s.end))
    .join(' ')
    .trim();
  if (!/["“”«»]/u.test(words)) return 'indirect';
  const whole = /^["“«]/u.test(words) && /["”»][.,]?$/u.test(words) && !/[”"»][^“"«]{12,}[“"«]/u.test(words);
  return whole ? 'direct' : 'mixed';
}

/** The labels of the guideline that the model reads off an attribution. */
export type Labels = Pick<Attribution, 'sourceKind' | 'act' | 'conditional' | 'hedged' | 'commitment'>;

const FIELD: Record<string, keyof Labels> = {
  source_kind: 'sourceKind',
  act: 'act',
  conditional: 'conditional',
  hedged: 'hedged',
  commitment: 'commitment',
};

/** Those of the labels that the settings trust the model with. */
export const trusted = (labels: Labels, settings: ModelSettings): Partial<Labels> =>
  Object.fromEntries(settings.trusted.map((name) => [FIELD[name]!, labels[FIELD[name]!]]));

const GIVES = new Set<Attribution['act']>(['promise', 'offer', 'agree']);

/** The act, or the refusal that the wording tells of where the model takes it for the opposite: a lost "not" is worse than a gap. */
export const soundAct = (seen: Attribution['act'], wording: Attribution['act']): Attribution['act'] =>
  wording === 'refuse' && GIVES.has(seen) ? wording : seen;

/**
 * The labels of frames.
 * @param signs what the wording of each shows (labels/signs.ts), for a model that looks at it
 */
export async function labelsOf(
  model: Model,
  encoded: Encoded,
  frames: readonly Frame[],
  signs: readonly (readonly string[])[] = [],
): Promise<Labels[]> {
  if (!frames.length) return [];
  const { settings, size } = model;
  const width = 5 * size;
  const rows = new Float32Array(frames.length * width);
  frames.forEach((frame, i) => {
    pooled(frame, encoded.windows[frame.window]!, size, rows.subarray(i * width, (i + 1) * width));
  });
  const shown = new Float32Array(frames.length * model.signs.size);
  signs.forEach((list, i) => {
    for (const sign of list) {
      const place = model.signs.get(sign);
      if (place !== undefined) shown[i * model.signs.size + place] = 1;
    }
  });
  const logits = await model.labels(rows, shown);
  const lists = Object.values(settings.labels);
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  return frames.map((frame, i) => {
    let at = i * count;
    const [kind, act, conditional, hedged, commitment] = lists.map((list) => {
      const row = logits.subarray(at, at + list.length);
      at += list.length;
      return row;
    });
    return {
      sourceKind: frame.source.length ? best(settings.labels['source_kind']!, kind!, 'none') : 'none',
      act: best(settings.labels['act']!, act!),
      conditional: probability(conditional!) >= settings.flags.conditional,
      hedged: probability(hedged!) >= settings.flags.hedged,
      commitment: best(settings.labels['commitment']!, commitment!),
    } as Labels;
  });
}

function best(list: readonly string[], logits: Float32Array, not?: string): string {
  let top = list[0] === not ? 1 : 0;
  for (let i = 1; i < list.length; i++) if (logits[i]! > logits[top]! && list[i] !== not) top = i;
  return list[top]!;
}

/** Of the second of two logits. */
const probability = (logits: Float32Array): number => 1 / (1 + Math.exp(logits[0]! - logits[1]!));
