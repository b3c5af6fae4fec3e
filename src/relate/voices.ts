import type { Attribution, Span } from '../record/index.ts';
import { SPEECH } from './lexicon-voices.ts';
import { AUXILIARY, fragment, isOutlet, resolved, trimmed } from './phrases.ts';
import type { Told } from './told.ts';
import { type Chain, known, sharesName, type Voice, voiceOf } from './voice.ts';
import type { Word } from './words.ts';

export type { Chain } from './voice.ts';

/**
 * Who tells a content: what the reading says, checked against the words around. The words win where they show a longer chain with
 * the same speaker in it, or where the reading names no speaker that can be compared.
 */
export function chainFor(page: Told, attribution: Attribution | null, content: Span, sentence: number): Chain | null {
  const read = attribution ? chainOf(page, attribution, content) : null;
  const seen = voicesAround(page, content, sentence);
  if (!read) return seen;
  if (!seen) return read;
  const shared = seen.some((v) => read.some((r) => sharesName(v, r)));
  if (seen.length > read.length && shared) return seen;
  const outer = seen[0]!;
  if (!shared && !outer.guessed && known(outer) && !read.some((r) => r.kind === 'unnamed' && outer.kind === 'unnamed'))
    return [outer, ...read];
  // A pronoun that the reading and the words around resolve to the same name is sure.
  return read.map((r) => (r.guessed && seen.some((v) => sharesName(v, r)) ? { ...r, guessed: false } : r));
}

/** What an attribution of the reading says of its speakers; null where it names no source outside the content. */
function chainOf(page: Told, attribution: Attribution, content: Span): Chain | null {
  const chain: Voice[] = [];
  let a: Attribution | undefined = attribution;
  for (let depth = 0; a && depth < 5; depth++) {
    const source: Span | undefined = a.source?.[0];
    if (source && (source.end <= content.start || content.end <= source.start)) {
      const voice = voiceOfAttribution(page, a, source);
      if (voice) chain.unshift(voice);
    }
    const parent: string | null = a.parent;
    a = page.reading.attributions.find((b) => b.id === parent);
  }
  return chain.length > 0 ? chain : null;
}

function voiceOfAttribution(page: Told, a: Attribution, span: Span): Voice | null {
  if (a.sourceKind === 'outlet' || isOutlet(page, span)) return null;
  const own = voiceOf(page, span, wordsIn(page, span));
  if (own.kind === 'unnamed') return own;
  if (a.sourceKind === 'unnamed' && own.role !== null && !own.body) return { ...own, kind: 'unnamed' };
  const names = a.speaker ? namesOf(a.speaker.name) : [];
  if (own.kind === 'named')
    return own.names.length === 0 ? null : { ...own, names: [...new Set([...own.names, ...names])] };
  if (names.length > 0) return { ...own, kind: 'named', names, guessed: true };
  return own.kind === 'definite' && own.role === null ? null : resolved(page, own);
}

