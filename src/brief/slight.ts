import type { Line } from './line.ts';
import { NO_SOURCE } from './voices.ts';
import type { ActWords } from './words.ts';

/** Words that only point to someone: who is meant stands elsewhere in the report. */
const POINTING =
  /^(?:who|that|which|this|these|those|they|them|he|she|it|we|i|you|us|both|some|many|others?|two|three|four|five|six|seven|eight|nine|ten|the (?:others?|same|first|second|two|three)|(?:one|two|three|four|five|some|many|most|both|all|none|\d+) of (?:them|those|these|us))$/iu;

/** Whether a source's words name or describe nobody: "who", "they", "one of them". */
export const pointsOnly = (name: string): boolean => name === NO_SOURCE || POINTING.test(name.trim());

/** Fewer words than these tell nothing by themselves, unless they are quoted. */
const TELLING = 4;

/** Whether reported words tell nothing by themselves: "that", "him in Paris". What binds ("refuses: to sign") tells however short it is. */
export const saysLittle = (words: string, act: ActWords): boolean =>
  act.tone === 'plain' &&
  !/["“”«»]/u.test(words) &&
  (words.replace(/^that\s+/iu, '').match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0) < TELLING;

/** Whether a line comes after those that tell more: it is uncertain, or says little, or nobody is named or described who says it. */
export const isSlight = ({ uncertain, words, act, subject }: Line): boolean =>
  uncertain || saysLittle(words, act) || pointsOnly(subject);
