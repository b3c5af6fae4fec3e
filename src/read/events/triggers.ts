import { nounTrigger } from './nouns.ts';
import type { View } from './sentence.ts';
import type { Trigger } from './trigger.ts';
import { stayTrigger, verbTrigger } from './verbs.ts';

/** Finds the words of a sentence that may name an event. */
export function triggersIn(view: View): Trigger[] {
  const { words } = view;
  const out: Trigger[] = [];
  for (let i = 0; i < words.length; i++) {
    const w = words[i]!;
    if (w.timex !== null) continue;
    const noun = /[NP]/.test(w.tag) || (w.tag === 'G' && w.lower === 'meeting') || w.lower === 'talks';
    const being = w.tag === 'G' && /^(?:is|are|am|be|was|were|['’](?:s|re|m))$/.test(words[i - 1]?.lower ?? '');
    const found = (noun && !being ? nounTrigger(words, i) : null) ?? verbTrigger(words, i) ?? stayTrigger(words, i);
    if (found && !out.some((t) => t.from <= found.head && found.head <= t.to && t.kind === found.kind)) out.push(found);
  }
  return out;
}
