import type { Attribution, Speaker } from '../record/index.ts';
import { type Annotator, type Draft, layer } from './annotator.ts';
import { addActors } from './speakers/actors.ts';
import { resolve } from './speakers/resolve.ts';
import { followPronouns } from './speakers/salience.ts';
import { sceneOf } from './speakers/scene.ts';

/**
 * Who every source is: a name in its fullest form, whom a pronoun, role or description means, or the description of a source
 * that is not named, with its profile. Sets `relay`, the actors of mentions, and every actor that the article refers to.
 */
export const speakers: Annotator = {
  name: 'speakers',
  requires: ['sentences', 'tokens', 'mentions', 'attributions', 'labels'],
  adds: ['speakers'],
  annotate(draft: Draft) {
    const attributions = layer(draft, 'attributions');
    const scene = sceneOf(draft);
    followPronouns(
      scene,
      attributions.flatMap((a) => a.source ?? []),
    );
    resolve(scene, attributions);
    const byId = new Map(attributions.map((a) => [a.id, a]));
    for (const one of attributions) one.relay = relayOf(one, byId);
    addActors(draft, scene.cast);
    draft.speakers = true;
  },
};

function relayOf(one: Attribution, byId: ReadonlyMap<string, Attribution>): string[] {
  const chain: Speaker[] = [];
  const seen = new Set<string>();
  for (let at: Attribution | undefined = one; at && !seen.has(at.id); ) {
    seen.add(at.id);
    if (at.speaker) chain.unshift(at.speaker);
    const { parent }: Attribution = at;
    at = parent === null ? undefined : byId.get(parent);
  }
  return chain.map((s) => s.name).filter((name, i, names) => name !== names[i - 1]);
}
