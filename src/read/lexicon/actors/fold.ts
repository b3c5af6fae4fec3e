const PLAIN: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ə: 'a',
  ħ: 'h',
};

/** Lower case without accents: "Élysée" and "elysee" are the same; "Støre" is "store". */
export function fold(word: string): string {
  if (/^[a-zA-Z0-9]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\x00-\x7f]/g, (c) => PLAIN[c] ?? c);
}

export interface Word {
  start: number;
  end: number;
  folded: string;
}

/** The words of a text from `from` to `to`: runs of letters, digits and combining marks. "U.S." is two words. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = [];
  const pattern = /[\p{L}\p{N}\p{M}]+/gu;
  pattern.lastIndex = from;
  for (let m = pattern.exec(text); m && m.index < to; m = pattern.exec(text)) {
    const end = m.index + m[0].length;
    words.push({ start: m.index, end, folded: fold(m[0]) });
  }
  return words;
}
