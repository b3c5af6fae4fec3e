/** Abbreviations that a name, a number or more of the same phrase follows: a sentence never ends with them. */
const BEFORE_NAMES = new Set(
  `mr mrs ms mx dr prof gen sen sens rep reps gov govs lt col sgt cpl capt cmdr adm maj brig pres amb hon rev fr st ste messrs mme
  mlle sr sra hr supt insp pvt det vs v cf viz al approx ca e.g i.e eg ie no nos fig art sec vol pp p ed eds trans dept asst assoc
  univ mt ft rt ret atty spc sgt.maj lt.col lt.gen maj.gen brig.gen`.split(/\s+/u),
);

/** Abbreviations that may end a sentence; then the next word decides. */
const EITHER = new Set(
  `u.s u.k u.n e.u d.c u.s.a u.a.e a.m p.m inc corp ltd co bros llc plc jr esq etc ph.d b.a m.d jan feb mar apr jun jul aug sep sept oct
  nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss
  mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ave blvd rd hwy est dist`.split(/\s+/u),
);

/** Words that begin a new sentence after an abbreviation, and seldom stand in a name. */
const OPENERS = new Set(
  `the a an he she it they we i you this that these those there here in on at by for from with as but and or so yet if when while
  although though because since after before during his her its their our my your who what why how where which some many most
  all both each one two no not then now however meanwhile also still even such it’s it's he’s he's asked to under over last`.split(
    /\s+/u,
  ),
);

/** Verbs of saying that follow a question or an exclamation within one sentence: “Why?” Ms. Tan asked. */
const SAYING =
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){1,4}(?:said|says|asked|asks|wrote|writes|told|added|replied|answered|shouted|cried|wondered|exclaimed|demanded|tweeted|responded|continued|declared)\b/u;

/**
 * Whether the stop at [at, to) of `words`, closing marks included, ends a sentence. `words` is one paragraph, and more of it
 * follows `to`.
 */
export function endsSentence(words: string, at: number, to: number): boolean {
  const stop = words.slice(at, to);
  const rest = words.slice(to, to + 120);
  if (/^[。！？؟]/u.test(stop)) return true;
  const gap = /^\s+/u.exec(rest);
  if (!gap) return false;
  const next = rest.slice(gap[0].length);
  const opening = /^["“‘'«([{—–-]*/u.exec(next)![0];
  const first = next.slice(opening.length);
  if (/^\p{Ll}/u.test(first) && !/^(?:iPhone|eBay|iOS)\b/u.test(first)) return false;
  if (/^[,;:%&)\]]/u.test(next)) return false;
  const closed = /['’”"»]$/u.test(stop);
  if (/[!?]/u.test(stop)) return !(closed && SAYING.test(next));
  if (/^(?:\.{2,}|…)/u.test(stop)) return closed || opening !== '' || OPENERS.has(firstWord(first));
  if (closed || stop.length > 1) return true;
  const before = words.slice(Math.max(0, at - 24), at);
  const word = /[\p{L}\p{M}\p{N}.]*$/u.exec(before)![0].toLowerCase().replace(/^\.+/u, '');
  if (/^\d{1,2}$/u.test(word) && at - word.length === 0) return false;
  if (BEFORE_NAMES.has(word)) return (word === 'no' && !/^\d/u.test(first)) || (word === 'art' && !/^\d/u.test(first));
  if (/^(?:\p{L})$/u.test(word)) return word === 'i' && OPENERS.has(firstWord(first));
  if (EITHER.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) {
    if (
      /^(?:mar|sat|sun|may|co|miss|mass|wash|ill|ind|la|est)$/u.test(word) &&
      /^\p{Ll}/u.test(before.slice(-word.length))
    )
      return word !== 'etc';
    return opening !== '' || OPENERS.has(firstWord(first));
  }
  return true;
}

const firstWord = (words: string): string => /^[\p{L}\p{M}’']+/u.exec(words)?.[0].toLowerCase() ?? '';
