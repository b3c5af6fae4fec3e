import type { Mention, Span } from '../../record/index.ts';
import { type Draft, layer, type Sentence, type Token } from '../annotator.ts';
import { type Cast, castOf, type Person } from './cast.ts';

/** A naming of a body, state or other organisation. */
export interface BodySighting extends Span {
  name: string;
  actor: string | null;
}

/** One place where somebody is spoken of, by name or by a pronoun that has been resolved. */
export interface Sighting<T> {
  start: number;
  sentence: number;
  who: T;
  subject: boolean;
  source: boolean;
  possessive: boolean;
  quoted: boolean;
}

/** What is needed to tell who is meant: the text, its people and bodies, and where each is spoken of. */
export interface Scene {
  text: string;
  published: string | null;
  sentences: readonly Sentence[];
  tokens: readonly Token[];
  mentions: readonly Mention[];
  cast: Cast;
  bodies: readonly BodySighting[];
  quotes: readonly Span[];
  people: Sighting<Person>[];
  organisations: Sighting<BodySighting>[];
}

const scenes = new WeakMap<Draft, Scene>();

/** The scene that `speakers` worked on, or a new one. */
export const sceneFor = (draft: Draft): Scene => scenes.get(draft) ?? sceneOf(draft);

export function sceneOf(draft: Draft): Scene {
  const { text, published } = draft.article;
  const sentences = layer(draft, 'sentences');
  const mentions = layer(draft, 'mentions');
  const tokens = layer(draft, 'tokens');
  const cast = castOf(text, mentions, published);
  const quotes = quotesOf(text, sentences);
  const sources = layer(draft, 'attributions').flatMap((a) => (a.parent === null && a.source) || []);
  const bodies = mentions
    .filter((m) => m.type === 'ORG' || m.type === 'GPE')
    .map((m) => ({ start: m.start, end: m.end, name: text.slice(m.start, m.end), actor: m.actor ?? null }));
  const scene: Scene = {
    text,
    published,
    sentences,
    tokens,
    mentions,
    cast,
    bodies,
    quotes,
    people: [],
    organisations: [],
  };
  const seen = <T>(who: T, span: Span, possessive: boolean): Sighting<T> => ({
    start: span.start,
    sentence: sentenceAt(sentences, span.start),
    who,
    subject: !possessive && isSubject(scene, span),
    source: sources.some((s) => s.start <= span.start && span.end <= s.end),
    possessive,
    quoted: inside(quotes, span.start),
  });
  scene.people = cast.sightings.map((s) => seen(s.person, s.occurrence, s.occurrence.possessive));
  scene.organisations = bodies.map((b) => seen(b, b, /^['’]/u.test(text.slice(b.end, b.end + 1))));
  scenes.set(draft, scene);
  return scene;
}

export const inside = (spans: readonly Span[], at: number): boolean => spans.some((s) => s.start <= at && at < s.end);

export function sentenceAt(sentences: readonly Span[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Quotations, paragraph by paragraph; one that is left open ends with its paragraph. */
function quotesOf(text: string, sentences: readonly Sentence[]): Span[] {
  const quotes: Span[] = [];
  let open = -1;
  let paragraph = -1;
  let last = 0;
  for (const s of sentences) {
    if (s.paragraph !== paragraph) {
      if (open >= 0) quotes.push({ start: open, end: last });
      open = -1;
      paragraph = s.paragraph;
    }
    for (const mark of text.slice(s.start, s.end).matchAll(/[“”"]|''|``/gu)) {
      const at = s.start + mark.index;
      if (open < 0 && mark[0] !== '”' && mark[0] !== "''") open = at;
      else if (open >= 0 && mark[0] !== '“' && mark[0] !== '``') {
        quotes.push({ start: open, end: at + mark[0].length });
        open = -1;
      }
    }
    last = s.end;
  }
  if (open >= 0) quotes.push({ start: open, end: last });
  return quotes;
}

/** Whether the name at this place is the subject of its clause: a verb follows it, at once or after an apposition. */
function isSubject(scene: Scene, span: Span): boolean {
  const { tokens, text } = scene;
  let at = firstTokenFrom(tokens, span.end);
  const sentence = tokens[at]?.sentence;
  if (text[tokens[at]?.start ?? 0] === ',') {
    for (let k = at + 1; k < Math.min(tokens.length, at + 25) && tokens[k]!.sentence === sentence; k++)
      if (text[tokens[k]!.start] === ',') {
        at = k + 1;
        break;
      }
  }
  for (let k = at; k < at + 3 && tokens[k]?.sentence === sentence; k++) {
    const tag = tokens[k]?.tag ?? '';
    if (/[MXZF]/.test(tag)) return true;
    if (tag !== 'R') return false;
  }
  return false;
}

export function firstTokenFrom(tokens: readonly Token[], at: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
