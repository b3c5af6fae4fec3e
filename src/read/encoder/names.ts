import type { Mention, Span } from '../../record/index.ts';
import { type Draft, layer } from '../annotator.ts';
import { type Encoded, encode } from './encode.ts';
import { mentionsOf } from './layers.ts';
import type { Model } from './session.ts';

/**
 * The names of an article, in the order of the text. What the encoder saw leaves out the furniture, where names stand too (datelines,
 * tables of results): that is read apart. No name goes on from one sentence into the next.
 */
export async function namesIn(model: Model, draft: Draft, seen: Encoded): Promise<Mention[]> {
  const { text, furniture } = draft.article;
  const found = mentionsOf(seen, model.settings);
  if (furniture.length > 0)
    found.push(...mentionsOf(await encode(model, text, outside(furniture, text.length)), model.settings));
  return found.flatMap((name) => cutAt(layer(draft, 'sentences'), name)).sort((a, b) => a.start - b.start);
}

/** What lies between sorted spans. */
function outside(spans: readonly Span[], length: number): Span[] {
  const starts = [0, ...spans.map((s) => s.end)];
  const ends = [...spans.map((s) => s.start), length];
  return starts.map((start, i) => ({ start, end: ends[i]! })).filter((s) => s.start < s.end);
}

function cutAt(sentences: readonly Span[], name: Mention): Mention[] {
  const over = sentences.filter((s) => s.start < name.end && name.start < s.end);
  if (over.length < 2) return [name];
  return over.map((s) => ({ ...name, start: Math.max(s.start, name.start), end: Math.min(s.end, name.end) }));
}
