import type { Span } from '../record/index.ts';
import { SYNONYM_GROUP } from './lexicon.ts';
import { BODY, NATIONALITY, ROLE, TITLE, UNNAMED_ROLE } from './lexicon-voices.ts';
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
  /** It is "it", or "its" or "their" and no name: it may mean anything told of before. */
  vague: boolean;
  /** Whom a pronoun means was guessed from what stands before it. */
  guessed?: boolean;
}

/** The speakers of a telling from the outermost to the innermost: a diplomat who says what a minister said. */
export type Chain = readonly Voice[];

const PRONOUN = /^(?:he|she|they|it|who)$/u;
export const INDEFINITE =
  /^(?:an?|one|some|another|two|three|several|second|third|other|senior|few|many|high-ranking|2|3)$/u;

export const known = (v: Voice): boolean => v.kind === 'unnamed' || v.kind === 'named';

export const sharesName = (a: Voice, b: Voice): boolean => a.names.some((n) => b.names.some((m) => alike(n, m)));
const alike = (n: string, m: string): boolean => {
  if (n === m || (n.length > 4 && m.length > 4 && (n.startsWith(m) || m.startsWith(n)))) return true;
  const group = SYNONYM_GROUP.get(n);
  return group !== undefined && group === SYNONYM_GROUP.get(m);
};

export const isName = (page: Told, w: Word): boolean =>
  /\p{Lu}/u.test(page.text(w)) &&
  w.kind !== 'function' &&
  !NATIONALITY.test(w.key) &&
  !ROLE.test(w.key) &&
  !TITLE.test(w.key);

/** What a noun phrase says of who speaks. */
export function voiceOf(page: Told, span: Span, words: readonly Word[]): Voice {
  const names = words.filter((w) => isName(page, w));
  // "The government of Ostland, home to four of the engineers": what comes after a comma says no more than who that is.
  const comma = words.findIndex((w, i) => i > 0 && /,/u.test(page.article.text.slice(words[i - 1]!.end, w.start)));
  const opening = comma < 0 ? words : words.slice(0, comma);
  const role = opening.some((w) => BODY.test(w.key))
    ? opening.find((w) => ROLE.test(w.key))
    : words.find((w) => ROLE.test(w.key));
  const body = role ? undefined : words.find((w) => BODY.test(w.key));
  const base = {
    span,
    names: names.map((w) => w.key.replace(/'s$/u, '')),
    role: role?.stem ?? body?.stem ?? null,
    body: role === undefined,
    vague: names.length === 0 && /^(?:it|they|its|their)$/u.test(words[0]?.key ?? ''),
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
