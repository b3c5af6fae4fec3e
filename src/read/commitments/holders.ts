import type { Attribution, Speaker } from '../../record/index.ts';
import type { Run, Words } from '../attributions/words.ts';
import { actorById, actorNamed, findActors, fold, isState, sideOf, tenuresOf } from '../lexicon/actors/index.ts';
import { bodySpeaker } from '../speakers/bodies.ts';
import { BODY_NOUNS, PERSON_NOUNS } from '../speakers/nouns.ts';
import { core, peopleNamedIn, personBefore, personDescribed, speakerOf, together } from '../speakers/persons.ts';
import { personMeant } from '../speakers/salience.ts';
import type { Scene } from '../speakers/scene.ts';

const LEADS =
  /\b(?:minister|president|chancellor|premier|envoy|ambassador|secretary|king|leader|commissioner|spokes\w+|official|diplomat|negotiator|representative|chief|governor|prime|emir|director|head)\b/;

/** The state or body for which a person or unnamed source speaks; null where the article and public record do not tell. */
export function sideOfSpeaker(
  scene: Scene,
  one: Pick<Attribution, 'speaker' | 'sourceKind' | 'anonymity'>,
): Speaker | null {
  const { speaker } = one;
  if (!speaker) return null;
  if (one.sourceKind === 'body') {
    const side = speaker.actor ? sideOf(speaker.actor) : null;
    return side && isState(side) && speaker.actor !== side.id && /^body\/[A-Z]{2}\//.test(speaker.actor!)
      ? named(side)
      : speaker;
  }
  if (one.sourceKind === 'unnamed') {
    const found = one.anonymity?.affiliation ? findActors(one.anonymity.affiliation)[0]?.actor : undefined;
    return found ? named(sideOf(found.id) ?? found) : null;
  }
  const person = scene.cast.people.find((p) => p.name === speaker.name);
  for (const role of person?.roles ?? []) {
    if (!LEADS.test(role) || /\b(?:former|ex-|candidate|nominee)/.test(role)) continue;
    const found = findActors(titled(role)).find((a) => a.actor.type !== 'person');
    if (found) return named(sideOf(found.actor.id) ?? found.actor);
  }
  for (const role of person?.roles ?? []) {
    const spoken = /\b(?:former|ex-)/.test(role) ? null : spokenFor(scene, person!, role);
    if (spoken) return spoken;
  }
  const day = scene.published?.slice(0, 10);
  const office =
    day && speaker.actor
      ? tenuresOf(speaker.actor).find((t) => t.from <= day && (t.until === null || day < t.until))
      : undefined;
  const side = office ? sideOf(office.office) : null;
  return side ? named(side) : null;
}

