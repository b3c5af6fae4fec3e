import type { Attribution, Commitment } from '../../record/index.ts';
import { type Draft, layer } from '../annotator.ts';
import { isAct } from './modals.ts';

/**
 * The attributions as undertakings are read from them: the act is what the wording says, even where a model's stands on the
 * attribution. On dev the model's act is right more often, but the undertakings it adds are wrong more often than right.
 */
export const heard = (draft: Draft): Attribution[] =>
  layer(draft, 'attributions').map((one) => {
    const ruled = draft.wording?.get(one.id);
    return ruled ? { ...one, act: ruled.act } : one;
  });

const DENIES = /^(?:deny|ask|decline)$/;

/** No attribution is shown as a denial or question whose source binds itself in it: there the act of what it undertakes stands. */
export function agree(draft: Draft, found: readonly Commitment[]): void {
  for (const one of layer(draft, 'attributions')) {
    const ruled = draft.wording?.get(one.id);
    if (!ruled || isAct(one.act)) continue;
    const own = found.find(
      (f) => f.attribution === one.id && (one.commitment === 'self' || f.holder === one.speaker?.name),
    );
    if (own && (own.act === ruled.act || DENIES.test(one.act))) one.act = own.act;
  }
}
