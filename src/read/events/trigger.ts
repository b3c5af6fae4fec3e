import type { EventType } from './lexicon.ts';
import type { Phrase } from './sentence.ts';

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
