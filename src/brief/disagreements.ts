import type { Drift, Span, Statement } from '../record/index.ts';
import { changed } from './fold.ts';
import type { Head, Said } from './shapes.ts';

/** A statement that copies tell otherwise than its first report did. */
export interface Disagreement {
  statement: string;
  speaker: string | null;
  first: Head | null;
  /** Each kind of change with the number of reports that have it, most frequent first, and the words of one of them. */
  kinds: { kind: Drift['kind']; reports: number; before: string | null; after: string | null }[];
  variants: number;
}

/** The names of the kinds of drift, as a person would say them. */
export const DRIFT_WORDS: Record<string, string> = {
  origin: 'first report',
  independent: 'told independently',
  verbatim: 'same words',
  light_edit: 'lightly edited',
  paraphrase: 'paraphrased',
  changed_wording: 'quoted words changed',
  changed_meaning: 'meaning changed',
  dropped_hedge: 'doubt dropped',
  added_hedge: 'doubt added',
  dropped_negation: 'negation dropped',
  changed_speaker: 'speaker changed',
  named_source: 'source named who was not',
  unnamed_source: 'source no longer named',
  changed_number: 'number changed',
  changed_date: 'date changed',
};

/** Statements whose variants drifted, those with most changed reports first. */
export function disagreements(
  statements: readonly Statement[],
  articles: readonly Head[],
  rows: readonly Said[],
): Disagreement[] {
  const told = new Map(rows.map((row) => [`${row.article.id} ${row.attribution.id}`, row]));
  const heads = new Map(articles.map((head) => [head.id, head]));
  return statements
    .filter((statement) => statement.variants.some(changed))
    .map((statement) => {
      const drifted = statement.variants.filter(changed);
      const first = statement.variants[0]!;
      const kinds = new Map<Drift['kind'], Disagreement['kinds'][number]>();
      for (const variant of drifted)
        for (const [kind, drift] of new Map(variant.drift.map((one) => [one.kind, one]))) {
          const known = kinds.get(kind);
          if (known) known.reports++;
          else {
            const origin = told.get(`${variant.against ?? first.article} ${originOf(statement, variant.against)}`);
            const own = told.get(`${variant.article} ${variant.attribution}`);
            kinds.set(kind, {
              kind,
              reports: 1,
              before: wordsAt(origin, drift.before),
              after: wordsAt(own, drift.after),
            });
          }
        }
      return {
        statement: statement.id,
        speaker: statement.speaker?.name ?? null,
        first: heads.get(first.article) ?? null,
        kinds: [...kinds.values()].sort((a, b) => b.reports - a.reports),
        variants: drifted.length,
      };
    })
    .sort((a, b) => b.variants - a.variants);
}

const originOf = (statement: Statement, article: string | null): string | null =>
  (statement.variants.find((variant) => variant.article === article) ?? statement.variants[0]!).attribution;

/** The words of a span that lies in the content of a row, which is told as its spans joined by a space. */
function wordsAt(row: Said | undefined, span: Span | null): string | null {
  if (!row || !span) return null;
  let from = 0;
  for (const part of row.attribution.content) {
    if (part.start <= span.start && span.end <= part.end) {
      const words = row.content.slice(from + span.start - part.start, from + span.end - part.start).trim();
      return words === '' ? null : words;
    }
    from += part.end - part.start + 1;
  }
  return null;
}
