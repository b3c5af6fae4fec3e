import type { Span } from '../../record/index.ts';
import { type Draft, layer } from '../annotator.ts';

/** Half-open range of token indices. */
export interface Run {
  from: number;
  to: number;
}

/** The tokens of an article laid out for the grammar: one array a property, all indexed by token. */
export interface Words {
  text: string;
  start: Int32Array;
  end: Int32Array;
  /** In lower case, with straight apostrophes. */
  low: string[];
  tag: string[];
  sentence: Int32Array;
  paragraph: Int32Array;
  /** Whether the word begins with a capital. */
  capital: boolean[];
  /** Token ranges of the sentences. */
  sentences: Run[];
}

export function wordsOf(draft: Draft): Words {
  const { text } = draft.article;
  const tokens = layer(draft, 'tokens');
  const sentences = layer(draft, 'sentences');
  const n = tokens.length;
  const words: Words = {
    text,
    start: new Int32Array(n),
    end: new Int32Array(n),
    low: new Array<string>(n),
    tag: new Array<string>(n),
    sentence: new Int32Array(n),
    paragraph: new Int32Array(n),
    capital: new Array<boolean>(n),
    sentences: sentences.map(() => ({ from: n, to: 0 })),
  };
  tokens.forEach((token, i) => {
    const word = text.slice(token.start, token.end);
    words.start[i] = token.start;
    words.end[i] = token.end;
    words.low[i] = word.toLowerCase().replace(/’/gu, "'");
    words.tag[i] = token.tag;
    words.sentence[i] = token.sentence;
    words.paragraph[i] = sentences[token.sentence]!.paragraph;
    words.capital[i] = /^\p{Lu}/u.test(word);
    const run = words.sentences[token.sentence]!;
    run.from = Math.min(run.from, i);
    run.to = i + 1;
  });
  words.sentences = words.sentences.map((run) =>
    run.to ? { ...run, from: afterDateline(words, run) } : { from: 0, to: 0 },
  );
  return words;
}

/** "LYON, March 3 (Wire) - The talks …": the sentence proper begins behind the dash. */
function afterDateline({ text, start, end, low }: Words, { from, to }: Run): number {
  if (!/^\p{Lu}{2}[\p{Lu}'’.-]+$/u.test(text.slice(start[from], end[from]))) return from;
  for (let i = from + 1; i < Math.min(to - 1, from + 16); i++) if (/^(?:[—–-]|--)$/u.test(low[i]!)) return i + 1;
  return from;
}

export const spanOf = (words: Words, run: Run): Span => ({
  start: words.start[run.from]!,
  end: words.end[run.to - 1]!,
});
