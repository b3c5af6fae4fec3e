import type { Decision, MadeDecision } from '../record/index.ts';
import type { IssueWishes } from '../relate/index.ts';

/** What decisions about issues ask for. Later ones win over earlier. */
export function wishesOf(decisions: readonly MadeDecision[]): IssueWishes {
  const pinned = new Map<string, { id: string; name: string; phrases: string[] }>();
  const named: Record<string, string> = {};
  const merged: Record<string, string> = {};
  for (const { decision, undone } of decisions) {
    if (undone) continue;
    wish(decision, pinned, named, merged);
  }
  return { pinned: [...pinned.values()], named, merged };
}

function wish(
  decision: Decision,
  pinned: Map<string, { id: string; name: string; phrases: string[] }>,
  named: Record<string, string>,
  merged: Record<string, string>,
): void {
  if (decision.kind === 'issue.pin') {
    const { issue, name, phrases } = decision;
    pinned.set(issue, { id: issue, name, phrases });
  } else if (decision.kind === 'issue.name') named[decision.issue] = decision.name;
  else if (decision.kind === 'issue.merge') {
    // The later of two opposite merges holds.
    if (merged[decision.into] === decision.issue) delete merged[decision.into];
    merged[decision.issue] = decision.into;
  }
}
