import type { Attribution, Speaker } from '../../record/index.ts';
import { isOffice } from '../labels/words.ts';
import { fold } from '../lexicon/actors/index.ts';
import { anonymityOf, describe, nounOf, type Unnamed } from './anonymity.ts';
import { bodySpeaker, fullestBody } from './bodies.ts';
import type { Person } from './cast.ts';
import { PERSON_NOUNS } from './nouns.ts';
import { core, pairInMind, peopleNamedIn, personBefore, personDescribed, speakerOf, together } from './persons.ts';
import { personMeant } from './salience.ts';
import { inside, type Scene, sentenceAt } from './scene.ts';

/** What is remembered from one source to the next. */
interface Memory {
  person: Person | null;
  body: Speaker | null;
  /** Paragraph of the last source. */
  paragraph: number;
  unnamed: Unnamed[];
  lastUnnamed: Unnamed | null;
  other: Speaker | null;
  all: readonly Attribution[];
  /** Where the last unnamed source stands. */
  unnamedAt: number;
}

const FIRST = /^(?:i|we|me|us|my|our)$/i;
/** What is left of a source cut short names nobody. */
const SAYS_NOBODY = /^(?:an?|the|its|his|her|their|of|and|or|that|this|to|in|for|by)?$/i;
const PRONOUN = /^(?:he|she|him|her|his)$/i;
const PAIR =
  /^(?:both|each|they|the two|both (?:men|women|leaders|candidates|sides|presidents|ministers|presidential candidates|nominees)|the (?:two|pair|candidates|two (?:leaders|men|women|presidents|candidates|ministers|nominees|rivals|politicians|envoys|negotiators|officials)))$/i;

/** Sets `speaker` on every attribution, and `anonymity` on those whose source is not named. */
export function resolve(scene: Scene, attributions: readonly Attribution[]): void {
  const memory: Memory = {
    person: null,
    body: null,
    paragraph: -9,
    unnamed: [],
    lastUnnamed: null,
    other: null,
    all: attributions,
    unnamedAt: 0,
  };
  const inOrder = [...attributions].sort((a, b) => placeOf(a) - placeOf(b));
  for (const one of inOrder) {
    one.speaker = null;
    if (!one.source || one.sourceKind === 'none') continue;
    const at = one.source[0]!.start;
    const paragraph = scene.sentences[sentenceAt(scene.sentences, at)]?.paragraph ?? 0;
    if (paragraph - memory.paragraph > 1) memory.person = memory.lastUnnamed = null;
    const { person, body, lastUnnamed, unnamedAt, other: last } = memory;
    const found = speakerFor(scene, one, memory);
    one.speaker = found && SAYS_NOBODY.test(found.name) ? null : found;
    // whoever speaks within what another says does not take that other's turn
    if (one.parent !== null) Object.assign(memory, { person, body, lastUnnamed, unnamedAt, other: last });
    memory.paragraph = paragraph;
  }
  for (const one of inOrder) {
    if (!one.source || one.speaker || !FIRST.test(words(scene, one))) continue;
    const at = one.source[0]!.start;
    const outer =
      attributions.find((a) => a.id === one.parent) ??
      attributions.find((a) => a !== one && a.content.some((c) => c.start <= at && at < c.end));
    one.speaker = outer?.speaker ?? null;
  }
}

const placeOf = (one: Attribution): number => one.source?.[0]?.start ?? one.content[0]!.start;
/** The words that tell who the source is: of one in several parts the longest. */
const words = (scene: Scene, one: Attribution): string =>
  one
    .source!.map((s) => scene.text.slice(s.start, s.end).trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest));

function speakerFor(scene: Scene, one: Attribution, memory: Memory): Speaker | null {
  switch (one.sourceKind) {
    case 'unnamed':
      return unnamed(scene, one, memory);
    case 'named':
      return named(scene, one, memory);
    case 'body': {
      const found = FIRST.test(words(scene, one))
        ? null
        : bodySpeaker(scene, words(scene, one), one.source![0]!.start, memory.body);
      if (found) memory.body = found;
      memory.person = memory.lastUnnamed = null;
      return found;
    }
    default:
      return other(scene, one, memory);
  }
}

/** Whether the narration names a person between two places: then "he" may be that person. */
const namedSince = (scene: Scene, from: number, to: number): boolean =>
  scene.cast.sightings.some(
    (s) =>
      s.occurrence.start >= from &&
      s.occurrence.start < to &&
      s.person.certain &&
      !inside(scene.quotes, s.occurrence.start),
  );

