import { expect, test } from 'vitest';
import { GAPS, type Pieces, QUOTES, SHAPES, without, wordPieces } from '../../../src/read/encoder/wordpiece.ts';

const VOCABULARY =
  '[PAD]\n[UNK]\n[CLS]\n[SEP]\nenvoy\n##s\n##es\nsaid\n“\n”\n"\n.\n,\nno\nnot\nete\nmar\n##low\n2025\n##0\n日\n';
const tokenize = wordPieces(VOCABULARY);
const vocabulary = VOCABULARY.split('\n');
const words = (text: string, p: Pieces): string[] => [...p.ids].map((_, i) => text.slice(p.start[i], p.end[i]));
const names = (list: readonly string[], column: Uint8Array): string[] => [...column].map((i) => list[i]!);

test('pieces point at the words as written, the longest known piece first', () => {
  const text = 'Envoys said: “No,” Marlow.';
  const p = tokenize(text);
  expect(words(text, p)).toEqual(['Envoy', 's', 'said', ':', '“', 'No', ',', '”', 'Mar', 'low', '.']);
  expect([...p.ids].map((id) => vocabulary[id])).toEqual([
    'envoy',
    '##s',
    'said',
    '[UNK]',
    '“',
    'no',
    ',',
    '”',
    'mar',
    '##low',
    '.',
  ]);
  expect([...p.inner]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
});

test('accents fold, whether one character or two; an unknown word is one piece', () => {
  for (const text of ['été', 'été'.normalize('NFD')]) {
    const p = tokenize(text);
    expect(words(text, p).join('')).toBe(text.normalize('NFC') === text ? text : text.slice(0, p.end[0]));
    expect([...p.ids].map((id) => vocabulary[id])).toEqual(['ete']);
  }
  const text = 'a zebra';
  expect(words(text, tokenize(text))).toEqual(['a', 'zebra']);
});

test('offsets count UTF-16 units: astral characters, ideographs, characters that show nothing', () => {
  const text = '😀 \ufeffno日not\u0000ete';
  const p = tokenize(text);
  expect(words(text, p)).toEqual(['😀', 'no', '日', 'not\u0000ete']);
});

test('shapes, gaps and quotation marks', () => {
  const text = 'ENVOY Envoy envoy A 2025 McX “no” "not" “no\n\nnot';
  const p = tokenize(text);
  expect(names(SHAPES, p.shape).slice(0, 6)).toEqual(['UPPER', 'Title', 'lower', 'Initial', 'digit', 'mixed']);
  expect(names(QUOTES, p.quote).slice(6)).toEqual([
    'opening',
    'inside',
    'closing',
    'opening',
    'inside',
    'closing',
    'opening',
    'inside',
    'outside',
  ]);
  expect(names(GAPS, p.gap).slice(-4)).toEqual(['glued', 'space', 'glued', 'paragraph']);
});

test('pieces in furniture are left out, and what follows begins a paragraph', () => {
  const text = 'no not envoys said';
  const p = without(tokenize(text), [{ start: 3, end: 13 }]);
  expect(words(text, p)).toEqual(['no', 'said']);
  expect(p.gap[1]).toBe(3);
});

test('a vocabulary without its special pieces is refused', () => {
  expect(() => wordPieces('a\nb')).toThrow('the vocabulary has no');
});

test('any text: spans are sorted, disjoint unless one character makes several pieces, within the text, and never empty', () => {
  const alphabet = [
    'a',
    'É',
    'e\u0301',
    ' ',
    '\n',
    '\n\n',
    '“',
    '”',
    '"',
    '.',
    '😀',
    '日',
    '\u00ad',
    '\u200b',
    'ß',
    'İ',
    '２',
    'envoys',
    'Said',
    '\ud800',
  ];
  let seed = 20261124;
  const random = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: random(40) }, () => alphabet[random(alphabet.length)]).join('');
    const p = tokenize(text);
    let end = 0;
    for (let i = 0; i < p.length; i++) {
      const log = `round ${round}, piece ${i} of ${JSON.stringify(text)}`;
      expect(p.start[i], log).toBeLessThan(p.end[i]!);
      expect(p.end[i], log).toBeLessThanOrEqual(text.length);
      expect(p.start[i], log).toBeGreaterThanOrEqual(i > 0 && p.start[i] === p.start[i - 1] ? p.start[i - 1]! : end);
      expect(p.inner[i] === 1 && i === 0, log).toBe(false);
      end = p.end[i]!;
    }
    expect(tokenize(text)).toEqual(p);
  }
});
