import type { Draft } from '../annotator.ts';

/** Adds the actors that commitments refer to. */
export function nameActors(draft: Draft): void {
  const actors = draft.actors ?? [];
  const put = (id: string | undefined, name: string): void => {
    if (!id || actors.some((a) => a.id === id)) return;
    const type = /^(person|office|state|body)\//.exec(id)?.[1] as 'person' | 'office' | 'state' | 'body' | undefined;
    if (type) actors.push({ id, type, name });
  };
  for (const one of draft.commitments ?? []) {
    put(one.holderActor, one.holder);
    if (one.to) put(one.toActor, one.to);
  }
  draft.actors = actors;
}
