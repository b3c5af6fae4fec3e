import { count } from '../../brief/index.ts';
import type { Decision } from '../../record/index.ts';

/** A decision as a person would say it. `names` are of affairs and issues, by id. */
export function decisionWords(decision: Decision, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => `“${names.get(id) ?? id}”`;
  switch (decision.kind) {
    case 'affair.name':
      return `Named “${decision.name}”`;
    case 'affair.merge':
      return `${name(decision.affair)} merged into ${name(decision.into)}`;
    case 'affair.move':
      return `${count(decision.articles.length, 'report')} moved to ${name(decision.to)}`;
    case 'issue.name':
      return `Issue named “${decision.name}”`;
    case 'issue.merge':
      return `Issue ${name(decision.issue)} merged into ${name(decision.into)}`;
    case 'issue.pin':
      return `Issue “${decision.name}” pinned: ${decision.phrases.join('; ')}`;
  }
}
