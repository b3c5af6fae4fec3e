import type { Page } from '../record/index.ts';
import { decode } from './charset.ts';
import { binaryKind, looksLikeHtml } from './sniff.ts';

/**
 * A page of a file's or a response's bytes, with its media type told from the bytes and the name where `known` has none:
 * "text/html" or "text/plain"; null for what is neither, which `extract` then refuses with the reason.
 */
export function pageOf(body: string | Uint8Array, known: Partial<Omit<Page, 'body'>> & { name?: string } = {}): Page {
  const { name, ...facts } = known;
  const page: Page = { id: null, url: null, mediaType: null, charset: null, ...facts, body };
  if (page.mediaType === null && !binaryKind(body)) page.mediaType = sniffed(body, page.charset, name ?? '');
  return page;
}

function sniffed(body: string | Uint8Array, charset: string | null, name: string): string {
  if (/\.(?:html?|xhtml|shtml|php|aspx?)$/i.test(name)) return 'text/html';
  const head = typeof body === 'string' ? body.slice(0, 40_000) : decode(body.subarray(0, 40_000), charset);
  return looksLikeHtml(head) ? 'text/html' : 'text/plain';
}
