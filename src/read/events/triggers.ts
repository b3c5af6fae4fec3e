import type { EventType } from './lexicon.ts';
import { nounTrigger } from './nouns.ts';
import type { Phrase, View } from './sentence.ts';
import { stayTrigger, verbTrigger } from './verbs.ts';

/** Words that name an event. */
export interface Trigger {
  type: EventType;
  /** First and last word of the trigger. */
  from: number;
  to: number;
  /** The word that carries it. */
  head: number;
  kind: 'noun' | 'verb';
  /** What a verb's subject meets, speaks before or goes to. */
  object: Phrase | null;
}

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
