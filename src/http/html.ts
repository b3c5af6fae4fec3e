import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page. Whatever is set into it is escaped; nothing from an article is ever taken as HTML. */
export type Html = HtmlEscapedString;

/** `hono/html`, kept to values that are there at once, so that it never answers with a promise. */
export const html = template as (strings: TemplateStringsArray, ...values: unknown[]) => Html;

/** Pieces with something between them. */
export const joined = (pieces: readonly unknown[], between: unknown): unknown[] =>
  pieces.flatMap((piece, i) => (i === 0 ? [piece] : [between, piece]));
