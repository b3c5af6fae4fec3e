import type { Failure, Page } from '../record/index.ts';

/** One thing that was asked for: a page, or why there is none. `name` says which it was: a path, an address, a line. */
export type Acquired =
  | { name: string; page: Page }
  | { name: string; id: string | null; failure: Failure }
  /** Not a page at all, as a picture in a folder of pages; `reason` is for people. */
  | { name: string; skipped: string };