const namesOf = (name: string): string[] =>
  (name.match(/\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? []).map((w) =>
    w
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[’']s$/u, ''),
  );

const wordsIn = (page: Told, span: Span): Word[] =>
  page.words.filter((w) => span.start <= w.start && w.end <= span.end);

/**
 * The voices in the words around a telling, in its sentence; of a sentence that is all quotation, the voice of the sentence
 * before it in the paragraph, or of the one after.
 */
export function voicesAround(page: Told, content: Span, sentence: number): Chain | null {
  const outside = (s: number): Word[] =>
    (page.bySentence[s] ?? [])
      .map((i) => page.words[i]!)
      .filter((w) => w.quote < 0 && (w.end <= content.start || content.end <= w.start));
  const here = outside(sentence);
  const chain = chainIn(page, here, content);
  if (chain.length > 0) return chain.map((v) => resolved(page, v));
  const all = page.bySentence[sentence] ?? [];
  const inside = all.map((i) => page.words[i]!).filter((w) => content.start <= w.start && w.end <= content.end);
  if (inside.filter((w) => w.quote >= 0).length < inside.length * 0.6) {
    const opening = [...here.filter((w) => w.end <= content.start), ...inside.slice(0, 12)].filter((w) => w.quote < 0);
    const subject = fragment(page, opening, false)[0];
    return subject ? [resolved(page, subject)] : null;
  }
  if (here.length > all.length * 0.3 || here.some((w) => SPEECH.test(w.key))) return null;
  for (const other of [sentence - 1, sentence + 1]) {
    if (!adjoins(page, sentence, other)) continue;
    const found = chainIn(
      page,
      outside(other),
      page.sentences[other]!.start < content.start ? content : { start: content.end, end: content.end },
    );
    const last = found.at(-1) ?? (other < sentence ? subjectOf(page, outside(other)) : null);
    if (last) return [resolved(page, last)];
  }
  return null;
}

/** "A second diplomat was less hopeful.": who a sentence that introduces a quotation is about. */
function subjectOf(page: Told, words: readonly Word[]): Voice | null {
  const verb = words.findIndex(
    (w, i) =>
      i > 0 && (AUXILIARY.test(w.key) || SPEECH.test(w.key) || /(?:ed|went|took|saw|felt|gave|did|does)$/u.test(w.key)),
  );
  if (verb < 1 || verb > 10) return null;
  const phrase = trimmed(words.slice(0, verb));
  if (phrase.length === 0) return null;
  const voice = voiceOf(page, { start: phrase[0]!.start, end: phrase.at(-1)!.end }, phrase);
  return voice.role !== null && (voice.kind === 'unnamed' || voice.kind === 'named') ? voice : null;
}

/** In one paragraph, or a quotation that stands alone after its introduction. */
function adjoins(page: Told, a: number, b: number): boolean {
  const [first, second] = [page.sentences[Math.min(a, b)], page.sentences[Math.max(a, b)]];
  if (!first || !second) return false;
  return b < a || !page.article.text.slice(first.end, second.start).includes('\n\n');
}

function chainIn(page: Told, words: readonly Word[], content: Span): Voice[] {
  const before = afterBreak(
    page,
    words.filter((w) => w.end <= content.start),
    content,
  );
  const after = beforeBreak(
    page,
    words.filter((w) => w.start >= content.end),
  );
  const trailing = fragment(page, after, true).slice(0, 2);
  // "Macron told his colleagues, as one diplomat recounted it": the last is the outermost.
  const told =
    trailing.length === 2 && after.some((w) => w.key === 'as' || w.key === 'according')
      ? trailing.reverse()
      : trailing.slice(0, 1);
  return [...told, ...fragment(page, before, false)];
}

/** Of the words after a telling those before the next clause: "…, the official said, while the ministry announced". */
function beforeBreak(page: Told, words: readonly Word[]): Word[] {
  const at = words.findIndex(
    (w, i) =>
      i > 0 &&
      /^(?:and|but|while|although)$/u.test(w.key) &&
      /,/u.test(page.article.text.slice(words[i - 1]!.end, w.start)),
  );
  return at < 0 ? [...words] : words.slice(0, at);
}

/** Of the words before a telling those of its own clause: "…, and an official in it said". */
function afterBreak(page: Told, words: readonly Word[], content: Span): Word[] {
  for (let i = words.length - 1; i > 0; i--) {
    const gap = page.article.text.slice(words[i - 1]!.end, words[i]!.start);
    const breaks = /;/u.test(gap) || (/,/u.test(gap) && /^(?:and|but|while|although)$/u.test(words[i]!.key));
    if (!breaks) continue;
    const rest = words.slice(i);
    if (
      rest.some((w) => SPEECH.test(w.key)) &&
      words.slice(i).length >= 2 &&
      page.article.text.slice(words[i]!.start, content.start).length > 0
    )
      return rest;
  }
  return [...words];
}
