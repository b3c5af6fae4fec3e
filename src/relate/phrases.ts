import type { Span } from '../record/index.ts';
import { ROLE, SPEECH } from './lexicon-voices.ts';
import { namesOutlet } from './outlets.ts';
import type { Told } from './told.ts';
import { INDEFINITE, isName, type Voice, voiceOf } from './voice.ts';
import type { Word } from './words.ts';

export const isOutlet = (page: Told, span: Span): boolean =>
  page.article.credits.some(
    (c) => (c.span.start < span.end && span.start < c.span.end) || namesOutlet(c.name, page.text(span)),
  );

/** Noun phrases that a word of saying stands beside. */
export function fragment(page: Told, words: readonly Word[], trailing: boolean): Voice[] {
  const text = page.article.text;
  const broken = (i: number): boolean => isBroken(text, words[i]!, words[i + 1]!);
  const found: Voice[] = [];
  for (let cue = 0; cue < words.length; cue++) {
    const key = words[cue]!.key;
    if (!SPEECH.test(key)) continue;
    const next = words[cue + 1]?.key;
    const rightward =
      key === 'according' ||
      key === 'citing' ||
      key === 'quoting' ||
      next === 'by' ||
      (trailing && cue === 0 && words.length > 1 && !/^(?:added|called)$/u.test(key));
    let from: number;
    let to: number;
    if (rightward) {
      from = cue + (next === 'by' || next === 'to' ? 2 : 1);
      to = from;
      while (
        to < words.length - 1 &&
        to - from < 14 &&
        !broken(to) &&
        !SPEECH.test(words[to + 1]!.key) &&
        !STOP.test(words[to + 1]!.key) &&
        !endsApposition(text, words, from, to)
      )
        to++;
    } else {
      to = cue - 1;
      while (to >= 0 && AUXILIARY.test(words[to]!.key)) to--;
      from = to;
      while (
        from > 0 &&
        to - from < 16 &&
        !broken(from - 1) &&
        !SPEECH.test(words[from - 1]!.key) &&
        words[from - 1]!.key !== 'that'
      )
        from--;
    }
    if (from > to || from < 0 || from >= words.length) continue;
    const phrase = trimmed(lastPhrase(text, words.slice(from, to + 1)));
    if (phrase.length === 0) continue;
    const span = { start: phrase[0]!.start, end: phrase.at(-1)!.end };
    if (
      found.some((f) => f.span.start < span.end && span.start < f.span.end) ||
      isOutlet(page, span) ||
      /^report/u.test(key)
    )
      continue;
    const voice = voiceOf(page, span, phrase);
    if (voice.kind !== 'definite' || voice.role !== null) found.push(voice);
  }
  return found;
}

/** A mark that ends a phrase stands between two words; the point of "Mr." is none. */
const isBroken = (text: string, a: Word, b: Word): boolean => {
  const gap = text.slice(a.end, b.start);
  return /[;:“”"–—]|\s-\s/u.test(gap) || (gap.includes('.') && !/^(?:mrs?|ms|dr|st|gen|sen)$/u.test(a.key));
};

const STOP = /^(?:to|after|on|at|during|when|while|before|that|who|as|asked)$/u;
export const AUXILIARY =
  /^(?:had|has|have|was|is|also|then|later|not|would|only|recently|already|who|private|earlier|too)$/u;

/** "by one diplomat, Whitlow told": a name after a comma begins a new phrase where the first is complete. */
function endsApposition(text: string, words: readonly Word[], from: number, to: number): boolean {
  return (
    /,/u.test(text.slice(words[to]!.end, words[to + 1]!.start)) &&
    words.slice(from, to + 1).some((w) => INDEFINITE.test(w.key))
  );
}

/** Of "…if they find 30,000 soldiers, a senior official" the last phrase: a clause before a comma is not who speaks. */
function lastPhrase(text: string, words: readonly Word[]): Word[] {
  for (let i = words.length - 1; i > 0; i--) {
    if (!text.slice(words[i - 1]!.end, words[i]!.start).includes(',')) continue;
    const head = words.slice(0, i);
    const tail = words.slice(i);
    const plural = tail[0]!.key !== 'the' && tail.some((w) => ROLE.test(w.key) && /s$/u.test(w.key));
    const indefinite = INDEFINITE.test(tail[0]!.key) && tail.some((w) => ROLE.test(w.key));
    const clause = head.some((w) => FINITE.test(w.key));
    if (plural || clause || (indefinite && !head.some((w) => w.kind === 'name'))) return tail;
  }
  return words.some((w) => FINITE.test(w.key)) ? [] : [...words];
}
const FINITE = /^(?:will|would|is|are|was|were|may|might|could|can|shall|should|must|has|had)$/u;

/** Without "On Tuesday" and the like at its ends. */
export function trimmed(words: readonly Word[]): Word[] {
  const list = [...words];
  while (list.length > 0 && LEADING.test(list[0]!.key)) list.shift();
  while (list.length > 0 && TRAILING.test(list.at(-1)!.key)) list.pop();
  return list;
}
const LEADING =
  /^(?:and|but|on|in|at|as|also|however|to|by|of|with|from|that|asked|while|although|concerning|this|when|if|though|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;
const TRAILING =
  /^(?:and|but|on|in|at|to|has|had|have|by|of|earlier|later|also|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;

/** Who a pronoun or "the negotiator" is: the last voice before it that it can mean; itself where none is clear. */
export function resolved(page: Told, voice: Voice): Voice {
  if (voice.kind === 'named' || voice.kind === 'unnamed') return voice;
  for (let i = page.words.findIndex((w) => w.start >= voice.span.start) - 1; i >= 0; i--) {
    const w = page.words[i]!;
    if (w.quote >= 0) continue;
    const fits =
      voice.kind === 'definite'
        ? w.stem === voice.role
        : (ROLE.test(w.key) && !/s$/u.test(w.key)) || isPersonName(page, i);
    if (!fits) continue;
    const phrase = phraseAt(page, i);
    const span = { start: phrase[0]!.start, end: phrase.at(-1)!.end };
    const found = voiceOf(page, span, phrase);
    if (found.kind === 'pronoun' || (found.kind === 'definite' && voice.kind === 'pronoun')) continue;
    if (found.kind === 'definite') continue;
    return { ...found, span: voice.span, vague: voice.vague, guessed: true };
  }
  return voice;
}

/** Two capitalised words in a row, or a name that stands before a word of saying. */
function isPersonName(page: Told, i: number): boolean {
  const w = page.words[i]!;
  if (!isName(page, w)) return false;
  const before = page.words[i - 1];
  const after = page.words[i + 1];
  return (
    (before !== undefined && isName(page, before) && before.end + 1 === w.start) ||
    (after !== undefined && SPEECH.test(after.key))
  );
}

/** The noun phrase round a word, to the next verb of saying or mark on each side. */
function phraseAt(page: Told, i: number): Word[] {
  const text = page.article.text;
  const words = page.words;
  const open = (a: Word, b: Word): boolean =>
    a.sentence === b.sentence &&
    !isBroken(text, a, b) &&
    !SPEECH.test(a.key) &&
    !SPEECH.test(b.key) &&
    !/^(?:that|who|which|and|but)$/u.test(a.key) &&
    !/^(?:that|which|and|but|who)$/u.test(b.key);
  let from = i;
  let to = i;
  while (from > 0 && i - from < 9 && open(words[from - 1]!, words[from]!)) from--;
  while (to < words.length - 1 && to - i < 6 && open(words[to]!, words[to + 1]!)) to++;
  return words.slice(from, to + 1);
}
