import type { Drift } from '../../record/index.ts';
import { type Chain, sharesName, type Voice } from '../voice.ts';
import { drift } from './comparison.ts';

/**
 * A change of who says it. Chains run from the outermost speaker to the innermost. Silence on either side, a pronoun or "the minister"
 * that could be anybody is no change.
 */
export function changedSpeaker(origin: Chain, variant: Chain): Drift[] {
  const outer = origin[0];
  const theirs = variant[0];
  if (!outer || !theirs) return [];
  const known = (v: Voice): boolean => v.kind === 'named' || v.kind === 'unnamed';
  if (!known(outer) || !known(theirs) || theirs.vague) return [];
  const inner = origin.slice(1).filter((v) => v.kind === 'named' && !sharesName(v, outer));
  if (
    inner.length > 0 &&
    theirs.kind === 'named' &&
    !sharesName(outer, theirs) &&
    inner.some((v) => sharesName(v, theirs))
  )
    return [drift('changed_speaker', outer.span, theirs.span, 0.85)];
  if (outer.kind === 'unnamed' && theirs.kind === 'named') {
    if (theirs.role !== null && theirs.role === outer.role) return [];
    return [drift('named_source', outer.span, theirs.span, theirs.guessed ? 0.55 : 0.8)];
  }
  if (outer.kind === 'named' && theirs.kind === 'unnamed') {
    if (outer.guessed) return [];
    if (outer.body && outer.role !== null) return [];
    return variant.some((v) => sharesName(v, outer)) ? [] : [drift('unnamed_source', outer.span, theirs.span, 0.8)];
  }
  if (theirs.guessed || outer.guessed) return [];
  if (outer.kind === 'named' && theirs.kind === 'named' && outer.names.length > 0 && theirs.names.length > 0) {
    if (origin.some((o) => variant.some((v) => sharesName(o, v)))) return [];
    if (outer.body && theirs.body && outer.role === theirs.role) return [];
    return [drift('changed_speaker', outer.span, theirs.span, 0.7)];
  }
  return [];
}
