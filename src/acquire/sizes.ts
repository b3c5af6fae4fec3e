import { Failure } from '../record/index.ts';

/** The largest file taken as one page, in bytes. */
export const LARGEST_PAGE = 64 * 1024 * 1024;

export function tooLarge(value: string, size: number): Failure {
  return new Failure(
    'too_large',
    `The page has ${Math.ceil(size / 1e6)} MB; ${LARGEST_PAGE / 1024 / 1024} is the most.`,
    {
      value,
      advice: 'Split it into its articles; many pages go into one file as JSON Lines (.jsonl).',
    },
  );
}
