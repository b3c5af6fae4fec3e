import type { Drift } from '../../record/index.ts';
import type { Chain, Voice } from '../voices.ts';
import { drift } from './comparison.ts';

const shareName = (a: Voice, b: Voice): boolean =>
  a.names.some((n) =>
    b.names.some((m) => n === m || (n.length > 4 && m.length > 4 && (n.startsWith(m) || m.startsWith(n)))),
  );

/**
 * A change of who says it. Chains run from the outermost speaker to the innermost. Silence on either side, a pronoun or "the minister"
 * that could be anybody is no change.
 */
export function changedSpeaker(origin: Chain, variant: Chain): Drift[] {
  const outer = origin[0];
  const theirs = variant[0];
  if (!outer || !theirs) return [];
  if (origin.length > 1) {
    const relayLost =
      variant.length === 1 && theirs.kind === 'named' && origin.slice(1).some((inner) => shareName(inner, theirs));
    if (relayLost) return [drift('changed_speaker', outer.span, theirs.span, 0.85)];
  }
  if (outer.kind === 'unnamed' && theirs.kind === 'named') {
    if (shareName(outer, theirs) && theirs.role === outer.role) return [];
    return [drift('named_source', outer.span, theirs.span, 0.8)];
  }
  if (outer.kind === 'named' && theirs.kind === 'unnamed') {
    return variant.length > 1 ? [] : [drift('unnamed_source', outer.span, theirs.span, 0.8)];
  }
  if (outer.kind === 'named' && theirs.kind === 'named' && outer.names.length > 0 && theirs.names.length > 0) {
    if (origin.some((o) => variant.some((v) => shareName(o, v)))) return [];
    return [drift('changed_speaker', outer.span, theirs.span, 0.7)];
  }
  return [];
}
