import type { AffairName, Span } from '../../record/index.ts';
import { ROLE } from '../lexicon-voices.ts';
import { type ReadArticle, told } from '../told.ts';
import { fold, type Word, wordsOf } from '../words.ts';
import { EVERYDAY } from './profile.ts';

/** Words of a topic, and how often it must stand in the reports. */
const LONGEST = 4;
const OFTEN = 2;
const ACTORS = 2;
/** Between the words of a topic, never at its ends: "coalition of the willing". */
const INNER = /^(?:of|the|for|on|and|in|to)$/u;
/** What stands before the name of a thing: "the backstop", "on a minerals deal", "their plan". */
const OPENS = /^(?:an?|the|its|their|his|her|our|no|any|this|that|of|for|on|about|with|over|into|without|against|in)$/u;
/** So large a share of its occurrences must stand as a name of a thing does. */
const AS_NOUN = 0.3;
const OF = /^of$/u;
/** Nouns as stems that could stand in the name of anything, and so name nothing. */
const VAGUE =
  /^(?:text|dat|hor|hour|money|list|line?|ord|order|matt|matter|figur|one|thing|move?|step|role?|right|point|fact|reason|matter|mind|cas|case|issu|issue|situation|process|effort|result|chang|kind|sort|end|copy|draft|document|paper|pag|page|name?|numb|number|amount|cost|pric|powers?|view|idea|phras|phrase|sentenc|fri|hand|head|fac|face|eye|ey|us|u\.s|un|eu|uk|stat|partn|partner|open|capital|cit|city|offer|back|quarrel|road|host|men|man|woman|women|child|hom|home|photograph|orderli)$/u;

interface Topic {
  key: string;
  /** As folded words. */
  words: string;
  /** Reports that have it, and how often all of them do. */
  families: Set<string>;
  times: number;
  /** How often it stands as the name of a thing does. */
  framed: number;
  headlines: number;
  terms: string[];
  /** Earliest first. */
  places: { article: string; span: Span; framed: boolean }[];
}

const termOf = (word: Word): string => (word.group >= 0 ? `#${word.group}` : word.stem);
const isTelling = (word: Word): boolean =>
  (word.kind === 'name' || word.kind === 'content') &&
  !EVERYDAY.has(word.stem) &&
  !VAGUE.test(word.stem) &&
  !ROLE.test(word.key) &&
  word.key.length > 2;

/**
 * Names an affair by its reports: what they speak of most that other affairs do not, and who acts in them. `rarity` says how rare a
 * term is. Null where the reports have no words to name it by.
 */
export function affairName(
  reports: readonly { read: ReadArticle; family: string }[],
  rarity: (term: string) => number,
): AffairName | null {
  if (new Set(reports.map((one) => one.family)).size === 1) return headlineOf(reports[0]!.read);
  const actors = actorsOf(reports, rarity);
  const own = new Set(actors.flatMap((one) => one.keys));
  const named = [...topicsOf(reports, own).values()].filter(
    (one) => one.times >= OFTEN && one.framed >= Math.max(1, AS_NOUN * one.times),
  );
  const outlets = reports.map(({ read }) =>
    fold(` ${read.article.outlet ?? ''} ${read.article.credits.map((one) => one.name).join(' ')} `),
  );
  const common = named.filter((one) => one.families.size > 1);
  // The outlet that reports have their news from is no topic of theirs.
  const isOutlet = ({ words }: Topic): boolean => outlets.some((names) => names.includes(` ${words} `));
  const topics = (common.length > 0 ? common : named).filter((one) => !isOutlet(one));
  const worth = ({ families, times, headlines, terms }: Topic): number =>
    (1 + 0.5 * Math.min(3, headlines)) *
    Math.sqrt(families.size * (families.size + times)) *
    (terms.reduce((sum, term) => sum + rarity(term), 0) / terms.length ** 0.2);
  const topic = topics.sort((a, b) => worth(b) - worth(a) || (a.key < b.key ? -1 : 1))[0];
  if (!topic) return headlineOf(reports[0]!.read);
  const place = topic.places.find((one) => one.framed) ?? topic.places[0]!;
  const read = reports.find((one) => one.read.article.id === place.article)!.read;
  const words = read.article.text.slice(place.span.start, place.span.end).replace(/\s+/gu, ' ');
  const who = actors.filter((one) => !one.keys.some((key) => fold(words).includes(key))).slice(0, ACTORS);
  return {
    words:
      who.length > 0
        ? `${who.map((one) => one.name).join(', ')}: ${words}`
        : words.replace(/^\p{Ll}/u, (c) => c.toUpperCase()),
    from: [{ article: place.article, span: place.span }, ...who.map((one) => one.place)],
  };
}

