import type { Feed } from '../record/index.ts';

/** How a feed is doing: `well`, `failing`, `paused` by a person, `ended` by its server, or `new`, never visited. */
export type Condition = 'well' | 'failing' | 'paused' | 'ended' | 'new';

export interface Health {
  condition: Condition;
  /** In a word or two. */
  word: string;
  /** What happened, as a sentence; null where all is well. */
  why: string | null;
  /** The next step, as a sentence. */
  advice: string | null;
}

const WORDS: Record<Condition, string> = {
  well: 'well',
  failing: 'failing',
  paused: 'paused',
  ended: 'gone',
  new: 'not visited yet',
};

export function healthOf({ paused, problem, failures, lastGood }: Feed): Health {
  const condition: Condition =
    problem?.code === 'gone' && paused
      ? 'ended'
      : paused
        ? 'paused'
        : problem
          ? 'failing'
          : lastGood === null
            ? 'new'
            : 'well';
  return {
    condition,
    word: WORDS[condition],
    why: problem ? `${problem.message}${failures > 1 ? ` ${failures} visits in a row failed.` : ''}` : null,
    advice: problem?.advice ?? null,
  };
}
