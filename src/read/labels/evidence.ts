import type { Mention, Span } from '../../record/index.ts';
import { verbLemma } from '../lemmas.ts';
import { TONES } from '../lexicon/tone.ts';

/** What the labels of one attribution are told from: the words of its three parts. */
export interface Spoken {
  text: string;
  source: readonly Span[] | null;
  cue: readonly Span[] | null;
  content: readonly Span[];
  mentions: readonly Mention[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[?!$%]/gu;
const HINGES = new Set(
  "i we he she they it you will won't would not no never must should need needs can cannot going want don't doesn't isn't wasn't haven't i'm we're he'd i'd".split(
    ' ',
  ),
);

export const wordsIn = (text: string, spans: readonly Span[] | null): string[] =>
  (spans ?? []).flatMap(({ start, end }) => text.slice(start, end).match(WORD) ?? []);

const low = (word: string): string => word.toLowerCase().replace(/’/gu, "'");

/** Evidence on the act: lemmas of the cue, words of the content and pairs of its small words, and their form. */
export function actEvidence({ text, source, cue, content }: Spoken): string[] {
  const cues = wordsIn(text, cue).map(low);
  const lemmas = cues.map(verbLemma);
  const found = new Set<string>(['bias']);
  for (const lemma of lemmas) found.add(`c:${lemma}`);
  for (let i = 1; i < lemmas.length; i++) found.add(`c:${lemmas[i - 1]} ${lemmas[i]}`);
  if (cues.length <= 1) found.add(`c=${lemmas[0] ?? '-'}`);
  const plain = lemmas.length > 0 && lemmas.every((one) => SPEAKING.has(one));
  const words = wordsIn(text, content).slice(0, 60).map(low);
  const tones = new Map<string, number>();
  words.forEach((word, i) => {
    for (const tone of tonesOf(word)) tones.set(tone, (tones.get(tone) ?? 0) + 1);
    if (i > 0 && HINGES.has(words[i - 1]!)) found.add(`t:${words[i - 1]} ${HINGES.has(word) ? word : '*'}`);
  });
  const speaking = plain ? '+' : '';
  for (const [tone, n] of tones) {
    found.add(`${tone}${speaking}`);
    if (n > 1) found.add(`${tone}${speaking}:2`);
  }
  if (plain) found.add(`f+:${words[0] === 'that' ? (words[1] ?? '') : words[0]}`);
  else found.add(`f:${words[0]}`);
  if (words[1]) found.add(`f:${words[0]} ${words[1]}`);
  if (/\?/u.test(text.slice(content.at(-1)!.end - 3, content.at(-1)!.end))) found.add('asks');
  if (/["“]/u.test(text.slice(content[0]!.start, content[0]!.end))) found.add('quoted');
  found.add(`n:${words.length < 4 ? 3 : words.length < 9 ? 8 : words.length < 25 ? 24 : 60}`);
  if (!source?.length) found.add('no source');
  const side = SIDES.exec(wordsIn(text, source).join(' ').toLowerCase());
  if (side) found.add(`side:${side[0]}`);
  return [...found];
}

const SIDES =
  /\b(?:critics?|opponents?|rivals?|detractors?|supporters?|allies|ally|backers?|defenders?|fans?|prosecutors?|lawyers?|experts?|analysts?|polls?|surveys?)\b/u;
const SPEAKING = new Set(
  'say tell add write state note tweet reply respond continue explain according to in a statement also have be on ago earlier later monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

let tones: { whole: Map<string, string[]>; stems: [string, string][] } | undefined;
const remembered = new Map<string, readonly string[]>();

/** The tones of a word in lexicon/tone.ts. */
function tonesOf(word: string): readonly string[] {
  if (!tones) {
    tones = { whole: new Map(), stems: [] };
    for (const [tone, list] of Object.entries(TONES))
      for (const item of list.trim().split(/\s+/u)) {
        if (item.endsWith('*')) tones.stems.push([item.slice(0, -1), tone]);
        else tones.whole.set(item, [...(tones.whole.get(item) ?? []), tone]);
      }
  }
  let found = remembered.get(word);
  if (!found) {
    found = [
      ...(tones.whole.get(word) ?? []),
      ...tones.stems.filter(([stem]) => word.startsWith(stem)).map(([, tone]) => tone),
    ];
    if (remembered.size < 20_000) remembered.set(word, found);
  }
  return found;
}

/** Evidence on who the source is: its words, its head, its names, and the cue. */
export function sourceEvidence({ text, source, cue, mentions }: Spoken): string[] {
  const found = new Set<string>(['bias']);
  const written = wordsIn(text, source);
  let words = written;
  if (source?.length && written.length === 1 && /^(?:who|which|that|whom)$/iu.test(written[0]!)) {
    // a relative pronoun is told by what it stands behind
    const before = text.slice(Math.max(0, source[0]!.start - 90), source[0]!.start);
    words = (before.slice(before.lastIndexOf('. ') + 1).match(WORD) ?? []).slice(-7);
    found.add('relative');
  }
  const lower = words.map(low);
  for (const word of lower) found.add(`s:${word}`);
  if (lower.length === 1) found.add(`s=${lower[0]}`);
  found.add(`a:${lower[0]}`);
  const head = headOf(lower);
  found.add(`h:${head}`);
  if (/(?:s|people|men|women)$/u.test(head) && !/ss$/u.test(head))
    found.add(/^\p{Lu}/u.test(words[lower.indexOf(head)] ?? '') ? 'plural name' : 'plural');
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  found.add(`capitals:${Math.min(capitals, 3)}/${capitals === words.length ? 'all' : 'some'}`);
  if (/^\p{Lu}\p{L}+$/u.test(words.at(-1) ?? '') && /^\p{Lu}/u.test(words.at(-2) ?? '')) found.add('ends as a name');
  if (words.length === 1 && /^\p{Lu}{2,5}$/u.test(words[0]!)) found.add('acronym');
  for (const mention of mentions) {
    if (!(source ?? []).some((span) => span.start < mention.end && mention.start < span.end)) continue;
    found.add(`m:${mention.type}`);
    if (source!.some((span) => Math.abs(mention.end - span.end) < 2)) found.add(`m$:${mention.type}`);
    if (source!.some((span) => Math.abs(mention.start - span.start) < 5)) found.add(`m^:${mention.type}`);
  }
  for (const word of wordsIn(text, cue)) found.add(`c:${verbLemma(low(word))}`);
  return [...found];
}

/** The last word before "of", "for", "who" and the like, or a comma's place. */
function headOf(words: readonly string[]): string {
  const stop = words.findIndex(
    (word, i) => i > 0 && /^(?:of|for|from|at|in|with|who|whose|that|to|on|by|familiar|close|and|which)$/u.test(word),
  );
  return words[(stop > 0 ? stop : words.length) - 1] ?? '-';
}
