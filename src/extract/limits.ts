import { Failure } from '../record/index.ts';

/** The longest article, in UTF-16 code units of its text; a page of plain text is all text. The longest books have as much. */
export const LONGEST_TEXT = 1_000_000;

/** What a page of HTML may hold at most. The heaviest news pages have a tenth of it. */
export const HTML_LIMITS = {
  /** Characters of markup. */
  markup: 16_000_000,
  /** Characters of text outside scripts and styles, article or not. */
  text: 4_000_000,
  elements: 200_000,
  /** Elements open at one place. */
  depth: 10_000,
} as const;

/** The failure for a page beyond a limit: "The page has more than 200,000 elements." */
export const beyond = (limit: number, what: string, value: string | null): Failure =>
  new Failure('too_large', `The page has more than ${limit.toLocaleString('en')} ${what}.`, {
    value,
    advice: 'Give the article alone, or split it into parts.',
  });
