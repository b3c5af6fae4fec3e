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
export function sideOfSpeaker(scene: Scene, one: Attribution): Speaker | null {
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
  const day = scene.published?.slice(0, 10);
  const office =
    day && speaker.actor
      ? tenuresOf(speaker.actor).find((t) => t.from <= day && (t.until === null || day < t.until))
      : undefined;
  const side = office ? sideOf(office.office) : null;
  return side ? named(side) : null;
}

const titled = (role: string): string =>
  role
    .replace(/(?<![\p{L}’'])\p{Ll}/gu, (c) => c.toUpperCase())
    .replace(/\b(eu|u\.s|u\.n|un|us|uk|nato)\b/giu, (w) => w.toUpperCase());
const named = (actor: { id: string; name: string }): Speaker => ({ name: actor.name, actor: actor.id });

/** A holder's name: of a known state or body its own name or, where the article uses another full name, that one ("Britain"). */
export function canonical(scene: Scene, holder: Speaker): Speaker {
  const actor = holder.actor ? actorById(holder.actor) : null;
  if (!actor || actor.type === 'person' || scene.text.includes(actor.name))
    return actor && actor.type !== 'person' ? named(actor) : holder;
  const forms = scene.bodies.filter((b) => b.actor === actor.id).map((b) => b.name);
  const full = forms.find((f) => /\p{Ll}{3}/u.test(f) && actorNamed(f)?.by === 'name');
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
    /^(?:his|her|its|their|our|my|the) (?:own )?(?:government|country|side|nation|ministry|administration|members|party|company|organi[sz]ation|agency)$/.test(
      low,
    )
  ) {
    const side = told && !/^the (?:party|members|company)/.test(low) ? sideOfSpeaker(scene, told) : null;
    if (side) return side;
    if (/^(?:the )?(?:own )?(?:government|side|country|nation|members|party|company|agency)$/.test(low)) return null;
  }
  if (/^(?:he|she)$/.test(low)) {
    const seen = scene.people.find((s) => s.start === start);
    const person = seen?.who ?? personMeant(scene, start, low === 'he' ? 'he' : 'she', null);
    return person ? speakerOf(person) : null;
  }
  if (/^(?:who|whom|which|that)$/.test(low)) {
    const person = low === 'who' ? personBefore(scene, start) : null;
    return person ? speakerOf(person) : bodySpeaker(scene, 'which', start, null);
  }
  if (/^(?:it|they)$/.test(low))
    return bodySpeaker(scene, low, start, told?.sourceKind === 'body' ? told.speaker : null);
  const ending = low.split(/\s+/).at(-1)!;
  if (BODY_NOUNS.has(ending) && /\s/.test(low)) return bodySpeaker(scene, phrase, start, null);
  const people = peopleNamedIn(scene, start, end);
  if (people.length === 1) return speakerOf(people[0]!);
  if (people.length > 1) return together(people);
  const whole = actorNamed(simple);
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