/** Who speaks the quotation in which a source stands: "he" within it is somebody else. */
function quoting(scene: Scene, all: readonly Attribution[], one: Attribution): Person[] {
  const at = one.source![0]!.start;
  if (!inside(scene.quotes, at)) return [];
  const outer = all.find((a) => a !== one && a.source && a.content.some((c) => c.start <= at && at < c.end));
  return outer ? peopleNamedIn(scene, outer.source![0]!.start, outer.source!.at(-1)!.end) : [];
}

function named(scene: Scene, one: Attribution, memory: Memory): Speaker | null {
  const phrase = words(scene, one);
  const { start } = one.source![0]!;
  const { end } = one.source!.at(-1)!;
  if (
    PRONOUN.test(core(phrase)) &&
    memory.lastUnnamed?.number === 'single' &&
    !namedSince(scene, memory.unnamedAt, start)
  ) {
    one.sourceKind = 'unnamed';
    return unnamed(scene, one, memory);
  }
  if (isWithheldAgain(scene, phrase, start, end, memory)) {
    one.sourceKind = 'unnamed';
    return unnamed(scene, one, memory);
  }
  memory.lastUnnamed = null;
  const remember = (person: Person): Speaker => {
    memory.person = person;
    return speakerOf(person);
  };
  const simple = core(phrase);
  if (FIRST.test(simple)) return null;
  if (PRONOUN.test(simple)) {
    const person = personMeant(
      scene,
      start,
      /^(?:he|him|his)$/i.test(simple) ? 'he' : 'she',
      memory.person,
      quoting(scene, memory.all, one),
    );
    return person ? remember(person) : null;
  }
  if (/^(?:who|whom|whose|which|that)$/i.test(simple)) {
    const person = personBefore(scene, start);
    return person ? remember(person) : null;
  }
  const people = peopleNamedIn(scene, start, end);
  if (people.length > 1) return together(people);
  if (people.length === 1) return remember(people[0]!);
  if (PAIR.test(simple)) {
    const pair = pairInMind(scene, start);
    return pair ? together(pair) : null;
  }
  const body = scene.bodies.find((b) => b.actor !== null && b.start >= start && b.start <= start + 4 && b.end <= end);
  if (
    body &&
    scene.text
      .slice(body.end, end)
      .trim()
      .split(/\s+/u)[0]!
      .match(/^(?:$|at|in|on|after|during|itself)$/u)
  )
    return bodySpeaker(scene, body.name, start, memory.body);
  const described = personDescribed(scene, phrase, start);
  if (described) {
    memory.person = scene.cast.people.find((p) => p.name === described.name) ?? memory.person;
    return described;
  }
  if (/^(?:it|its)$/i.test(simple)) return bodySpeaker(scene, simple, start, memory.body);
  return { name: simple.replace(/^(?:the|an?)\s+/iu, '') };
}

/** "the diplomat", "the second officer": somebody told of before without a name, or of whom no named person is told to be one. */
function isWithheldAgain(scene: Scene, phrase: string, start: number, end: number, memory: Memory): boolean {
  const simple = core(phrase);
  const noun = nounOf(simple);
  if (!/^the\s/i.test(simple) || noun === '' || peopleNamedIn(scene, start, end).length > 0) return false;
  if (earlier(simple, memory)) return true;
  return (
    /^(?:official|diplomat|aide|source|officer|insider|staffer|person|lawmaker)$/.test(noun) &&
    !scene.cast.people.some((p) => p.roles.some((r) => r.includes(noun)))
  );
}

/** Whom the article names where a source was taken for one that it does not: "the president", "he" after a name. */
function namedAfterAll(scene: Scene, one: Attribution, memory: Memory): Speaker | null {
  const simple = core(words(scene, one));
  const { start } = one.source![0]!;
  const byName = namedInWords(scene, one);
  if (byName) return byName;
  if (/^(?:he|she)$/i.test(simple)) {
    if (memory.unnamed.length > 0 && !namedSince(scene, memory.unnamedAt, start)) return null;
    const person = personMeant(
      scene,
      start,
      /^he$/i.test(simple) ? 'he' : 'she',
      memory.person,
      quoting(scene, memory.all, one),
    );
    return person && speakerOf(person);
  }
  return isOffice(simple.toLowerCase()) && !earlier(simple, memory) ? personDescribed(scene, simple, start) : null;
}

