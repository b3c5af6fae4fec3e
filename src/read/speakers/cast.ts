import type { Actor, Mention } from '../../record/index.ts';
import { actorById, findActors, fold, peopleNamed, personId } from '../lexicon/actors/index.ts';
import { pronounOf } from '../lexicon/firstnames.ts';
import { type Occurrence, personNames } from './names.ts';
import { PERSON_NOUNS } from './nouns.ts';

/** A person whom the article names, with all that it says of who they are. */
export interface Person {
  /** The fullest form in the article, without titles; of a known person called by the family name alone the full name. */
  name: string;
  words: string[];
  pronoun: 'he' | 'she' | null;
  /** "French Foreign Minister", "a former Mexican foreign minister": the article's own words, lower case. */
  roles: string[];
  actor: Actor | null;
  occurrences: Occurrence[];
  /** Whether more than the shape of one word speaks for a person: a second word, a title, a known name, many namings. */
  certain: boolean;
}

export interface Cast {
  people: Person[];
  /** Every naming of a person, in the order of the text. */
  sightings: { occurrence: Occurrence; person: Person }[];
}

const HE_TITLE =
  /\b(?:mr|sir|lord|king|prince|emperor|pope|sheikh|sheik|congressman|businessman|chairman|spokesman|councilman|baron|father|widower|son|brother|husband|actor)\b/;
const SHE_TITLE =
  /\b(?:mrs|ms|miss|dame|lady|queen|princess|empress|baroness|congresswoman|businesswoman|chairwoman|spokeswoman|councilwoman|first lady|mother|widow|daughter|sister|wife|actress)\b/;

/** Whether a short form may name the bearer of a longer one: its family name, its first name with another word, or a part of it. */
function fits(short: readonly string[], long: readonly string[]): boolean {
  if (short.length > long.length) return fits(long, short);
  const loose = (w: string): string => w.replace(/\./g, '');
  const full = long.map(loose);
  const at = full.length - short.length;
  if (short.every((w, i) => loose(w) === full[at + i])) return true;
  if (short.length === 1) return false;
  const initials = (w: string, v: string): boolean =>
    w === v || (w.length === 1 && v.startsWith(w)) || (v.length === 1 && w.startsWith(v));
  return short.at(-1) === full.at(-1) && initials(loose(short[0]!), full[0]!);
}

/** The article's people: namings of one person put together, the fullest form as the name. */
export function castOf(text: string, mentions: readonly Mention[], published: string | null): Cast {
  const occurrences = personNames(text, mentions);
  const people: Person[] = [];
  const owner = new Map<Occurrence, Person>();
  const longestFirst = [...occurrences].sort((a, b) => b.words.length - a.words.length || a.start - b.start);
  for (const one of longestFirst) {
    if (one.words.length === 1) continue;
    const same = people.find((p) => fits(one.words, p.words));
    const person = same ?? started(text, one);
    if (!same) people.push(person);
    person.occurrences.push(one);
    owner.set(one, person);
  }
  for (const one of occurrences) {
    if (one.words.length > 1) continue;
    const word = one.words[0]!;
    const byLast = people.filter((p) => p.words.at(-1) === word);
    const candidates =
      byLast.length > 0
        ? byLast
        : people.filter((p) => p.words[0] === word && p.words.length > 1 && familyNameFirst(p));
    const person = nearest(candidates, one, text) ?? byFirstName(people, word, one) ?? started(text, one);
    if (!people.includes(person)) people.push(person);
    person.occurrences.push(one);
    owner.set(one, person);
  }
  for (const person of people) complete(person, text, published);
  people.sort((a, b) => a.occurrences[0]!.start - b.occurrences[0]!.start);
  return { people, sightings: occurrences.map((occurrence) => ({ occurrence, person: owner.get(occurrence)! })) };
}

const started = (text: string, one: Occurrence): Person => ({
  name: text.slice(one.start, one.end).replace(/\s+/gu, ' '),
  words: one.words,
  pronoun: null,
  roles: [],
  actor: null,
  occurrences: [],
  certain: false,
});

function familyNameFirst(person: Person): boolean {
  return findActors(person.name)[0]?.actor.type === 'person' || person.words[0]!.length <= 5;
}

/** Of several bearers of a family name, the one whose pronoun the title allows and who was named last before this place. */
function nearest(people: readonly Person[], one: Occurrence, text: string): Person | null {
  if (people.length <= 1) return people[0] ?? null;
  const asked = fold(one.before);
  const allowed = people.filter((p) => {
    const pronoun = pronounFor(p, text);
    return !((/\bmr\b/.test(asked) && pronoun === 'she') || (/\b(?:mrs|ms)\b/.test(asked) && pronoun === 'he'));
  });
  const before = (p: Person): number =>
    Math.max(-1, ...p.occurrences.filter((o) => o.start < one.start && o.words.length > 1).map((o) => o.start));
  return (
    [...allowed].sort((a, b) => before(b) - before(a) || b.occurrences.length - a.occurrences.length)[0] ?? people[0]!
  );
}

