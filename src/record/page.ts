import { z } from 'zod';

/** What was fetched or handed in, before anything is known of it. `body` is text already decoded, or bytes as they came. */
export interface Page {
  /** The caller's own id, kept as it is. */
  id: string | null;
  url: string | null;
  /** Media type without parameters: "text/html", "text/plain"; null where unknown. */
  mediaType: string | null;
  /** Charset the server declared. */
  charset: string | null;
  body: string | Uint8Array;
  /** Facts about the page known from outside it; they win over what the page says. */
  title?: string | null;
  outlet?: string | null;
  published?: string | null;
  /** What a feed says of the page: taken where the page itself says nothing, or less. */
  told?: { title: string | null; outlet: string | null; published: string | null };
}

/** One line of `--jsonl` input. */
export const PageLine = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String).optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    htmlBase64: z.string().optional(),
    url: z.string().nullish(),
    title: z.string().nullish(),
    outlet: z.string().nullish(),
    published: z.string().nullish(),
  })
  .refine((line) => line.text !== undefined || line.html !== undefined || line.htmlBase64 !== undefined, {
    message: 'a line needs "text", "html" or "htmlBase64"',
  });
export type PageLine = z.infer<typeof PageLine>;
