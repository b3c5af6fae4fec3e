import { type Html, html } from '../html.ts';

/** Links to the page before and the page after; nothing where all is on one page. `path` may hold a query string. */
export function pages(path: string, { page, size, total }: { page: number; size: number; total: number }): Html | '' {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return '';
  const to = (n: number): string => `${path}${path.includes('?') ? '&' : '?'}page=${n}`;
  return html`<nav class="pages" aria-label="Pages">${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">← before</a>` : ''}<span>page ${page} of ${last}</span>${page < last ? html`<a href="${to(page + 1)}" rel="next">after →</a>` : ''}</nav>`;
}

/** The page number that a reader gave; 1 for anything else. */
export const pageNumber = (given: string | undefined): number =>
  Math.max(1, Math.min(100_000, Number.parseInt(given ?? '1', 10) || 1));
