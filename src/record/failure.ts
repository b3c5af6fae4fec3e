export const FAILURE_CODES = [
  'not_found',
  'unreadable',
  'not_text',
  'no_article',
  'too_large',
  'bad_line',
  'bad_argument',
  'bad_charset',
  'refused_address',
  'network',
  /** The site's robots.txt asks not to. */
  'robots',
  /** A server that asked to be left alone for a while. */
  'busy',
  /** A feed or page that its server has taken away for good. */
  'gone',
  /** What was to be a feed is none, and leads to none. */
  'no_feed',
  'locked',
  'corrupt_record',
  'newer_record',
  'no_space',
  /** The database server cannot be reached, or does not let us in. */
  'no_database',
  'not_empty',
  'too_slow',
  /** Nobody is signed in, or what was given to sign in is not right. */
  'sign_in',
  /** Whoever asks may not do this. */
  'not_allowed',
  /** Asked again too soon. */
  'too_often',
  /** A mistake of ours, met while reading a page: the rest goes on. */
  'defect',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/**
 * An error that outside input caused, made to be shown to a person: what was wrong, with the value, and what to do next.
 * Everything else that is thrown is a defect of ours.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  /** What was given, as far as it can be shown. */
  readonly value: string | null;
  /** The next step, as a sentence. */
  readonly advice: string | null;
  /** What is known all the same of the page that failed, such as its title and date. */
  readonly about: Readonly<Record<string, string | null>> | null;

  constructor(
    code: FailureCode,
    message: string,
    detail: {
      value?: string | null;
      advice?: string | null;
      about?: Readonly<Record<string, string | null>> | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.value = detail.value ?? null;
    this.advice = detail.advice ?? null;
    this.about = detail.about ?? null;
  }

  /** The one JSON error shape of the command line and of HTTP. */
  toJSON(): { error: { code: FailureCode; message: string; value: string | null; advice: string | null } } {
    return { error: { code: this.code, message: this.message, value: this.value, advice: this.advice } };
  }
}
