import type { Mention, Speaker } from '../../record/index.ts';
import { actorById } from '../lexicon/actors/index.ts';
import { type Cast, castOf } from '../speakers/cast.ts';
import type { Word } from './sentence.ts';

/** The names of an article: who or what a phrase of it denotes. */
export interface Names {
  /** Everyone whom a phrase names; its own words where it names nobody the article names elsewhere. */
  of(words: readonly Word[]): Speaker[];
}

const LEAD = /^(?:the|a|an|his|her|its|their|both|all|some|of|and)$/i;

/** Finds people by the article's cast, so that "Macron" is "Emmanuel Macron", and bodies and states by their mentions. */
export function namesOf(text: string, mentions: readonly Mention[], published: string | null): Names {
  let cast: Cast | undefined;
  return {
    of(words) {
      const first = words[0];
      const last = words.at(-1);
      if (!first || !last) return [];
      cast ??= castOf(text, mentions, published);
      const head = words.findLast((w) => /[NPO]/.test(w.tag));
      if (head?.tag === 'O') return pronoun(cast, head);
      const seen = within(cast.sightings, first.start, last.end);
      const people = seen.filter(({ occurrence: o }) =>
        head === undefined || head.tag === 'P' ? o.end >= (head?.end ?? 0) : false,
      );
      if (people.length > 0) return people.map(({ person }) => speaker(person.name, person.actor?.id));
      const described = head?.tag === 'N' ? inRole(cast, words) : null;
      if (described) return [described];
      const bare = words.slice(words.findIndex((w) => !LEAD.test(w.text)));
      if (
        bare.length === 0 ||
        LEAD.test(bare[0]!.text) ||
        (bare.length === 1 && /^(?:sides?|minister|official|leader|president)$/.test(bare[0]!.lower))
      )
        return [];
      const [from, to] = [bare[0]!.start, bare.at(-1)!.end];
      const whole = mentions.find((m) => m.start === from && m.end === to);
      const short = /^(?:the )?[\p{Lu}.]{2,6}$/u.test(text.slice(from, to));
      const known = short && whole?.actor ? actorById(whole.actor) : undefined;
      return [speaker(known?.name ?? text.slice(from, to).replace(/\s+/g, ' '), whole?.actor)];
    },
  };
}

const speaker = (name: string, actor: string | undefined): Speaker =>
  actor === undefined ? { name } : { name, actor };

/** The sightings that touch [start, end); they are in the order of the text. */
function within(sightings: Cast['sightings'], start: number, end: number): Cast['sightings'] {
  let [low, high] = [0, sightings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sightings[middle]!.occurrence.end <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < sightings.length && sightings[to]!.occurrence.start < end) to++;
  return sightings.slice(low, to);
}

/** "the French president": the one person whom the article gives that role. */
function inRole(cast: Cast, words: readonly Word[]): Speaker | null {
  if (words[0]!.lower !== 'the') return null;
  const role = words
    .slice(1)
    .map((w) => w.lower)
    .join(' ');
  const bearers = cast.people.filter((p) => p.roles.includes(role));
  if (bearers.length === 0 && words.length === 2) {
    const last = cast.sightings.findLast(
      ({ occurrence: o, person }) => o.end <= words[0]!.start && person.roles.some((r) => r.endsWith(role)),
    );
    return last ? speaker(last.person.name, last.person.actor?.id) : null;
  }
  return bearers.length === 1 ? speaker(bearers[0]!.name, bearers[0]!.actor?.id) : null;
}

/** "he" and "she": the last person named before who may be meant. */
function pronoun(cast: Cast, word: Word): Speaker[] {
  const asked = /^(?:he|him)$/.test(word.lower) ? 'he' : /^(?:she|her)$/.test(word.lower) ? 'she' : null;
  if (asked === null) return [];
  const before = cast.sightings.filter(
    ({ occurrence: o, person }) => o.end <= word.start && (person.pronoun ?? asked) === asked,
  );
  const last = before.at(-1)?.person;
  return last ? [speaker(last.name, last.actor?.id)] : [];
}
