import type { Article, Reading, Span } from '../record/index.ts';
import { type Moment, momentOf } from './moments.ts';
import { quotations, type Word, wordsOf } from './words.ts';

/** What relate works on: an article with its reading. */
export interface ReadArticle {
  article: Article;
  reading: Reading;
}

/** An article laid out for comparison. */
export interface Told {
  article: Article;
  reading: Reading;
  sentences: Span[];
  words: Word[];
  /** Words of each sentence, as indices into `words`. */
  bySentence: number[][];
  quotes: Span[];
  moment: Moment;
  text(span: Span): string;
  /** Index of the sentence that is the title; -1 where none is. */
  headline: number;
}

/** So much of an article is compared, in UTF-16 units: ten times a long report. */
const COMPARED = 60_000;

export function told({ article, reading }: ReadArticle): Told {
  const all = (reading.sentences.length > 0 ? reading.sentences : paragraphs(article.text)).filter(
    (s) => !article.furniture.some((f) => f.start <= s.start && s.end <= f.end),
  );
  const sentences = all.filter((s) => s.end <= COMPARED);
  const words = wordsOf(article.text.slice(0, COMPARED), sentences, article.furniture).filter((w) => {
    const s = sentences[w.sentence];
    return s !== undefined && s.start <= w.start && w.end <= s.end;
  });
  const bySentence: number[][] = sentences.map(() => []);
  words.forEach((w, i) => {
    bySentence[w.sentence]!.push(i);
  });
  return {
    article,
    reading,
    sentences,
    words,
    bySentence,
    quotes: quotations(article.text.slice(0, COMPARED)),
    moment: momentOf(article.published),
    headline: sentences.findIndex(
      (s) => article.title !== null && article.text.slice(s.start, s.end).trim() === article.title.trim(),
    ),
    text: (span) => article.text.slice(span.start, span.end),
  };
}

function paragraphs(text: string): Span[] {
  return [...text.matchAll(/\S[^\n]*/gu)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
