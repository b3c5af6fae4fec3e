import type { Speaker } from '../../record/index.ts';
import { fold, officeCalled, stateCalled, tenuresOf } from '../lexicon/actors/index.ts';
import type { Person } from './cast.ts';
import { isTitleWord } from './names.ts';
import { PERSON_NOUNS } from './nouns.ts';
import { inMind, personMeant, samePerson } from './salience.ts';
import { inside, type Scene, sentenceAt } from './scene.ts';

export const speakerOf = (person: Person): Speaker =>
  person.actor ? { name: person.name, actor: person.actor.id } : { name: person.name };

export const together = (people: readonly Person[]): Speaker => ({ name: people.map((p) => p.name).join(' and ') });

/** A noun phrase without its apposition or relative clause: "Flynn" of "Flynn, a top Trump surrogate,". */
export function core(phrase: string): string {
  const cut = phrase
    .replace(/\((?:[^()]*)\)/gu, ' ')
    .split(
      /\s*(?:,|;|—| – | who | which | whose | whom | that | at (?:its|his|her|their|a|the) | in \d{4}\b| on (?:\p{Lu}\p{Ll}+day)\b)/u,
    )[0]!
    .replace(/['’]s?$/u, '')
    .trim();
  return (cut === '' ? phrase : cut)
    .replace(/\s+/gu, ' ')
    .replace(/[.,;:]+$/u, (m) => (/\.\p{Lu}\.$|\b(?:Jr|Sr)\.$/u.test(cut) ? m : ''));
}

const PREPOSITION = /\b(?:of|for|to|with|under|by|from|against|at|in|on|about|near|named after)(?:\s+the)?\s*$/i;

/** The people whom a source's own words name; [] where they only come up in it ("a spokesman for Trump"). */
export function peopleNamedIn(scene: Scene, start: number, end: number): Person[] {
  const sightings = scene.cast.sightings.filter((s) => s.occurrence.start >= start && s.occurrence.end <= end);
  if (sightings.length === 0) return [];
  const text = scene.text.slice(start, end);
  const comma = /,\s/u.exec(text)?.index ?? text.length;
  const free = sightings.filter(({ occurrence: o }) => {
    if (o.possessive && o.end < end - 2) return false;
    return !PREPOSITION.test(
      scene.text.slice(
        Math.max(start, o.start - 60),
        o.start - (o.before.length > 0 && !/ (?:of|for|to) /.test(` ${o.before} `) ? o.before.length + 1 : 0),
      ),
    );
  });
  const first = free.filter((s) => s.occurrence.start - start < comma);
  const pool = first.length > 0 ? first : free;
  const head = pool[0];
  if (!head) return [];
  const joined = free.filter((s, i) => {
    if (i === 0) return false;
    const between = scene.text.slice(free[i - 1]!.occurrence.end, s.occurrence.start);
    return /(?:^|[\s,])(?:and|or|&)\s/u.test(between) && !/\b(?:who|which|that|of|for|to|by|with|at)\b/u.test(between);
  });
  if (joined.length > 0 && !/,\s+(?:an?|the)\s/iu.test(text.slice(0, joined[0]!.occurrence.start - start)))
    return [...new Set([free[free.indexOf(joined[0]!) - 1]!, ...joined].map((s) => s.person))];
  return [
    pool.length > 1 && !/,/u.test(text.slice(0, pool.at(-1)!.occurrence.start - start))
      ? pool.at(-1)!.person
      : head.person,
  ];
}

/** The last noun of a phrase before "of" and the like, folded: "congressman" of "the California congressman". */
function headOf(phrase: string): { head: string; words: string[] } {
  const words = fold(core(phrase))
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter((w) => w && !/^(?:the|an?|this|that|his|her|its|their)$/.test(w));
  const of = words.findIndex((w) => /^(?:of|for|from|in|at|on|to)$/.test(w));
  return { head: (of > 0 ? words[of - 1] : words.at(-1)) ?? '', words };
}

const HE_NOUN = /^(?:.*(?:man|father|king|prince|emperor|husband|son|brother|actor|pope|pontiff|widower))$/;
const SHE_NOUN = /^(?:.*woman|lady|mother|queen|princess|wife|daughter|sister|actress|widow)$/;

/**
 * Whom a description with the definite article means: by the office held on the day, by what the article itself says of its
 * people, last by who is in mind. Null where nobody fits.
 */
export function personDescribed(scene: Scene, phrase: string, at: number): Speaker | null {
  const { head, words } = headOf(phrase);
  const namesake =
    /^\p{Lu}[\p{L}’'-]+$/u.test(core(phrase)) && scene.cast.people.filter((p) => p.words.at(-1) === head);
  if (namesake && namesake.length > 0) return speakerOf(namesake[0]!);
  if (!PERSON_NOUNS.has(head) && !isTitleWord(head)) return null;
  const office = officeCalled(core(phrase), scene.published);
  const incumbent = office?.holder && scene.cast.people.find((p) => p.actor?.id === office.holder!.id);
  if (incumbent) return speakerOf(incumbent);
  const all = scene.cast.people
    .map((person) => ({ person, score: likeness(person, head, words, scene.published) }))
    .filter((s) => s.score > 0);
  const before = all.filter((s) => s.person.occurrences[0]!.start < at);
  const scored = before.length > 0 ? before : all;
  const best = Math.max(0, ...scored.map((s) => s.score));
  const alike = scored.filter((s) => s.score === best).map((s) => s.person);
  if (alike.length === 1) return speakerOf(alike[0]!);
  if (alike.length > 1) {
    const meant = inMind(scene, scene.people, at, samePerson, (p) => (alike.includes(p) ? 0 : null))[0];
    return speakerOf(meant ?? alike[0]!);
  }
  if (office?.holder) return { name: office.holder.name, actor: office.holder.id };
  if (!/^(?:the|this|that)\s/i.test(phrase) || !PERSON_NOUNS.has(head)) return null;
  const wanted = HE_NOUN.test(head)
    ? 'he'
    : SHE_NOUN.test(head) || /\bfirst lady\b/.test(words.join(' '))
      ? 'she'
      : null;
  const who = personMeant(scene, at, wanted, null);
  if (!who) return null;
  const near = scene.people.filter((s) => s.who === who && s.start < at).at(-1);
  return near && sentenceAt(scene.sentences, at) - near.sentence <= 3 ? speakerOf(who) : null;
}

/** How well what the article says of a person fits a description; 0 where its noun is not among it. */
function likeness(person: Person, head: string, words: readonly string[], published: string | null): number {
  let best = 0;
  for (const role of [...person.roles.map(fold), ...officesOn(person, published)]) {
    const have = role.split(/[^\p{L}\p{N}.-]+/u);
    if (
      /\b(?:former|ex|then|next|likely|future)\b/.test(role) &&
      !words.some((w) => /^(?:former|ex|next|likely|future)$/.test(w))
    )
      continue;
    if (!have.includes(head) || statesClash(words, have) || kindsClash(words, have)) continue;
    const other = words.filter((w) => w !== head);
    best = Math.max(
      best,
      2 +
        other.filter((w) => have.includes(w) || have.some((h) => h.slice(0, 5) === w.slice(0, 5) && w.length > 5))
          .length,
    );
  }
  return best;
}

const KIND =
  /^(?:foreign|prime|defen[cs]e|interior|finance|economy|press|treasury|vice|deputy|trade|energy|justice|european|overseas|health)$/;

/** "the foreign minister" is not "the minister for overseas territories". */
const kindsClash = (words: readonly string[], have: readonly string[]): boolean =>
  words.some((w) => KIND.test(w) && !have.includes(w)) ||
  (words.includes('minister') && have.some((w) => KIND.test(w) && !words.includes(w)));

/** "the Georgian foreign minister" is not "Armenian foreign minister Ara Sarian". */
function statesClash(words: readonly string[], have: readonly string[]): boolean {
  const states = (list: readonly string[]): Set<string> => new Set(list.flatMap((w) => stateOfWord(w) ?? []));
  const [asked, told] = [states(words), states(have)];
  return asked.size > 0 && told.size > 0 && asked.isDisjointFrom(told);
}
const stateOfWord = (word: string): string | null =>
  word === '' ? null : (stateCalled(word[0]!.toUpperCase() + word.slice(1))?.id ?? null);

function officesOn(person: Person, published: string | null): string[] {
  if (!person.actor || !published) return [];
  return tenuresOf(person.actor.id)
    .filter((t) => t.from <= published.slice(0, 10) && (t.until === null || published.slice(0, 10) < t.until))
    .map((t) => t.office.split('/').at(-1)!.replace(/-/g, ' '));
}

/** The two people in mind, for "both", "the two leaders", "each": those last joined by "and", else the two who stand out. */
export function pairInMind(scene: Scene, at: number): Person[] | null {
  const before = scene.cast.sightings.filter((s) => s.occurrence.end <= at);
  for (let i = before.length - 1; i > 0; i--) {
    const [a, b] = [before[i - 1]!, before[i]!];
    const between = scene.text.slice(a.occurrence.end, b.occurrence.start - b.occurrence.before.length);
    if (a.person !== b.person && /^,?\s+and\s+(?:\S+\s+){0,5}$/u.test(between)) return [a.person, b.person];
  }
  const found = inMind(scene, scene.people, at, samePerson, () => 0).slice(0, 2);
  if (found.length < 2) return null;
  return found.sort((a, b) => a.occurrences[0]!.start - b.occurrences[0]!.start);
}

/** The person right before "who", "whom" or "whose". */
export function personBefore(scene: Scene, at: number): Person | null {
  const seen = scene.cast.sightings.filter((s) => s.occurrence.end <= at).at(-1);
  if (!seen) return null;
  const between = scene.text.slice(seen.occurrence.end, at);
  return between.length < 90 && !/[.;:!?“”"]/u.test(between) && !inside(scene.quotes, at) ? seen.person : null;
}
