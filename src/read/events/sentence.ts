import type { Span, Timex } from '../../record/index.ts';
import type { Sentence, Token } from '../annotator.ts';
import { nounLemma, verbLemma } from '../lemmas.ts';
import { PARTY } from './lexicon.ts';

/** A word as the event rules see it. */
export interface Word extends Span {
  text: string;
  lower: string;
  tag: string;
  /** Base form of a verb, singular of a noun, else the lower case. */
  lemma: string;
  /** Index of the time expression that the word is part of. */
  timex: number | null;
}

/** A sentence with its words and the time expressions in it. */
export interface View {
  index: number;
  span: Span;
  paragraph: number;
  words: Word[];
  /** Indices into the article's time expressions, with the first and last word of each. */
  times: { timex: number; from: number; to: number }[];
}

const VERB = /[VZFXYG]/;

/** The sentences of an article as rows of words. */
export function viewsOf(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  timexes: readonly Timex[],
): View[] {
  const views: View[] = sentences.map((s, index) => ({ index, span: s, paragraph: s.paragraph, words: [], times: [] }));
  let t = 0;
  for (const token of tokens) {
    const view = views[token.sentence];
    if (!view) continue;
    while (t < timexes.length && timexes[t]!.end <= token.start) t++;
    const timex = t < timexes.length && timexes[t]!.start < token.end ? t : null;
    const word = text.slice(token.start, token.end);
    const lower = word.toLowerCase();
    if (timex !== null) {
      const last = view.times.at(-1);
      if (last?.timex === timex) last.to = view.words.length;
      else view.times.push({ timex, from: view.words.length, to: view.words.length });
    }
    const previous = view.words.at(-1);
    // "the two delegations", "Delegations from …": plurals of people that the tagger takes for verbs
    const people = token.tag === 'Z' && PARTY.test(lower) && (previous === undefined || /[DJQ]/.test(previous.tag));
    const tag = people ? 'N' : token.tag;
    view.words.push({
      start: token.start,
      end: token.end,
      text: word,
      lower,
      tag,
      lemma: VERB.test(tag) ? verbLemma(lower) : tag === 'N' ? nounLemma(lower) : lower,
      timex,
    });
  }
  return views;
}

/** A noun phrase: first and last word, its head, without what hangs on it. */
export interface Phrase {
  from: number;
  to: number;
}

const INSIDE = /[NPJQDSO]/;

/** The noun phrase that ends at or before a word, going left; null where there is none. */
export function phraseEndingAt(words: readonly Word[], at: number): Phrase | null {
  let to = at;
  while (to >= 0 && words[to]!.timex !== null) to--;
  const w = words[to];
  if (!w || !/[NPOS]|Q/.test(w.tag)) return null;
  let from = to;
  while (from > 0 && INSIDE.test(words[from - 1]!.tag) && words[from - 1]!.timex === null) from--;
  return { from, to };
}

/** The noun phrase that begins at a word, going right. */
export function phraseStartingAt(words: readonly Word[], at: number): Phrase | null {
  let from = at;
  while (from < words.length && words[from]!.tag === 'R') from++;
  const first = words[from];
  if (!first || !INSIDE.test(first.tag) || first.timex !== null) return null;
  let to = from;
  while (to + 1 < words.length && INSIDE.test(words[to + 1]!.tag) && words[to + 1]!.timex === null) to++;
  return words.slice(from, to + 1).some((x) => /[NPO]/.test(x.tag)) ? { from, to } : null;
}
