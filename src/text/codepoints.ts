/** Maps UTF-16 offsets of a text to code-point offsets; the array has `text.length + 1` entries. */
export function codePointOffsets(text: string): Int32Array {
  const map = new Int32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    map[i] = count;
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) map[++i] = count;
    count++;
  }
  map[text.length] = count;
  return map;
}
