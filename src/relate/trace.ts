import type { Article, Report, Speaker, Statement, Variant } from '../record/index.ts';
import { inOrder } from './drift/comparison.ts';
import { isNegation } from './drift/polarity.ts';
import { wordLikeness } from './likeness.ts';
import { type Word, wordsOf } from './words.ts';

/** A piece of a comparison with the words asked for. */
export interface Piece {
  text: string;
  /** In both; only in the report; only in the words asked for. */
  kind: 'same' | 'report' | 'query';
}

export interface TracedVariant {
  variant: Variant;
  report: Report | null;
  speaker: Speaker | null;
  /** The variant's own words. */
  text: string;
  /** The report's words beside the words asked for. */
  compared: Piece[];
  /** How far the variant is what was asked for, 0 to 1. */
  likeness: number;
}

/** Where a quote comes from. */
export interface Trace {
  statement: Statement;
  /** The report that had it first. */
  first: TracedVariant;
  /** All of them, the first included, in order of time. */
  variants: TracedVariant[];
  /** The variant nearest to the words asked for. */
  nearest: TracedVariant;
  /** From the first report to the nearest variant's, each derived from the one before. */
  chain: Report[];
}

const FOUND = 0.62;
const CLEAR = 0.4;

/**
 * Finds the statement that a quote comes from, exact or garbled. Null where nothing is near enough: a lookalike is no answer. `articles`
 * gives the text of an article by its id.
 */
export function trace(
  query: string,
  relations: { reports: readonly Report[]; statements: readonly Statement[] },
  articles: (id: string) => Article | null,
): Trace | null {
  const asked = wordsOf(query, [{ start: 0, end: query.length }]);
  if (asked.filter((w) => w.kind !== 'function').length < 2) return null;
  let best: { statement: Statement; likeness: number } | null = null;
  for (const statement of relations.statements) {
    for (const variant of statement.variants) {
      const text = textOf(variant, articles);
      if (text === null) continue;
      const likeness = likenessOf(asked, wordsOf(text, [{ start: 0, end: text.length }]));
      if (likeness < FOUND || (best && likeness <= best.likeness)) continue;
      best = { statement, likeness };
    }
  }
  if (!best) return null;
  const byArticle = new Map(relations.reports.map((r) => [r.article, r]));
  const variants = best.statement.variants.flatMap((v) => {
    const text = textOf(v, articles);
    return text === null ? [] : [traced(v, text, query, asked, byArticle.get(v.article) ?? null)];
  });
  const nearest = variants.reduce((a, b) => (b.likeness > a.likeness ? b : a));
  return {
    statement: best.statement,
    first: variants[0]!,
    variants,
    nearest,
    chain: chainTo(nearest.variant.article, byArticle),
  };
}

const textOf = (variant: Variant, articles: (id: string) => Article | null): string | null => {
  const article = articles(variant.article);
  return article === null ? null : variant.content.map((c) => article.text.slice(c.start, c.end)).join(' … ');
};

/** Share of both sides' words that answer each other in order; what carries meaning counts five times. */
function likenessOf(asked: readonly Word[], words: readonly Word[]): number {
  const weigh = (w: Word): number => (w.kind !== 'function' || isNegation(w) ? 1.5 : 0.3);
  const total = (list: readonly Word[]): number => list.reduce((n, w) => n + weigh(w), 0);
  const keys = new Set(words.map((w) => w.stem));
  const quick = asked.filter((w) => w.kind !== 'function');
  if (quick.filter((w) => keys.has(w.stem)).length < quick.length * CLEAR) return 0;
  let got = 0;
  for (const [i, j] of inOrder(asked, words)) got += weigh(asked[i]!) * wordLikeness(asked[i]!, words[j]!);
  const recall = got / total(asked);
  const precision = got / Math.max(total(words), 0.1);
  return recall * 0.7 + Math.min(1, precision) * 0.15 + Math.min(1, precision * 1.6) * 0.15;
}

function traced(
  variant: Variant,
  text: string,
  query: string,
  asked: readonly Word[],
  report: Report | null,
): TracedVariant {
  const words = wordsOf(text, [{ start: 0, end: text.length }]);
  return {
    variant,
    report,
    speaker: variant.speaker,
    text,
    compared: piecesOf(query, asked, text, words),
    likeness: likenessOf(asked, words),
  };
}

/** The report's text cut where the words asked for begin to differ, with the asked words that it has not. */
function piecesOf(query: string, asked: readonly Word[], text: string, words: readonly Word[]): Piece[] {
  const same = inOrder(asked, words).filter(([i, j]) => asked[i]!.key === words[j]!.key);
  const pieces: Piece[] = [];
  const put = (kind: Piece['kind'], piece: string): void => {
    if (piece === '') return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += piece;
    else pieces.push({ kind, text: piece });
  };
  let i = 0;
  let j = 0;
  let at = 0;
  for (const [nextI, nextJ] of [...same, [asked.length, words.length] as const]) {
    if (nextI > i) put('query', query.slice(asked[i]!.start, asked[nextI - 1]!.end));
    if (nextJ > j) {
      put('same', text.slice(at, words[j]!.start));
      put('report', text.slice(words[j]!.start, words[nextJ - 1]!.end));
      at = words[nextJ - 1]!.end;
    }
    const word = words[nextJ];
    if (word) {
      put('same', text.slice(at, word.end));
      at = word.end;
    }
    i = nextI + 1;
    j = nextJ + 1;
  }
  put('same', text.slice(at));
  return pieces;
}

function chainTo(article: string, byArticle: ReadonlyMap<string, Report>): Report[] {
  const chain: Report[] = [];
  for (let r = byArticle.get(article); r && !chain.includes(r); r = r.of === null ? undefined : byArticle.get(r.of))
    chain.unshift(r);
  return chain;
}