function unnamed(scene: Scene, one: Attribution, memory: Memory): Speaker | null {
  const phrase = words(scene, one);
  const person = namedAfterAll(scene, one, memory);
  if (person) {
    one.sourceKind = 'named';
    delete one.anonymity;
    memory.lastUnnamed = null;
    memory.person = scene.cast.people.find((p) => p.name === person.name) ?? null;
    return person;
  }
  const sentence = scene.sentences[sentenceAt(scene.sentences, one.source![0]!.start)]!;
  one.anonymity = anonymityOf(scene.text, one.source!, sentence, scene.mentions);
  memory.person = null;
  memory.unnamedAt = one.source!.at(-1)!.end;
  const simple = core(phrase);
  const before = earlier(simple, memory);
  if (before) {
    memory.lastUnnamed = before;
    one.anonymity.number = before.number;
    return { name: before.name };
  }
  if (/^(?:he|she|they|it|who|i|we)$/i.test(simple)) return null;
  const partOf = /^(one|another|two|some|several) of (?:them|the (?:officials|diplomats|sources|people|aides))$/i.exec(
    simple,
  );
  const whole = partOf && memory.unnamed.findLast((u) => u.number === 'several');
  // "a southern one" after "a northern diplomat"
  const noun = /^an? .*\bone$/i.test(simple) && nounOf(simple) === '' ? memory.unnamed.at(-1)?.noun : undefined;
  const name = whole
    ? `${partOf[1]!.toLowerCase()} of ${whole.name}`
    : describe(noun ? simple.replace(/one$/, noun) : phrase);
  const found: Unnamed = { name, noun: nounOf(name), number: one.anonymity.number };
  memory.unnamed.push(found);
  memory.lastUnnamed = found;
  return { name };
}

/** The unnamed source told of before whom a pronoun or "the official" means; null for a new one. */
function earlier(simple: string, memory: Memory): Unnamed | null {
  if (/^(?:he|she|they|him|her|who)$/i.test(simple)) return memory.lastUnnamed ?? memory.unnamed.at(-1) ?? null;
  const definite = /^the (?:same |first |second |third )?(.+)$/i.exec(simple);
  if (!definite) return null;
  const ordinal = /^the (first|second|third)\b/i.exec(simple)?.[1]?.toLowerCase();
  const noun = nounOf(simple);
  const plural = /s$/i.test(simple);
  const alike = memory.unnamed.filter((u) => u.noun === noun && (u.number === 'several') === plural);
  if (ordinal) return alike.find((u) => u.name.includes(ordinal)) ?? null;
  const extra = fold(definite[1]!)
    .split(/\s+/u)
    .filter((w) => !w.startsWith(noun) && !/^(?:of|from|in|at|on|with|for|to|the|an?|who|close|familiar)$/.test(w))
    .map((w) => w.slice(0, 5));
  return alike.filter((u) => extra.every((w) => fold(u.name).includes(w))).at(-1) ?? null;
}

/** The one person of the article whom the words of a source taken for a class of people or a medium name or describe: "the congresswoman". */
function namedInstead(scene: Scene, one: Attribution, simple: string): Speaker | null {
  if (one.sourceKind === 'document') return null;
  const { start } = one.source![0]!;
  return (
    namedInWords(scene, one) ??
    (one.sourceKind === 'group' && /^the\s/i.test(simple) && PERSON_NOUNS.has(fold(simple).split(/\s+/u).at(-1)!)
      ? personDescribed(scene, simple, start)
      : null)
  );
}

/** The one person with whose name the words of a source end, before anything that is added to them. */
function namedInWords(scene: Scene, one: Attribution): Speaker | null {
  const { start } = one.source![0]!;
  const { end } = one.source!.at(-1)!;
  const [person, ...more] = peopleNamedIn(scene, start, end).filter((p) => p.certain);
  const last = person?.words.at(-1);
  return person && last && more.length === 0 && fold(core(scene.text.slice(start, end))).endsWith(fold(last))
    ? speakerOf(person)
    : null;
}

function other(scene: Scene, one: Attribution, memory: Memory): Speaker | null {
  const phrase = words(scene, one);
  const simple = core(phrase);
  if (FIRST.test(simple)) return null;
  const person = namedInstead(scene, one, simple);
  if (person) {
    one.sourceKind = 'named';
    memory.lastUnnamed = null;
    memory.person = scene.cast.people.find((p) => p.name === person.name) ?? memory.person;
    return person;
  }
  if (/^(?:it|they|he|she|who|which|that|them|whose|this)$/i.test(simple)) return memory.other;
  const name = describe(phrase);
  const bareName = name.replace(/^(?:the|an?|its|his|her|their)\s+/iu, '');
  const found = /^\p{Lu}/u.test(bareName) ? fullestBody(scene, bareName) : { name };
  memory.other = found;
  if (one.sourceKind !== 'document') memory.person = memory.lastUnnamed = null;
  return found;
}
