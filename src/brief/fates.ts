import type { Positions, Undertaking as Told } from '../relate/index.ts';
import type { Undertaking } from './undertakings.ts';

/** What became of undertakings, by where the record has them first. */
export type Fates = (one: Undertaking) => Told | null;

/** The statuses that an undertaking can have, as a person would say them. */
export const FATE_WORDS: Record<Told['status'], string> = {
  open: 'open',
  repeated: 'repeated',
  diluted: 'weakened',
  reversed: 'reversed',
  fulfilled: 'kept',
  lapsed: 'not kept',
};

const keyOf = (article: string, start: number): string => `${article} ${start}`;

/** Finds what became of an undertaking in the positions of its affairs: by the report that has it, or by any that has it too. */
export function fatesOf(all: readonly Positions[]): Fates {
  const told = new Map<string, Told>();
  for (const { undertakings } of all)
    for (const one of undertakings)
      for (const { evidence } of one.steps) {
        const key = keyOf(evidence.article, evidence.span[0]!.start);
        const known = told.get(key);
        if (!known || one.steps.length > known.steps.length) told.set(key, one);
      }
  return ({ article, commitment }) => told.get(keyOf(article.id, commitment.span[0]!.start)) ?? null;
}
