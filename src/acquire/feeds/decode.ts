const MARKS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The text of a feed's bytes, without a byte order mark. In order: the mark, UTF-8 where the bytes are valid UTF-8 (whatever
 * is declared: few other texts are), the server's charset, the XML declaration, windows-1252.
 */
export function decodeXml(bytes: Uint8Array, charset: string | null): string {
  const mark = MARKS.find(([first]) => first.every((byte, i) => bytes[i] === byte));
  if (mark) return new TextDecoder(mark[1]).decode(bytes);
  const wide =
    bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(bytes);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(head)?.[1] ?? null;
  for (const label of ['utf-8', charset, declared]) {
    const text = label === null ? null : strictly(bytes, label);
    if (text !== null) return text;
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.split('\ufffd').length - 1;
  return broken * 1000 < loose.length ? loose : new TextDecoder('windows-1252').decode(bytes);
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label.trim().toLowerCase(), { fatal: true }).decode(bytes);
  } catch {
    return null; // an unknown label, or one that the bytes contradict
  }
}
