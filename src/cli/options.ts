import { type Command, InvalidArgumentError } from 'commander';
import type { Filter } from '../store/index.ts';

/** What a person may narrow a list by. */
export interface FilterChoices {
  about?: string;
  since?: string;
  before?: string;
  outlet?: string;
}

/** Adds the options of `FilterChoices`, all but `about`. */
export function filterOptions(command: Command): Command {
  return command
    .option('--since <date>', 'only articles published on or after this ISO date', isoDate)
    .option('--before <date>', 'only articles published before this ISO date', isoDate)
    .option('--outlet <name>', 'only articles of this outlet');
}

export function filterOf({ about, since, before, outlet }: FilterChoices): Filter {
  return {
    ...(about === undefined ? {} : { about }),
    ...(since === undefined ? {} : { since }),
    ...(before === undefined ? {} : { before }),
    ...(outlet === undefined ? {} : { outlet }),
  };
}

/** Checks a date, or date and time, in ISO 8601. */
export function isoDate(given: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(?:T.+)?$/.test(given) || Number.isNaN(Date.parse(given)))
    throw new InvalidArgumentError('Write it as 2025-02-26 or 2025-02-26T09:40:00+01:00.');
  return given;
}

/** Checks a whole number of at least `least`. */
export const wholeNumber =
  (least: number) =>
  (given: string): number => {
    const n = Number(given);
    if (!Number.isInteger(n) || n < least) throw new InvalidArgumentError(`Give a whole number of at least ${least}.`);
    return n;
  };
