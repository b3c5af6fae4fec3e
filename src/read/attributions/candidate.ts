import type { Grammar } from './grammar.ts';
import type { Subject } from './subjects.ts';
import type { Run } from './words.ts';

/** A possible attribution: one cue in one construction. */
export interface Candidate {
  /** Token of the cue's main word; one cue gives at most one attribution. */
  head: number;
  /** Lemma of the cue, with its preposition or particle: "say", "call for", "confident". */
  key: string;
  /** The construction, as counted in lexicon/cues.ts. */
  frame: string;
  source: Run | null;
  by: Subject['by'] | 'after' | 'of' | 'own';
  cue: Run;
  content: Run[];
}

export interface Paper extends Grammar {
  /** Index of the verb group that holds a token, or -1. */
  groupAt: Int32Array;
  /** Subjects by group, found once. */
  subjects: Subject[];
  /** Whether a cue is worth looking at in a construction; what is not is no candidate. */
  worth(key: string, frame: string): boolean;
}
