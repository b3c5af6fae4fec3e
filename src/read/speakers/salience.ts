import type { Person } from './cast.ts';
import { inside, type Scene, type Sighting, sentenceAt } from './scene.ts';

const NEARNESS = [4, 3.4, 2.3, 1.5, 1];
/** Below this nobody stands out enough to be meant. */
const ENOUGH = 2;

/** How much one naming makes its bearer stand out at a place later in the text. */
function weight<T>(seen: Sighting<T>, sentence: number, quoted: boolean): number {
  let score = NEARNESS[sentence - seen.sentence] ?? 0.4;
  if (seen.subject) score += 1.5;
  if (seen.source) score += 1.2;
  if (seen.possessive) score -= 1.2;
  if (seen.quoted && !quoted) score -= 1.5;
  return score;
}

/**
 * Whom somebody reading up to `at` has in mind, most of all first. `boost` tells what else speaks for a candidate; one it
 * answers with null cannot be meant.
 */
export function inMind<T>(
  scene: Scene,
  sightings: readonly Sighting<T>[],
  at: number,
  same: (a: T, b: T) => boolean,
  boost: (who: T) => number | null,
): T[] {
  const sentence = sentenceAt(scene.sentences, at);
  const quoted = inside(scene.quotes, at);
  const scores: { who: T; score: number; count: number }[] = [];
  for (const seen of sightings) {
    if (seen.start >= at) continue;
    const extra = boost(seen.who);
    if (extra === null) continue;
    const score = weight(seen, sentence, quoted) + extra;
    const known = scores.find((s) => same(s.who, seen.who));
    if (!known) scores.push({ who: seen.who, score, count: 1 });
    else {
      known.count++;
      known.score = Math.max(known.score, score);
    }
  }
  return scores
    .map((s) => ({ who: s.who, score: s.score + Math.min(0.8, 0.08 * s.count) }))
    .filter((s) => s.score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .map((s) => s.who);
}

export const samePerson = (a: Person, b: Person): boolean => a === b;

/** Who a personal pronoun at this place means; `last` is who spoke last, if in this paragraph or the one before; `not` cannot be meant. */
export function personMeant(
  scene: Scene,
  at: number,
  pronoun: 'he' | 'she' | null,
  last: Person | null,
  not: readonly Person[] = [],
): Person | null {
  const possible = (who: Person): boolean =>
    who.certain && !not.includes(who) && (pronoun === null || who.pronoun === null || who.pronoun === pronoun);
  const opener = newcomer(scene, at, possible);
  const fits = (who: Person): number | null =>
    possible(who)
      ? (who.pronoun === null && who !== opener ? -0.6 : 0) +
        (who === last && opener === null ? 1.2 : 0) +
        (who === opener ? 1.2 : 0)
      : null;
  return inMind(scene, scene.people, at, samePerson, fits)[0] ?? null;
}

/** Whom the paragraph of a place has told of first as its subject, before anybody else who can be meant: it is about them now. */
function newcomer(scene: Scene, at: number, possible: (who: Person) => boolean): Person | null {
  const { paragraph } = scene.sentences[sentenceAt(scene.sentences, at)]!;
  let found: Person | null = null;
  for (const seen of scene.people) {
    if (seen.start >= at) break;
    if (scene.sentences[seen.sentence]!.paragraph !== paragraph || seen.quoted || !possible(seen.who)) continue;
    if (found && found !== seen.who) return null;
    if (!found && !seen.subject) return null;
    found = seen.who;
  }
  return found;
}

/** Adds to the scene's sightings every "he", "she", "him", "her", "his" of the narration, each as whom it means. */
export function followPronouns(scene: Scene, sources: readonly { start: number; end: number }[]): void {
  for (const match of scene.text.matchAll(/(?<![\p{L}\p{N}’'])(?:he|she|him|her|his)(?![\p{L}\p{N}])/giu)) {
    const at = match.index;
    if (inside(scene.quotes, at)) continue;
    const word = match[0].toLowerCase();
    const who = personMeant(scene, at, /^(?:he|him|his)$/.test(word) ? 'he' : 'she', null);
    if (!who) continue;
    const place = scene.people.findIndex((s) => s.start > at);
    scene.people.splice(place < 0 ? scene.people.length : place, 0, {
      start: at,
      sentence: sentenceAt(scene.sentences, at),
      who,
      subject: word === 'he' || word === 'she',
      source: sources.some((s) => s.start <= at && at < s.end),
      possessive: /^(?:his|her|him)$/.test(word),
      quoted: false,
    });
  }
}
