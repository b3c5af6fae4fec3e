import { z } from 'zod';

/** A half-open range of UTF-16 code units into the article's text. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().positive() });
export type Span = z.infer<typeof Span>;
