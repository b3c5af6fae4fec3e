import type { Attribution, Span } from '../record/index.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

/** Who says something, as one report tells it. */
export interface Voice {
  span: Span;
  /** `named` a person, state or body by name; `unnamed` "an official"; `definite` "the minister", "it": someone told of before. */
  kind: 'named' | 'unnamed' | 'definite' | 'pronoun';
  /** Stems of the names in it. */
  names: string[];
  /** The noun that says what they are: "diplomat", "minister". */
  role: string | null;
}

/** The speakers of a telling from the outermost to the innermost: a diplomat who says what a minister said. */
export type Chain = readonly Voice[];

const ROLE =
  /^(?:officials?|diplomats?|sources?|aides?|advis[eo]rs?|officers?|person|people|persons|ministers?|envoys?|negotiators?|ambassadors?|representatives?|lawmakers?|senators?|workers?|insiders?|participants?|mediators?|delegates?|members?|commanders?|directors?|employees?|staffers?|leaders?|functionar(?:y|ies)|traders?|analysts?|experts?|politicians?|deputies|generals?|soldiers?|residents?|witness(?:es)?|spokes(?:man|woman|person|people)|party|side|skippers?|owners?)$/u;
const UNNAMED_ROLE =
  /^(?:officials?|diplomats?|sources?|aides?|advis[eo]rs?|officers?|person|people|persons|ministers?|envoys?|negotiators?|ambassadors?|representatives?|lawmakers?|senators?|workers?|insiders?|participants?|mediators?|delegates?|commanders?|employees?|staffers?|functionar(?:y|ies)|traders?|analysts?|experts?|politicians?|generals?|leaders?)$/u;
const INDEFINITE =
  /^(?:an?|one|some|another|two|three|several|2|3|4|second|third|other|senior|few|many|high-ranking)$/u;
const PRONOUN = /^(?:he|she|they|it|who|one)$/u;
const BODY =
  /^(?:ministry|ministries|government|office|presidency|commission|council|embassy|mission|department|agency|kremlin|house|union|party|delegation|army|parliament|coastguard|prefecture|organi[sz]ation|programme|committee|league|court|bank|company|fund|authority|authorities|administration|secretariat|command|capitals?|islands|states|draft|document|paper|note|statement|conclusions|communique)$/u;
const CUE =
  /^(?:said|says?|saying|told|tells?|adds?|added|stated|states|declared|announced|announces|affirmed|stressed|explained|warned|warns|indicated|mentioned|noted|argued|wrote|writes|insisted|replied|answered|remarked|expressed|emphasi[sz]ed|promised|undertook|pledged|conveyed|recalled|claimed|according|citing|quoted|called|urged|asked|offered|welcomed|rejected|denied|refused|declined|proposed|demanded|complained|launched|put|ruled|described|agreed|threatened|confirmed|counted|disputed|contradicted|disclosed|told|repeated|estimated|evaluated|requested|informed|shouted|joked|quipped|vowed|relate[sd]?|report(?:s|ed)?|predicted|cautioned|believed|recounted|thinks|has|have)$/u;

/** What an attribution of the reading says of its speakers; null where it names no source. */
export function chainOf(page: Told, attribution: Attribution): Chain | null {
  const chain: Voice[] = [];
  for (let a: Attribution | undefined = attribution; a; a = page.reading.attributions.find((b) => b.id === a!.parent)) {
    if (chain.length > 4) break;
    const span = a.source?.[0];
    if (!span || a.sourceKind === 'outlet') continue;
    const own = voiceOf(page, span, wordsIn(page, span));
    const names = a.speaker ? [...new Set([...own.names, ...namesOf(a.speaker.name)])] : own.names;
    const kind =
      a.sourceKind === 'unnamed'
        ? 'unnamed'
        : own.kind === 'pronoun' && a.speaker
          ? 'named'
          : own.kind === 'unnamed' && a.sourceKind === 'named'
            ? 'named'
            : own.kind;
    chain.unshift({ ...own, names: kind === 'unnamed' ? own.names : names, kind });
  }
  return chain.length > 0 ? chain : null;
}

