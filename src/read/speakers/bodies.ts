import type { Speaker } from '../../record/index.ts';
import { actorNamed, fold } from '../lexicon/actors/index.ts';
import { BODY_NOUNS } from './nouns.ts';
import { core } from './persons.ts';
import { inMind } from './salience.ts';
import { type BodySighting, type Scene, sentenceAt } from './scene.ts';

const bare = (name: string): string =>
  name
    .replace(/^(?:the|an?)\s+/iu, '')
    .replace(/['’]s?$/u, '')
    .trim();
const initials = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .filter((w) => !/^(?:of|the|and|for|on|in)$/i.test(w))
    .map((w) => w[0]!.toUpperCase())
    .join('');

export const sameBody = (a: BodySighting, b: BodySighting): boolean =>
  a.actor !== null ? a.actor === b.actor : fold(bare(a.name)) === fold(bare(b.name));

const named = (name: string, actor: string | null): Speaker => (actor ? { name, actor } : { name });

/** The fullest form of a body's name in the article: the longest of those with its actor, its initials, or its words at the end. */
export function fullestBody(scene: Scene, short: string): Speaker {
  const name = bare(short);
  const known = actorNamed(name);
  const actor = known && known.actor.type !== 'person' ? known.actor : null;
  if (actor && known!.by === 'name' && scene.text.includes(actor.name)) return named(actor.name, actor.id);
  if (actor && known!.by === 'capital') return named(actor.name, actor.id);
  let best = { name, actor: actor?.id ?? null };
  const letters = name.replace(/\./g, '');
  for (const body of scene.bodies) {
    const other = bare(body.name);
    const same = actor !== null && body.actor === actor.id && known!.by === 'name' && actorNamed(other)?.by === 'name';
    const spelled = /^\p{Lu}{2,6}$/u.test(letters) && other.includes(' ') && initials(other) === letters;
    const longer = name.includes(' ') && fold(other).endsWith(` ${fold(name)}`);
    if ((same || spelled || longer) && other.length > best.name.length)
      best = { name: other, actor: body.actor ?? best.actor };
  }
  return named(best.name, best.actor);
}

/** Who a source that is a body is: its fullest name, or what a description or pronoun stands for. */
export function bodySpeaker(scene: Scene, phrase: string, at: number, last: Speaker | null): Speaker | null {
  const words = core(phrase);
  if (/^(?:it|they|them|its|their)$/i.test(words)) return bodyMeant(scene, at, words, last);
  if (/^(?:which|who|that|whose)$/i.test(words)) return bodyBefore(scene, at);
  if (/^(?:we|i|us|our)$/i.test(words)) return last;
  if (
    /^(?:the )?(?:two|three|both) (?:countries|sides|nations|states|governments|parties|allies|powers|neighbou?rs|capitals)$|^both$/i.test(
      words,
    )
  ) {
    const count = /three/i.test(words) ? 3 : 2;
    const states = inMind(scene, scene.organisations, at, sameBody, (b) =>
      b.actor?.startsWith('state/') ? 0 : null,
    ).slice(0, count);
    const told = states.map((b) => scene.bodies.findLast((o) => o.start < at && sameBody(o, b))?.start ?? b.start);
    const first = sentenceAt(scene.sentences, Math.min(...told));
    if (states.length === count && sentenceAt(scene.sentences, at) - first <= (/sides|parties/i.test(words) ? 1 : 3))
      return {
        name: states
          .sort((a, b) => a.start - b.start)
          .map((s) => fullestBody(scene, s.name).name)
          .join(' and '),
      };
  }
  const name = bare(words);
  if (!/\p{Lu}/u.test(name)) {
    const head = fold(name).split(/\s+/u).at(-1)!;
    if (/^the\s/i.test(words) && (BODY_NOUNS.has(head) || head.length > 3)) {
      const ending = scene.bodies.filter(
        (b) => b.start < at && b.name.includes(' ') && fold(bare(b.name)).endsWith(` ${head}`),
      );
      const lastOne = ending.at(-1);
      if (lastOne) return fullestBody(scene, lastOne.name);
    }
    return { name };
  }
  if (/\sand\s|\s&\s/u.test(name)) return { name };
  return fullestBody(scene, name);
}

function bodyMeant(scene: Scene, at: number, word: string, last: Speaker | null): Speaker | null {
  const plural = /^(?:they|them|their)$/i.test(word);
  const found = inMind(scene, scene.organisations, at, sameBody, (b) =>
    last && fold(last.name) === fold(fullestBody(scene, b.name).name) ? 1.5 : 0,
  )[0];
  if (found) return fullestBody(scene, found.name);
  return plural ? last : null;
}

function bodyBefore(scene: Scene, at: number): Speaker | null {
  const before = scene.bodies.filter((b) => b.end <= at);
  const lastOne = before.at(-1);
  if (!lastOne || at - lastOne.end > 60 || /[.;:!?“”"]/u.test(scene.text.slice(lastOne.end, at))) return null;
  const other = before.at(-2);
  if (other && /^,?\s+and\s+(?:the\s+)?$/u.test(scene.text.slice(other.end, lastOne.start)))
    return { name: `${fullestBody(scene, other.name).name} and ${fullestBody(scene, lastOne.name).name}` };
  const noun = /^\s+(\p{Ll}+)\s*,?\s*$/u.exec(scene.text.slice(lastOne.end, at))?.[1];
  return noun && BODY_NOUNS.has(noun) ? { name: `${bare(lastOne.name)} ${noun}` } : fullestBody(scene, lastOne.name);
}
