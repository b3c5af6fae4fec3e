import type { Actor } from '../../record/index.ts';
import { type Draft, layer } from '../annotator.ts';
import { actorById } from '../lexicon/actors/index.ts';
import type { Cast } from './cast.ts';

/** Gives mentions of people their actors and fills the draft's list of actors: known ones and people learned from the article. */
export function addActors(draft: Draft, cast: Cast): void {
  const people = new Map<string, Actor>();
  for (const person of cast.people) if (person.actor) people.set(person.actor.id, person.actor);
  for (const mention of layer(draft, 'mentions')) {
    if (mention.actor !== undefined || mention.type !== 'PER') continue;
    const seen = cast.sightings.find((s) => s.occurrence.start < mention.end && mention.start < s.occurrence.end);
    if (seen?.person.actor) mention.actor = seen.person.actor.id;
  }
  const ids = new Set<string>();
  for (const mention of layer(draft, 'mentions')) if (mention.actor) ids.add(mention.actor);
  for (const one of layer(draft, 'attributions')) if (one.speaker?.actor) ids.add(one.speaker.actor);
  const actors = new Map((draft.actors ?? []).map((a) => [a.id, a]));
  for (const id of ids) {
    const actor = people.get(id) ?? actorById(id);
    if (actor && !actors.has(id)) actors.set(id, { id: actor.id, type: actor.type, name: actor.name });
  }
  draft.actors = [...actors.values()];
}