/** What its outlet called a report; in place of a title its first sentence. */
function headlineOf({ article, reading }: ReadArticle): AffairName | null {
  const title = article.title?.replace(/\s+/gu, ' ').trim();
  const at = article.title ? article.text.indexOf(article.title) : -1;
  const span = at >= 0 ? { start: at, end: at + article.title!.length } : (reading.sentences[0] ?? null);
  const words = title || (span && article.text.slice(span.start, span.end).replace(/\s+/gu, ' ').slice(0, 120));
  return words ? { words, from: title && at < 0 ? [] : span ? [{ article: article.id, span }] : [] } : null;
}

function topicsOf(
  reports: readonly { read: ReadArticle; family: string }[],
  own: ReadonlySet<string>,
): Map<string, Topic> {
  const topics = new Map<string, Topic>();
  for (const { read, family } of reports) {
    const t = told(read);
    const text = read.article.text;
    const title = ` ${wordsOf(read.article.title ?? '', [{ start: 0, end: 1e6 }])
      .map((one) => one.stem)
      .join(' ')} `;
    const adjectives = new Set(read.reading.mentions.filter((one) => one.type === 'NORP').map((one) => one.start));
    const apart = (a: number, b: number): boolean =>
      t.words[a]?.sentence !== t.words[b]?.sentence ||
      !/^[\s-]*$/u.test(text.slice(t.words[a]!.end, t.words[b]!.start));
    for (let i = 0; i < t.words.length; i++) {
      if (!isTelling(t.words[i]!) || own.has(t.words[i]!.key) || adjectives.has(t.words[i]!.start)) continue;
      const terms: string[] = [];
      for (let j = i; j < t.words.length && j < i + LONGEST + 2 && terms.length < LONGEST; j++) {
        const word = t.words[j]!;
        if (j > i && apart(j - 1, j)) break;
        if (isTelling(word) && !own.has(word.key)) terms.push(termOf(word));
        else if (INNER.test(word.key) && j > i) continue;
        else break;
        const key = t.words
          .slice(i, j + 1)
          .map((one) => one.stem)
          .join(' ');
        const framed =
          OPENS.test(t.words[i - 1]?.key ?? '') &&
          !apart(i - 1, i) &&
          (apart(j, j + 1) || (t.words[j + 1]!.kind === 'function' && !OF.test(t.words[j + 1]!.key)));
        const topic = topics.get(key) ?? {
          ...{ key, words: fold(text.slice(t.words[i]!.start, word.end)), families: new Set(), times: 0, framed: 0 },
          headlines: 0,
          terms: [...terms],
          places: [],
        };
        topic.families.add(family);
        topic.times++;
        if (framed) topic.framed++;
        if (title.includes(` ${key} `)) topic.headlines++;
        topic.places.push({ article: read.article.id, span: { start: t.words[i]!.start, end: word.end }, framed });
        topics.set(key, topic);
      }
    }
  }
  return topics;
}

interface Acting {
  name: string;
  keys: string[];
  place: { article: string; span: Span };
}

/** Who the reports name most, those first whom other affairs name less; people by their last name. */
function actorsOf(
  reports: readonly { read: ReadArticle; family: string }[],
  rarity: (term: string) => number,
): Acting[] {
  const met = new Map<
    string,
    { times: number; families: Set<string>; forms: Map<string, { n: number; place: Acting['place'] }> }
  >();
  for (const { read, family } of reports)
    for (const { actor, type, start, end } of read.reading.mentions) {
      if (!actor) continue;
      const one = met.get(actor) ?? { times: 0, families: new Set(), forms: new Map() };
      one.times++;
      one.families.add(family);
      const form = read.article.text
        .slice(start, end)
        .replace(/[’']s$/u, '')
        .replace(/\s+/gu, ' ');
      if (type === 'NORP' || /^[\p{Lu}\s-]{5,}$/u.test(form)) continue; // an adjective, a dateline in capitals
      const known = one.forms.get(form) ?? {
        n: 0,
        place: { article: read.article.id, span: { start, end: start + form.length } },
      };
      known.n++;
      one.forms.set(form, known);
      met.set(actor, one);
    }
  const worth = ([id, one]: [string, { times: number; families: Set<string> }]): number =>
    Math.log2(1 + one.times) *
    one.families.size *
    Math.sqrt(rarity(`@${id}`)) *
    (id.startsWith('person/') ? 1.5 : id.startsWith('body/') ? 0.8 : 1);
  return [...met]
    .filter(([, one]) => one.forms.size > 0)
    .sort((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 6)
    .map(([, one]) => {
      const [name, { place }] = [...one.forms].sort((a, b) => b[1].n - a[1].n || a[0].length - b[0].length)[0]!;
      return {
        name,
        place,
        keys: [...one.forms.keys()].flatMap((form) => fold(form).split(/[\s-]+/u)).filter((key) => key.length > 2),
      };
    });
}
