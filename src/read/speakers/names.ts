import type { Mention } from '../../record/index.ts';
import { findActors, fold } from '../lexicon/actors/index.ts';
import { pronounOf } from '../lexicon/firstnames.ts';
import { canBe } from '../tagger.ts';
import { BODY_NOUNS, PERSON_NOUNS, ROLE_MODIFIERS } from './nouns.ts';

/** A place where the text names a person, without titles and possessive endings. */
export interface Occurrence {
  start: number;
  end: number;
  /** Folded words: "jean marc ayrault" for "Jean-Marc Ayrault" is ["jean-marc", "ayrault"]. */
  words: string[];
  /** The words before the name that tell who it is, from the start of the phrase: "French Foreign Minister", "Mr.". */
  before: string;
  /** "Trump’s". */
  possessive: boolean;
}

const CAPITAL =
  "(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Sen|Rep|Gov|St|Jr|Sr|Col|Maj|Capt|Sgt|Prof|Rev)\\.|(?:\\p{Lu}\\.)+|\\p{Lu}[\\p{L}\\p{M}’'-]*)";
const PARTICLE = '(?:von|van|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|ben|al|el|ul|zu)';
const RUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:al-|el-|Al-)?${CAPITAL}(?:[ \\u00a0](?:${PARTICLE}[ \\u00a0])*(?:al-|el-|Al-)?${CAPITAL})*`,
  'gu',
);

export const TITLES = new Set(
  'mr mrs ms miss dr prof sir dame lord lady baroness baron count sheikh sheik ayatollah rev reverend bishop archbishop cardinal rabbi imam pope king queen prince princess emir sultan president vice-president premier chancellor taoiseach minister secretary sen senator rep representative congressman congresswoman gov governor mayor gen general lt maj col colonel major adm admiral capt captain sgt cmdr commander marshal judge justice ambassador envoy commissioner speaker chairman chairwoman chair director spokesman spokeswoman spokesperson leader chief head professor candidate nominee correspondent reporter journalist editor author analyst host anchor adviser advisor aide attorney lawyer detective officer sheriff deputy former ex-president councilman councilwoman councillor mp mep msp'.split(
    ' ',
  ),
);
const ROLE_WORD =
  /^(?:vice|prime|foreign|defen[cs]e|interior|finance|economy|trade|energy|justice|state|first|national|security|homeland|attorney|treasury|press|communications?|campaign|policy|chief|senior|deputy|executive|managing|general|special|presidential|republican|democratic|conservative|liberal|labour|labor|independent|green|retired|acting|crown|supreme|army|air|force|navy|house|senate|majority|minority|white|cabinet|european|council|union|commission|party|opposition|external|affairs|director|moderator|lieutenant|high|representative)$/;

/** Whether a folded word is a title or part of one: "minister", "foreign", "sen". */
export const isTitleWord = (folded: string): boolean => TITLES.has(folded) || ROLE_WORD.test(folded);

/** Words that are titles before a name but as often something else: they announce no name by themselves. */
const WEAK_TITLE =
  /^(?:major|general|justice|chief|head|chair|speaker|director|leader|miss|count|judge|former|deputy|officer|host|anchor|aide)$/;

const plain = (word: string): string => fold(word.replace(/['’]s?$/u, '').replace(/\.$/u, ''));

/** Every place where a person is named: what `mentions` found, persons of public record, titles and first names before capitals. */
export function personNames(text: string, mentions: readonly Mention[]): Occurrence[] {
  const others = mentions.filter((m) => m.type !== 'PER' && m.type !== 'MISC' && !holdsName(m, text));
  const found: Occurrence[] = [];
  const taken = (start: number, end: number): boolean => found.some((o) => start < o.end && o.start < end);
  const put = (start: number, end: number): void => {
    const one = occurrence(text, start, end);
    if (one && !taken(one.start, one.end)) found.push(one);
  };
  for (const m of mentions) if (m.type === 'PER') put(m.start, m.end);
  for (const a of findActors(text)) if (a.actor.type === 'person') put(a.start, a.end);
  for (const run of text.matchAll(RUN)) {
    const start = run.index;
    const end = start + run[0].length;
    if (others.some((o) => o.start <= start && end <= o.end)) continue;
    const name = nameIn(run[0]);
    if (name && !others.some((o) => o.start < start + name.to && start + name.from < o.end))
      put(start + name.from, start + name.to);
  }
  const lasts = new Set(found.flatMap((o) => [o.words.at(-1)!]));
  const inOther = (start: number, end: number): boolean => others.some((o) => o.start < end && start < o.end);
  for (const run of text.matchAll(RUN)) {
    const opener = OPENER.exec(run[0])?.[0].length ?? 0;
    const words = run[0].slice(opener).split(/\s+/u).map(plain);
    if (words.length < 2 || words.length > 4 || !lasts.has(words.at(-1)!)) continue;
    if (words.some((w) => isTitleWord(w) || w === 'the') || inOther(run.index, run.index + run[0].length)) continue;
    if (findActors(run[0].slice(opener)).some((a) => a.actor.type !== 'person')) continue;
    const [start, end] = [run.index + opener, run.index + run[0].length];
    const short = found.findIndex((o) => o.start > start && o.end === end && o.words.length === 1);
    if (short >= 0 && run[0].slice(opener).split(/\s+/u).slice(0, -1).every(isNoWord)) found.splice(short, 1);
    put(start, end);
  }
  for (const m of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]+/gu))
    if (lasts.has(plain(m[0])) && !inOther(m.index, m.index + m[0].length)) put(m.index, m.index + m[0].length);
  return found.sort((a, b) => a.start - b.start);
}

/** A capitalised word that only opens a sentence. */
const OPENER =
  /^(?:When|But|And|Meanwhile|While|If|As|After|Before|Because|Although|Though|Since|Yet|So|In|On|At|For|With|Like|Then|Still|However|Once|Unlike|Even|Now|Both|Asked|Under|During|Until|To|That|Why|How|What|Where|Is|Did|Does|Will|Would|Can|Could|Should|Has|Had|Or|Nor|By|From|Despite|Former)\s+/u;
const NEWS =
  /^(?:News|Times|Post|Journal|Act|Street|School|Hospital|Airport|Island|Islands|River|Award|Prize|Bill|Law|Hotel|Park)$/;

/** Whether a capitalised word is none that English uses otherwise, so that it can only be part of a name. */
const isNoWord = (word: string): boolean => {
  const low = word.toLowerCase();
  const noun = low.replace(/s$/, '');
  return (
    !PERSON_NOUNS.has(noun) &&
    !BODY_NOUNS.has(noun) &&
    !['J', 'R', 'V', 'I', 'D', 'X', 'G', 'C', 'W'].some((tag) => canBe(low, tag))
  );
};

/** "Foreign Minister Amra Delalić" is a person, whatever kind of name it was taken for. */
const holdsName = (m: Mention, text: string): boolean =>
  m.actor === undefined && /\s/u.test(text.slice(m.start, m.end)) && nameIn(text.slice(m.start, m.end)) !== null;

/** The part of a run of capitalised words that is a person's name: after titles, from a listed first name on. */
function nameIn(run: string): { from: number; to: number } | null {
  const words = [...run.matchAll(/[^ \u00a0]+/gu)].map((m) => ({ at: m.index, word: m[0] }));
  for (let i = 0; i < words.length; i++) {
    const rest = words.slice(i);
    const first = plain(rest[0]!.word);
    const title = i > 0 ? plain(words[i - 1]!.word) : '';
    const titled = TITLES.has(title) && !WEAK_TITLE.test(title);
    if (isTitleWord(first) || BODY_NOUNS.has(plain(rest.at(-1)!.word)) || NEWS.test(rest.at(-1)!.word)) continue;
    const listed = pronounOf(first) !== null && (rest.length > 1 || titled);
    if (listed || titled) return { from: rest[0]!.at, to: run.length };
  }
  return null;
}

/** What a list of names may have left out: " al-Maskari", " bin Rashid". */
const NAME_GOES_ON = /^ (?:(?:al|el|ul)-|(?:bin|ibn|van|von|de|der|di|al|el) )\p{Lu}[\p{L}\p{M}-]+/u;

function occurrence(text: string, from: number, to: number): Occurrence | null {
  let start = from;
  let end = to;
  const more = NAME_GOES_ON.exec(text.slice(end, end + 40));
  if (more) end += more[0].length;
  let possessive = /^['’]s?(?![\p{L}])/u.test(text.slice(end, end + 3));
  const tail = /['’]s?$/u.exec(text.slice(start, end));
  if (tail) {
    possessive = true;
    end -= tail[0].length;
  }
  const words = [...text.slice(start, end).matchAll(/[^\s]+/gu)].map((m) => ({ at: m.index, word: m[0] }));
  let skip = 0;
  for (let i = 0; i < words.length - 1; i++) {
    const word = plain(words[i]!.word);
    if ((i === skip && isTitleWord(word)) || (TITLES.has(word) && !WEAK_TITLE.test(word)) || NEWS.test(words[i]!.word))
      skip = i + 1;
  }
  // "Secretary of State Ana Ruiz"
  if (skip > 0 && /^(?:of|for)$/u.test(words[skip]?.word ?? '') && words.length > skip + 2) skip += 2;
  if (words.length === 0) return null;
  start += words[skip]!.at;
  const kept = text
    .slice(start, end)
    .replace(/[,.;:]+$/u, (m) => (m === '.' && /(?:Jr|Sr)$/.test(text.slice(start, end - 1)) ? m : ''));
  end = start + kept.length;
  const folded = kept
    .split(/\s+/u)
    .map(plain)
    .filter((w) => w !== '' && w !== 'jr' && w !== 'sr');
  if (folded.length === 0 || !/\p{L}/u.test(kept) || /^[A-Z]-[A-Z]/.test(kept)) return null;
  return { start, end, words: folded, before: phraseBefore(text, start), possessive };
}

const STOP =
  /^(?:said|says|and|or|but|that|by|with|from|in|on|at|as|while|when|if|because|after|before|against|like|is|was|are|were|be|has|had|have|told|met|than|about|over|under|between|asked|called|where|who|which|whether|not|he|she|it|they|his|her|their|its)$/;

const isRoleWord = (word: string): boolean =>
  PERSON_NOUNS.has(word) ||
  ROLE_MODIFIERS.has(word) ||
  isTitleWord(word) ||
  /^(?:the|an?|of|for|then-\S+|ex-\S+)$/.test(word);

/** The words right before a name, back to the start of its phrase; at most nine. */
function phraseBefore(text: string, at: number): string {
  const left = text.slice(Math.max(0, at - 110), at);
  const words = left.split(/\s+/u).filter(Boolean);
  const kept: string[] = [];
  for (let i = words.length - 1; i >= 0 && kept.length < 9; i--) {
    const word = words[i]!;
    if (
      /[;:!?)”"“]$|^[(“"]/u.test(word) ||
      (/[.,]$/u.test(word) &&
        !/^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Adm|Capt|Sgt|Rev|Prof|U\.S|U\.K|U\.N|\p{Lu})\.$/u.test(word))
    )
      break;
    const folded = fold(word.replace(/['’]s$/u, ''));
    if (STOP.test(folded)) break;
    if (/^\p{Ll}/u.test(word) && !isRoleWord(folded)) break;
    kept.unshift(word);
    if (/^(?:the|a|an|for|to)$/i.test(word)) {
      if (/^(?:for|to)$/i.test(word)) kept.shift();
      if (!/^(?:of|for)$/i.test(words[i - 1] ?? '')) break;
    }
  }
  while (kept[0] && /^(?:of|for|to)$/i.test(kept[0])) kept.shift();
  return kept.join(' ');
}
