/**
 * Derives src/read/lexicon/words.ts: which parts of speech a word has been seen with, what follows what, and what endings say.
 *   node scripts/lexicon/tags.ts GUM_DEP_DIR CONLL_TRAIN > src/read/lexicon/words.ts
 * GUM: https://gucorpling.org/gum (annotations CC BY 4.0); CoNLL-2003 shared task, English training part. Only counts are kept.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [gum, conll] = process.argv.slice(2) as [string, string];
const SET = 'NPJRDQOWITMVZFXYGCSEULK';
const COARSE: Record<string, string> = {
  NN: 'N',
  NNS: 'N',
  NNP: 'P',
  NNPS: 'P',
  JJ: 'J',
  JJR: 'J',
  JJS: 'J',
  RB: 'R',
  RBR: 'R',
  RBS: 'R',
  DT: 'D',
  PDT: 'D',
  PRP$: 'D',
  WP$: 'W',
  CD: 'Q',
  PRP: 'O',
  WP: 'W',
  WDT: 'W',
  WRB: 'W',
  IN: 'I',
  TO: 'T',
  MD: 'M',
  VB: 'V',
  VBZ: 'Z',
  VBP: 'F',
  VBD: 'X',
  VBN: 'Y',
  VBG: 'G',
  CC: 'C',
  POS: 'S',
  EX: 'E',
  UH: 'U',
  RP: 'L',
  FW: 'N',
  SYM: 'K',
  LS: 'K',
  AFX: 'J',
};
type Word = [string, string];
const sentences: Word[][] = [];
let open: Word[] = [];
const close = () => {
  if (open.length) sentences.push(open);
  open = [];
};
for (const file of readdirSync(gum).sort())
  for (const line of readFileSync(path.join(gum, file), 'utf8').split('\n')) {
    const cells = line.split('\t');
    if (/^\d+$/u.test(cells[0]!)) open.push([cells[1]!, COARSE[cells[4]!] ?? 'K']);
    else if (!line.trim()) close();
  }
for (const line of readFileSync(conll, 'utf8').split('\n')) {
  const cells = line.split(' ');
  if (!line.trim()) close();
  else if (!line.startsWith('-DOCSTART-')) open.push([cells[0]!, COARSE[cells[1]!] ?? 'K']);
}
close();

const words = new Map<string, Map<string, number>>();
const suffixes = new Map<string, Map<string, number>>();
const pairs = [...SET].map(() => [...SET].map(() => 0));
const add = (map: Map<string, Map<string, number>>, key: string, tag: string, n = 1) => {
  const counts = map.get(key) ?? new Map<string, number>();
  counts.set(tag, (counts.get(tag) ?? 0) + n);
  map.set(key, counts);
};
for (const sentence of sentences) {
  if (sentence.filter(([word]) => /[a-z]/u.test(word)).length < 3) continue;
  let previous = SET.indexOf('K');
  for (const [word, tag] of sentence) {
    if (/[\p{L}]/u.test(word) || tag !== 'K') add(words, word.toLowerCase().replace(/’/gu, "'"), tag);
    pairs[previous]![SET.indexOf(tag)]!++;
    previous = SET.indexOf(tag);
  }
}
for (const [word, counts] of words) {
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  if (total > 4 || !/^\p{Ll}[\p{L}-]*$/u.test(word)) continue;
  const hyphen = word.lastIndexOf('-');
  const tail = hyphen > 0 ? word.slice(hyphen + 1) : word;
  for (const [tag, n] of counts) {
    if (!'NJRVZFXYG'.includes(tag)) continue;
    add(suffixes, '*', tag, n);
    for (let k = 1; k <= Math.min(5, tail.length - 1); k++)
      add(suffixes, (hyphen > 0 ? '-' : '') + tail.slice(-k), tag, n);
  }
}
const code = (counts: Map<string, number>): string => {
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const kept = [...counts].filter(([, n]) => n / total >= 0.004).sort((a, b) => b[1] - a[1]);
  const unit = total > 200 ? total / 200 : 1;
  return kept.map(([tag, n]) => `${tag}${Math.max(1, Math.round(n / unit))}`).join('');
};
const grouped = (map: Map<string, Map<string, number>>): string => {
  const groups = new Map<string, string[]>();
  for (const [word, counts] of map) {
    const key = code(counts);
    groups.set(key, [...(groups.get(key) ?? []), word]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, list]) => `${list.sort().join(',')} ${key}`)
    .join(';');
};
const total = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
const clean = (word: string) => /^[\p{L}\p{M}'.&-]+$/u.test(word) && !/[,; ]/u.test(word);
const onlyProper = (counts: Map<string, number>) => [...counts.keys()].every((tag) => tag === 'P');
const kept = new Map([...words].filter(([word, counts]) => clean(word) && !(onlyProper(counts) && total(counts) < 4)));
const ends = new Map([...suffixes].filter(([key, counts]) => key === '*' || total(counts) >= 5));
const quote = (text: string) => `'${text.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`;
console.log(`/**
 * Parts of speech as counted by scripts/lexicon/tags.ts in GUM (gucorpling.org/gum, CC BY 4.0) and the CoNLL-2003 training part,
 * on ${new Date().toISOString().slice(0, 10)}. Letters are those of Tag in ../tagger.ts; a number is how often the word, or the ending, had that tag.
 */
export const TAG_SET = '${SET}';

/** Rows: the tag before; columns: the tag after; in the order of TAG_SET. */
export const TAG_PAIRS =
  '${pairs.map((row) => row.join(' ')).join(';')}';

/** Words in lower case with the same counts, then the counts. */
export const WORD_TAGS =
  ${quote(grouped(kept))};

/** Endings of rare words ("-" before: after a hyphen), "*" for all. */
export const SUFFIXES =
  ${quote(grouped(ends))};`);
