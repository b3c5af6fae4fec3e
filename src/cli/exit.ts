import type { FailureCode } from '../record/index.ts';

/** Exit codes: 0 to 2 as is usual, the others as in BSD's sysexits.h. docs/cli.md lists them. */
export const EXIT = {
  ok: 0,
  /** Some pages failed; the others are done. */
  some: 1,
  usage: 2,
  /** The page or the record's input is no text, too large, or holds no article. */
  noArticle: 65,
  notFound: 66,
  unreachable: 69,
  /** A mistake of ours. */
  defect: 70,
  /** The record cannot be used: damaged, of a newer version, no space. */
  record: 74,
  /** Another program is writing to the record; later it may work. */
  locked: 75,
  notAllowed: 77,
} as const;

const BY_CODE: Record<FailureCode, number> = {
  bad_argument: EXIT.usage,
  not_found: EXIT.notFound,
  unreadable: EXIT.notFound,
  not_text: EXIT.noArticle,
  no_article: EXIT.noArticle,
  too_large: EXIT.noArticle,
  too_slow: EXIT.noArticle,
  bad_line: EXIT.noArticle,
  bad_charset: EXIT.noArticle,
  refused_address: EXIT.unreachable,
  network: EXIT.unreachable,
  robots: EXIT.unreachable,
  busy: EXIT.unreachable,
  gone: EXIT.unreachable,
  no_feed: EXIT.noArticle,
  locked: EXIT.locked,
  sign_in: EXIT.notAllowed,
  not_allowed: EXIT.notAllowed,
  too_often: EXIT.notAllowed,
  corrupt_record: EXIT.record,
  newer_record: EXIT.record,
  no_space: EXIT.record,
  no_database: EXIT.unreachable,
  not_empty: EXIT.record,
  defect: EXIT.defect,
};

export const exitOf = (code: FailureCode): number => BY_CODE[code];

/** For `--help`. */
export const EXIT_CODES: readonly [number, string][] = [
  [EXIT.ok, 'done'],
  [EXIT.some, 'some pages failed, the others are done'],
  [EXIT.usage, 'the command is not written as it should be'],
  [EXIT.noArticle, 'the page is no text, holds no article, or is too large'],
  [EXIT.notFound, 'there is no such file, folder or record, or it cannot be read'],
  [EXIT.unreachable, 'the address cannot be reached'],
  [EXIT.defect, 'a mistake of ours: please report it'],
  [EXIT.record, 'the record is damaged, of a newer version, or the disk is full'],
  [EXIT.locked, 'another program is writing to the record'],
  [EXIT.notAllowed, 'this is not allowed'],
];