/** For whom one speaks by what the article says of them, where public record does not know the side: "who leads the delegation of the Oru council". */
function spokenFor(
  scene: Scene,
  person: { occurrences: readonly { end: number }[]; name: string },
  role: string,
): Speaker | null {
  const low = role.toLowerCase();
  for (const { end } of person.occurrences) {
    const text = scene.text.slice(end, end + 160);
    const at = text.toLowerCase().indexOf(low.slice(0, 40));
    const found =
      /^[^.;:“”"]{0,60}?\b(?:spokes(?:man|woman|person)|envoy|representative|delegate|negotiator|speaks|speaking|delegation) (?:for|of) (?:the |an? )?((?:[\p{L}’'-]+ ){0,3}?\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}[\p{L}’'-]+|authorities|council|campaign|government|union|group|movement|committee|party|ministry|federation|association|alliance))*)/u.exec(
        at >= 0 ? text.slice(at) : '',
      );
    if (!found) continue;
    const name = found[1]!.replace(/['’]s?$/u, '');
    const bearer = scene.cast.people.find(
      (p) =>
        p.words.length > 0 &&
        p.name !== person.name &&
        name.endsWith(p.words.at(-1)!.length > 2 ? p.name.split(' ').at(-1)! : p.name),
    );
    return bearer ? speakerOf(bearer) : (partyCalled(scene, name) ?? { name });
  }
  return null;
}

const titled = (role: string): string =>
  role
    .replace(/(?<![\p{L}’'])\p{Ll}/gu, (c) => c.toUpperCase())
    .replace(/\b(eu|u\.s|u\.n|un|us|uk|nato)\b/giu, (w) => w.toUpperCase());
const named = (actor: { id: string; name: string }): Speaker => ({ name: actor.name, actor: actor.id });

const isFull = (name: string): boolean => /\p{Ll}{3}/u.test(name) && actorNamed(name)?.by === 'name';

/** A holder's name: of a known state or body its own name or, where the article mostly uses another full one, that one ("Britain"). */
export function canonical(scene: Scene, holder: Speaker): Speaker {
  const actor = holder.actor ? actorById(holder.actor) : null;
  if (!actor || actor.type === 'person') return holder;
  const known = new Set(fold(actor.name).split(/\s+/u));
  const forms = scene.bodies.filter((f) => f.actor === actor.id && isFull(f.name)).map((f) => f.name);
  const other = forms.filter((name) =>
    fold(name)
      .split(/\s+/u)
      .some((w) => !known.has(w)),
  );
  const full = other.length * 2 > forms.length ? other[0] : null;
  return { name: full ?? actor.name, actor: actor.id };
}

const DELEGATE =
  /\b(?:(?<!prime )minister|negotiator|envoy|ambassador|spokes\w+|official|diplomat|commissioner|representative|mediator)\b/;

/** Whether a person speaks for their side and not for themselves: a minister, envoy or spokesman, not a head of government. */
export function isDelegate(scene: Scene, speaker: Speaker): boolean {
  const roles = scene.cast.people.find((p) => p.name === speaker.name)?.roles ?? [speaker.name.toLowerCase()];
  return (
    roles.some((r) => DELEGATE.test(r) && !/\b(?:former|ex-|president of|candidate|nominee)/.test(r)) &&
    !roles.some((r) => /\b(?:president|prime minister|chancellor|premier|king)\b/.test(r) && !/\bvice\b/.test(r))
  );
}

/** Whom the subject of an undertaking names; null where it is nobody who can bind themselves. `told` reports it. */
export function holderOf(scene: Scene, words: Words, subject: Run, told: Attribution | null): Speaker | null {
  const start = words.start[subject.from]!;
  const end = words.end[subject.to - 1]!;
  const phrase = scene.text.slice(start, end).replace(/[[\]]/g, '');
  const simple = core(phrase).replace(/\s+and\s+(?:its|their|his|her)\s.*$/iu, '');
  const low = fold(simple);
  if (/^(?:i|me|my)$/.test(low)) return told?.speaker ?? null;
  if (/^(?:we|our|us)$/.test(low))
    return told ? (sideOfSpeaker(scene, told) ?? (told.sourceKind === 'unnamed' ? null : told.speaker)) : null;
  if (
    /^(?:his|her|its|their|our|my|the) (?:own )?(?:government|country|side|nation|ministry|administration|members|party|company|organi[sz]ation|agency|delegation|team|campaign|group|union|movement)$/.test(
      low,
    )
  ) {
    const side = told && !/^the (?:party|members|company)/.test(low) ? sideOfSpeaker(scene, told) : null;
    if (side) return side;
    if (
      /^(?:(?:the|his|her|their|our|my) )?(?:own )?(?:government|side|country|nation|members|party|company|agency|team|group)$/.test(
        low,
      )
    )
      return null;
  }
  if (/^(?:every|each|any|no|most|some|few)\b/.test(low)) return null;
  if (/^the (?:president|prime minister|minister|premier|king|chancellor|leader)$/.test(low) && told?.speaker) {
    // whoever speaks does not call themselves so
    const meant = personDescribed(scene, phrase, start);
    return meant && meant.name !== told.speaker.name ? meant : sideOfSpeaker(scene, told);
  }
  if (/^(?:he|she|his|her)$/.test(low)) {
    const seen = scene.people.find((s) => s.start === start);
    const person = seen?.who ?? personMeant(scene, start, /^(?:he|his)$/.test(low) ? 'he' : 'she', null);
    return person ? speakerOf(person) : null;
  }
  if (/^(?:who|whom|which|that)$/.test(low)) {
    const person = low === 'who' ? personBefore(scene, start) : null;
    return person ? speakerOf(person) : bodySpeaker(scene, 'which', start, null);
  }
  if (/^(?:it|they|its|their)$/.test(low))
    return bodySpeaker(scene, low, start, told?.sourceKind === 'body' ? told.speaker : null);
  const ending = low.split(/\s+/).at(-1)!;
  if (BODY_NOUNS.has(ending) && /\s/.test(low)) return bodySpeaker(scene, phrase, start, null);
  const people = peopleNamedIn(scene, start, end);
  if (people.length === 1) return speakerOf(people[0]!);
  if (people.length > 1) return together(people);
  const whole = actorNamed(simple);
  // "Brussels", as an official of the Commission calls it
  const own = whole?.by === 'capital' || whole?.by === 'seat' ? ownBody(told, whole.actor.id) : null;
  if (own) return own;
  if (whole && (isState(whole.actor) || whole.by === 'seat')) return named(whole.actor);
  const head = low
    .split(/\s+(?:of|for|from|in|on|at|who|which)\s/)[0]!
    .split(/[\s-]+/)
    .at(-1)!;
  if (PERSON_NOUNS.has(head))
    return personDescribed(scene, phrase, start) ?? (/s$/.test(head) ? null : plainHolder(simple));
  const single = head.replace(/ies$/, 'y').replace(/s$/, '');
  const bodyLike =
    BODY_NOUNS.has(head) ||
    BODY_NOUNS.has(single) ||
    PERSON_NOUNS.has(single) ||
    /^(?:states?|powers?|allies|sides?|governments|islands|europeans)$/.test(head);
  const names = scene.bodies.some((b) => b.start >= start && b.end <= end);
  if (bodyLike || names) {
    if (PERSON_NOUNS.has(single) && single !== head) return plainHolder(simple);
    return bodySpeaker(scene, phrase, start, null);
  }
  const actor = findActors(simple).find((a) => a.end === simple.length && a.actor.type === 'state');
  return actor && /s$|ese$|ish$|ch$/.test(simple) ? named(actor.actor) : null;
}

/** The body for which an official speaks, where a capital or seat stands for it. */
function ownBody(told: Attribution | null, seat: string): Speaker | null {
  const found = told?.anonymity?.affiliation
    ? findActors(told.anonymity.affiliation)[0]?.actor
    : told?.sourceKind === 'body' && told.speaker?.actor
      ? actorById(told.speaker.actor)
      : null;
  return found && found.type === 'body' && found.id !== seat && sideOf(found.id)?.id === seat ? named(found) : null;
}

/** Names that tell nobody apart: who is bound is not known. */
export const NOBODY_KNOWN =
  /^(?:others?|together|they|some|many|all|both|ministers|officials|leaders|those|people|voters|critics|everyone|everybody|one|who|it|he|she|we|i|(?:his|her|its|their|our|my|the) (?:side|government|country|members|party|people)|governments?|sides?|country|party)$/iu;

const plainHolder = (phrase: string): Speaker => ({ name: phrase.replace(/^(?:the)\s+/iu, '') });

/** The name of a party by its mention: states by their own name, whatever they are called. */
export function partyName(scene: Scene, mention: { start: number; end: number; actor?: string | undefined }): Speaker {
  const words = scene.text.slice(mention.start, mention.end).replace(/['’]s?$/u, '');
  const actor = mention.actor ? actorById(mention.actor) : null;
  if (actor && isState(actor)) return named(actor);
  const person = scene.cast.sightings.find(
    (s) => s.occurrence.start < mention.end && mention.start < s.occurrence.end,
  )?.person;
  if (person) return speakerOf(person);
  return actor ? { name: actor.name, actor: actor.id } : { name: words };
}

/** The state, body or person of the article that goes by a name; null where none does. */
export function partyCalled(scene: Scene, name: string): Speaker | null {
  const known = actorNamed(name);
  if (known && known.actor.type !== 'person') return canonical(scene, named(known.actor));
  const person = scene.cast.people.find((p) => p.name === name);
  return person ? speakerOf(person) : null;
}
