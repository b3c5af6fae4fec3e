import { Failure } from '../record/index.ts';

const SNIFFED_HEAD = 4096;

/** The label of the encoding that a byte order mark gives, with the mark's length. */
function byteOrderMark(bytes: Uint8Array): { label: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark: nearly every second byte of the head is 0. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const n = Math.min(bytes.length, 512) & ~1;
  if (n < 32) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > n * 0.4 && even === 0) return 'utf-16le';
  if (even > n * 0.4 && odd === 0) return 'utf-16be';
  return null;
}

/** What `<meta charset>`, `<meta http-equiv>` or an XML declaration in the first bytes says. */
function declaredInMarkup(bytes: Uint8Array): string | null {
  let head = '';
  const n = Math.min(bytes.length, SNIFFED_HEAD);
  for (let i = 0; i < n; i++) head += String.fromCharCode(bytes[i]!);
  const meta = /<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})/i.exec(head);
  const xml = /^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})["']/i.exec(head);
  const label = (meta ?? xml)?.[1] ?? null;
  // A page that could be read far enough to find the label is not in UTF-16 (HTML standard, "prescan a byte stream").
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decoder(label: string | null, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  if (!label) return null;
  try {
    return new TextDecoder(
      label
        .trim()
        .toLowerCase()
        .replace(/^utf8$/, 'utf-8'),
      { fatal },
    );
  } catch {
    return null;
  }
}

function decodeStrictly(bytes: Uint8Array, label: string | null): string | null {
  try {
    return decoder(label, true)?.decode(bytes) ?? null;
  } catch {
    return null;
  }
}

/**
 * The text of a page's bytes. In order: byte order mark, the server's charset, the page's own declaration, UTF-8 where the
 * bytes are valid UTF-8, windows-1252. A declaration that the bytes contradict is passed over, and bytes that are valid UTF-8
 * with letters outside ASCII are taken as UTF-8 against a declared single-byte charset, which nearly never is valid UTF-8.
 * @throws Failure `bad_charset` when the server's label is unknown and nothing else fits
 */
export function decode(bytes: Uint8Array, serverCharset: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark) return new TextDecoder(mark.label).decode(bytes.subarray(mark.length));
  const wide = unmarkedUtf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null && !/[\x1b]\$?[@B(]/.test(utf8.slice(0, SNIFFED_HEAD))) return utf8;
  const inMarkup = declaredInMarkup(bytes);
  for (const label of [serverCharset, inMarkup]) {
    const text = decodeStrictly(bytes, label);
    if (text !== null) return text;
  }
  // One broken byte in an otherwise fitting charset: keep the charset, mark the byte.
  for (const label of [serverCharset, inMarkup]) {
    const text = decoder(label, false)?.decode(bytes);
    if (text !== undefined && replaced(text) < 0.01) return text;
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  if (replaced(loose) < 0.001) return loose;
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (controlShare(text) > 0.05) {
    throw new Failure('bad_charset', 'The page is in no charset that can be told.', {
      value: serverCharset ?? inMarkup,
      advice: 'Save the page as UTF-8 and give it again.',
    });
  }
  return text;
}

function replaced(text: string): number {
  let n = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) n++;
  return text.length ? n / text.length : 0;
}

/** Share of control characters (tab and line ends aside) among the first characters of a text. */
export function controlShare(text: string): number {
  const n = Math.min(text.length, 65_536);
  let controls = 0;
  for (let i = 0; i < n; i++) {
    const c = text.charCodeAt(i);
    if ((c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12) || (c >= 0x7f && c < 0xa0)) controls++;
  }
  return n ? controls / n : 0;
}
