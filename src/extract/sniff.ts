import { Failure, type Page } from '../record/index.ts';

/** Bytes above which a page is refused; a news page is a thousandth of it. */
export const LARGEST_PAGE = 64 * 1024 * 1024;

const SIGNATURES: readonly [bytes: readonly number[], name: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive (or an Office document)'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty zip archive'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF'],
  [[0x1f, 0x8b], 'gzip data'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x52, 0x49, 0x46, 0x46], 'an image, sound or video'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x4d, 0x5a, 0x90, 0x00], 'a program'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x42, 0x5a, 0x68], 'bzip2 data'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd data'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'an SQLite database'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x49, 0x44, 0x33], 'an MP3'],
  [[0x4f, 0x67, 0x67, 0x53], 'an Ogg file'],
];

const HTML_START =
  /^(?:\s|\ufeff|<!--(?:[^-]|-(?!->)){0,20000}-->|<\?xml[^>]{0,300}\?>){0,50}<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|section|p|h1|script|table|span|link|base|center)\b/i;

/** Whether a text is markup that a browser would show as a page. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 30_000);
  if (HTML_START.test(head)) return true;
  return /<(?:body|article|p|div)[\s>]/i.test(head) && /<\/(?:p|div|a|span|head|title)>/i.test(head);
}

/**
 * What a file's first bytes say it is, where that is no text: "a PDF".
 * Null for what may be text.
 */
export function binaryKind(body: string | Uint8Array): string | null {
  const at = (i: number): number => (typeof body === 'string' ? body.charCodeAt(i) : (body[i] ?? -1));
  for (const [bytes, name] of SIGNATURES) if (bytes.every((b, i) => at(i) === b)) return name;
  return null;
}

/** @throws Failure `not_text` or `too_large` for a page that is no text or HTML */
export function refuseWhatIsNoText(page: Page): void {
  if (page.body.length > LARGEST_PAGE) {
    throw new Failure('too_large', `The page has ${Math.round(page.body.length / 1048576)} MB.`, {
      value: page.url,
      advice: `Pages up to ${LARGEST_PAGE / 1048576} MB are read; give the article alone.`,
    });
  }
  const kind = binaryKind(page.body);
  if (kind) {
    throw new Failure('not_text', `The page is ${kind}, not HTML or text.`, {
      value: page.url,
      advice: 'Give the HTML page or its text; save a PDF or an Office document as text first.',
    });
  }
  const type = page.mediaType?.toLowerCase() ?? '';
  if (/^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|octet-stream|gzip|msword|vnd\.)/.test(type)) {
    if (type === 'application/octet-stream') return;
    throw new Failure('not_text', `The page is ${type}, not HTML or text.`, {
      value: page.url,
      advice: 'Give the HTML page or its text.',
    });
  }
}