const byFirstName = (people: readonly Person[], word: string, one: Occurrence): Person | null => {
  if (pronounOf(word) === null && !people.some((p) => p.words[0] === word)) return null;
  const named = people.filter(
    (p) => p.words.length > 1 && p.words[0] === word && p.occurrences.some((o) => o.start < one.start),
  );
  return named.length === 1 ? named[0]! : null;
};

function pronounFor(person: Person, text: string): 'he' | 'she' | null {
  for (const o of person.occurrences) {
    const near = fold(`${o.before} ${text.slice(o.end, o.end + 50).split(/[.;:!?]/u)[0]}`);
    const title = fold(o.before);
    if (SHE_TITLE.test(title)) return 'she';
    if (HE_TITLE.test(title)) return 'he';
    if (/^ ?, (?:(?:a|the) )?(?:\S+ ){0,3}(?:widow|mother|spokeswoman|chairwoman)\b/.test(near)) return 'she';
  }
  if (person.words.length < 2) return null;
  const [first] = person.words as [string];
  return (
    pronounOf(first) ??
    pronounOf(first.split('-')[0]!) ??
    (familyNameFirst(person) ? pronounOf(person.words.at(-1)!) : null)
  );
}

/** "Georgia’s foreign minister, " before the name. */
const AHEAD =
  /(?:^|[.“”"]\s*|\b(?:and|but|while|with|by|for|from|told|than|as|where|when|that|of|to)\s+|,\s)((?:(?:the|an?)\s)?(?:[\p{L}’'.-]+\s){0,4}[\p{L}’'-]+),\s*$/u;

function complete(person: Person, text: string, published: string | null): void {
  person.occurrences.sort((a, b) => a.start - b.start);
  const fullest = [...person.occurrences].sort(
    (a, b) => b.words.length - a.words.length || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )[0]!;
  person.name = text.slice(fullest.start, fullest.end).replace(/\s+/gu, ' ');
  person.words = fullest.words;
  person.actor = actorOf(person, published);
  // one of public record whom the article calls by the family name alone
  if (person.actor && person.words.length === 1) person.name = person.actor.name;
  const known = person.actor ? pronounOf(fold(person.actor.name.split(/[\s-]/u)[0]!)) : null;
  person.pronoun = pronounFor(person, text) ?? known;
  person.certain =
    person.words.length > 1 ||
    person.actor !== null ||
    person.occurrences.length > 2 ||
    person.occurrences.some((o) => /\p{L}/u.test(o.before));
  const roles = new Set<string>();
  for (const o of person.occurrences) {
    const before = o.before.replace(/^(?:the|a|an)\s+/i, '').toLowerCase();
    if (before !== '' && !/^(?:mr|mrs|ms|dr)\.?$/.test(before)) roles.add(before);
    const ahead = AHEAD.exec(text.slice(Math.max(0, o.start - 70), o.start))?.[1];
    if (ahead && PERSON_NOUNS.has(fold(ahead.split(/\s+/u).at(-1)!))) roles.add(ahead.toLowerCase());
    const after =
      /^,?\s*(?:,\s*)((?:an?|the|who (?:is|was|heads|leads|chairs)|deputy|director|head|chief|senior|executive|former|president|chairman|secretary|vice|[\p{L}’'-]+(?:['’]s))\s[^,.;:“”"]{3,120})/u.exec(
        text.slice(o.end, o.end + 140),
      );
    if (after) roles.add(after[1]!.toLowerCase());
    const copula = /^\s+(?:is|was)\s+((?:an?|the)\s[^,.;:“”"]{3,60})/u.exec(text.slice(o.end, o.end + 70));
    if (copula) roles.add(copula[1]!.toLowerCase());
  }
  person.roles = [...roles];
}

function actorOf(person: Person, published: string | null): Actor | null {
  const known = findActors(person.name).find((a) => a.actor.type === 'person');
  if (known) return known.actor;
  if (person.words.length > 1) {
    const alike = peopleNamed(person.words.at(-1)!, published).find((a) =>
      fits(person.words, fold(a.name).split(/\s+/u)),
    );
    return alike ?? { id: personId(person.name), type: 'person', name: person.name };
  }
  const office = person.occurrences.some((o) =>
    /\b(?:president|chancellor|minister|premier|secretary|king|queen|pope)\b/i.test(o.before),
  );
  const bearers = peopleNamed(person.words[0]!, published, office ? 8 : 4);
  return bearers.length === 1 ? (actorById(bearers[0]!.id) ?? null) : null;
}