const namesOf = (name: string): string[] =>
  (name.match(/\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? []).map((w) => w.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());

const wordsIn = (page: Told, span: Span): Word[] =>
  page.words.filter((w) => span.start <= w.start && w.end <= span.end);

/** What a noun phrase says of who speaks. */
export function voiceOf(page: Told, span: Span, words: readonly Word[]): Voice {
  const person = words.filter(
    (w) =>
      /^\p{Lu}/u.test(page.text(w)) && w.kind !== 'function' && !isNationality(w) && !ROLE.test(w.key) && !isTitle(w),
  );
  const role = words.find((w) => ROLE.test(w.key));
  const body = words.find((w) => BODY.test(w.key));
  const names = person.map((w) => w.stem);
  const text = page.text(span);
  const first = words[0];
  const base = { span, names, role: role?.stem ?? body?.stem ?? null };
  if (words.length === 1 && first && PRONOUN.test(first.key)) return { ...base, kind: 'pronoun', names: [] };
  const head = role && UNNAMED_ROLE.test(role.key);
  const nameAfter = role !== undefined && person.some((w) => w.start > role.start && isApposed(page, role, w));
  const nameBefore =
    role !== undefined &&
    person.some((w) => w.end < role.start && text.slice(w.end - span.start, role.start - span.start).includes(','));
  const indefinite =
    words.slice(0, 3).some((w) => INDEFINITE.test(w.key)) ||
    /^(?:An?|One|Some)\b/u.test(text) ||
    (role !== undefined && /s$/u.test(role.key) && !/^(?:the|both|all)$/iu.test(first?.key ?? ''));
  if (head && !nameAfter && !nameBefore && indefinite) return { ...base, kind: 'unnamed' };
  if (head && !nameAfter && !nameBefore && person.length === 0) return { ...base, kind: 'definite' };
  if (person.length > 0 || body || words.some(isNationality))
    return {
      ...base,
      kind: 'named',
      names: names.length > 0 ? names : words.filter((w) => w.kind === 'name').map((w) => w.stem),
    };
  return { ...base, kind: 'definite' };
}

/** "minister Marchal", "minister, Étienne Marchal": the name is the role's own; "official in Moroni", "official of the Union" is not. */
function isApposed(page: Told, role: Word, name: Word): boolean {
  const between = page.article.text.slice(role.end, name.start);
  return (
    /^\s*,?\s*$/u.test(between) ||
    /^\s*(?:for|of|in|to)?(?:\s+(?:the\s+)?[\p{L}\s]{0,40})?,\s*(?:Mrs?\.?|Ms\.?)?\s*$/u.test(between) ||
    /^(?:\s+(?:for|of)\s+(?:the\s+)?[\p{Ll}\s]{0,24})\s(?:Mrs?\.\s*)?$/u.test(between)
  );
}

const TITLES = new Set(
  'president prime premier chancellor foreign deputy state commissioner king queen chair chairman chief head general secretary mr mrs ms miss'.split(
    ' ',
  ),
);
const isTitle = (w: Word): boolean => TITLES.has(w.key);
const isNationality = (w: Word): boolean =>
  /(?:ian|ese|ish|ean|can|ench|erman|utch|wiss|eek|ani|aqi|ori|rab|emeni|alian|lavic|ordic|estern|astern|nese|aeli|ound|malagasy|pacific|baltic|gulf|eu|us|uk|un|u\.s|u\.n|american|british|french)$/u.test(
    w.key,
  ) && w.key.length <= 12;

/** The voices in the words around a telling, in its sentence; the sentence before or after where the sentence is all quotation. */
export function voicesAround(page: Told, content: Span, sentence: number): Chain | null {
  const words = (page.bySentence[sentence] ?? [])
    .map((i) => page.words[i]!)
    .filter((w) => w.end <= content.start || content.end <= w.start);
  const before = words.filter((w) => w.end <= content.start);
  const after = words.filter((w) => w.start >= content.end);
  const chain = [...fragment(page, before, false), ...fragment(page, after, true).slice(0, 1)];
  if (chain.length > 0) return chain;
  return null;
}

/** Noun phrases that a word of saying stands beside. */
function fragment(page: Told, words: readonly Word[], trailing: boolean): Voice[] {
  const cues = words.map((w, i) => (CUE.test(w.key) ? i : -1)).filter((i) => i >= 0);
  const text = page.article.text;
  const found: Voice[] = [];
  const limit = (i: number, j: number): string => text.slice(words[i]!.end, words[j]!.start);
  for (const cue of cues) {
    const key = words[cue]!.key;
    if (key === 'has' || key === 'have') continue;
    const rightward =
      key === 'according' ||
      key === 'citing' ||
      (trailing && cue === 0 && words.length > 1 && key !== 'added') ||
      (trailing && cue <= 1 && key === 'quoted');
    let from: number;
    let to: number;
    if (rightward && !(trailing && cue > 0 && key !== 'according' && key !== 'citing')) {
      from = cue + 1;
      if (key === 'according' && words[from]?.key === 'to') from++;
      to = from;
      while (
        to < words.length - 1 &&
        !CUE.test(words[to + 1]!.key) &&
        to - from < 14 &&
        !/[;:.“”"]/u.test(limit(to, to + 1))
      )
        to++;
    } else {
      to = cue - 1;
      while (
        to >= 0 &&
        /^(?:had|has|have|was|is|also|then|later|not|would|only|recently|already|who|in|private)$/u.test(words[to]!.key)
      )
        to--;
      from = to;
      while (
        from > 0 &&
        !CUE.test(words[from - 1]!.key) &&
        words[from - 1]!.key !== 'that' &&
        to - from < 16 &&
        !/[;:.“”"]/u.test(limit(from - 1, from))
      )
        from--;
    }
    if (from > to || from < 0 || from >= words.length) continue;
    const phrase = trimmed(words.slice(from, to + 1));
    if (phrase.length === 0) continue;
    const span = { start: phrase[0]!.start, end: phrase.at(-1)!.end };
    if (found.some((f) => f.span.start < span.end && span.start < f.span.end)) continue;
    const voice = voiceOf(page, span, phrase);
    if (voice.kind !== 'definite' || voice.role !== null) found.push(voice);
  }
  return found;
}

/** Without "On Tuesday" and the like at its ends. */
function trimmed(words: readonly Word[]): Word[] {
  let list = [...words];
  while (
    list.length > 0 &&
    /^(?:and|but|on|in|at|as|also|however|to|by|of|with|from|that|asked|while|although|concerning|this|when|if)$/u.test(
      list[0]!.key,
    )
  )
    list = list.slice(1);
  while (
    list.length > 0 &&
    /^(?:and|but|on|in|at|to|has|had|have|by|of|earlier|later|also|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u.test(
      list.at(-1)!.key,
    )
  )
    list = list.slice(0, -1);
  return list;
}
