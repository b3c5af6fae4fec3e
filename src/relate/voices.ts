import type { Attribution, Span } from '../record/index.ts';
import { SYNONYM_GROUP } from './lexicon.ts';
import { BODY, NATIONALITY, ROLE, SPEECH, TITLE, UNNAMED_ROLE } from './lexicon-voices.ts';
import { namesOutlet } from './outlets.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

/** Who says something, as one report tells it. */
export interface Voice {
  span: Span;
  /** `named` a person, state or body by name; `unnamed` "an official"; `definite` "the minister", someone told of before. */
  kind: 'named' | 'unnamed' | 'definite' | 'pronoun';
  /** Stems of the names in it. */
  names: string[];
  /** The noun that says what they are: "diplomat", "minister", "ministry". */
  role: string | null;
  /** The role is a body's, a document's or a state's, not a person's. */
  body: boolean;
  /** Whom a pronoun means was guessed from what stands before it. */
  guessed?: boolean;
}

/** The speakers of a telling from the outermost to the innermost: a diplomat who says what a minister said. */
export type Chain = readonly Voice[];

const PRONOUN = /^(?:he|she|they|it|who)$/u;
const INDEFINITE = /^(?:an?|one|some|another|two|three|several|second|third|other|senior|few|many|high-ranking|2|3)$/u;

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

const known = (v: Voice): boolean => v.kind === 'unnamed' || v.kind === 'named';

export const sharesName = (a: Voice, b: Voice): boolean => a.names.some((n) => b.names.some((m) => alike(n, m)));
const alike = (n: string, m: string): boolean => {
  if (n === m || (n.length > 4 && m.length > 4 && (n.startsWith(m) || m.startsWith(n)))) return true;
  const group = SYNONYM_GROUP.get(n);
  return group !== undefined && group === SYNONYM_GROUP.get(m);
};

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

const isOutlet = (page: Told, span: Span): boolean =>
  page.article.credits.some(
    (c) => (c.span.start < span.end && span.start < c.span.end) || namesOutlet(c.name, page.text(span)),
  );

const isName = (page: Told, w: Word): boolean =>
  /\p{Lu}/u.test(page.text(w)) &&
  w.kind !== 'function' &&
  !NATIONALITY.test(w.key) &&
  !ROLE.test(w.key) &&
  !TITLE.test(w.key);

/** What a noun phrase says of who speaks. */
export function voiceOf(page: Told, span: Span, words: readonly Word[]): Voice {
  const names = words.filter((w) => isName(page, w));
  const role = words.find((w) => ROLE.test(w.key));
  const body = role ? undefined : words.find((w) => BODY.test(w.key));
  const base = {
    span,
    names: names.map((w) => w.key.replace(/'s$/u, '')),
    role: role?.stem ?? body?.stem ?? null,
    body: role === undefined,
  };
  const first = words[0]?.key ?? '';
  if (
    words.length > 0 &&
    words.every(
      (w) =>
        /^(?:the|one|other|another|of|them|both|two|a|second|third)$/u.test(w.key) || (w.value !== null && w.value < 5),
    )
  )
    return { ...base, kind: 'unnamed', names: [] };
  if (words.length === 1 && PRONOUN.test(first)) return { ...base, kind: 'pronoun', names: [] };
  if (role && UNNAMED_ROLE.test(role.key)) {
    const apposed = names.some((w) => isApposed(page, role, w));
    const plural = /s$|people/u.test(role.key) && !/^(?:the|both|all|its|their|his|her)$/u.test(first);
    const indefinite =
      plural ||
      words.slice(0, 3).some((w) => w.end <= role.start && INDEFINITE.test(w.key)) ||
      /^one of/iu.test(page.text(span));
    if (!apposed && indefinite) return { ...base, kind: 'unnamed' };
    if (!apposed && !names.some((w) => w.end <= role.start || /,/u.test(page.article.text.slice(role.end, w.start))))
      return { ...base, kind: 'definite' };
  }
  if (base.names.length > 0 || body || words.some((w) => NATIONALITY.test(w.key) && /\p{Lu}/u.test(page.text(w)))) {
    return {
      ...base,
      kind: 'named',
      names: base.names.length > 0 ? base.names : words.filter((w) => w.kind === 'name').map((w) => w.key),
    };
  }
  return { ...base, kind: 'definite' };
}

/** "minister Marchal", "ambassador in Cairo, Kidane Tesfamariam": the name is the role's own; in "official of the Union" it is not. */
function isApposed(page: Told, role: Word, name: Word): boolean {
  if (name.end <= role.start)
    return /^\s*(?:\p{Lu}[\p{L}’'-]*(?:\s+|(?=,)))*,\s*(?:an?|the|its|his|her|who)\b/iu.test(
      page.article.text.slice(name.end, role.start),
    );
  const between = page.article.text.slice(role.end, name.start);
  return (
    /^\s*,?\s*(?:mrs?\.?|ms\.?)?\s*$/iu.test(between) ||
    (/^[\p{L}\s’']{0,50},\s*(?:mrs?\.?|ms\.?)?\s*$/iu.test(between) && !/\bwho\b/u.test(between))
  );
}

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

/** Noun phrases that a word of saying stands beside. */
function fragment(page: Told, words: readonly Word[], trailing: boolean): Voice[] {
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
const AUXILIARY = /^(?:had|has|have|was|is|also|then|later|not|would|only|recently|already|who|private|earlier|too)$/u;

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
    const indefinite = tail.some(
      (w) => ROLE.test(w.key) && (INDEFINITE.test(tail[0]!.key) || (/s$/u.test(w.key) && tail[0]!.key !== 'the')),
    );
    if (
      indefinite
        ? !head.some((w) => w.kind === 'name') || head.some((w) => FINITE.test(w.key))
        : head.some((w) => FINITE.test(w.key))
    )
      return tail;
  }
  return words.some((w) => FINITE.test(w.key)) ? [] : [...words];
}
const FINITE = /^(?:will|would|is|are|was|were|may|might|could|can|shall|should|must|has|had)$/u;

/** Without "On Tuesday" and the like at its ends. */
function trimmed(words: readonly Word[]): Word[] {
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
function resolved(page: Told, voice: Voice): Voice {
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
    return { ...found, span: voice.span, guessed: true };
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
