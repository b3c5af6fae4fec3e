import type { Decision } from '../record/index.ts';
import type { Store } from '../store/index.ts';

/** Forgets the positions that a decision about an issue changes. A pin can draw stances of any affair to it. */
export async function forgetIssue(store: Store, decision: Decision, affair: string | null = null): Promise<void> {
  if (decision.kind === 'issue.pin') await store.affairs.forgetPositions(affair === null ? {} : { affair });
  else if (decision.kind === 'issue.name') await store.affairs.forgetPositions({ issue: decision.issue });
  else if (decision.kind === 'issue.merge') {
    await store.affairs.forgetPositions({ issue: decision.issue });
    await store.affairs.forgetPositions({ issue: decision.into });
  }
}
