import type { Statement } from '../record/index.ts';
import { changed } from './fold.ts';
import type { Head } from './shapes.ts';

/** A statement that copies tell otherwise than its first report did. */
export interface Disagreement {
  statement: string;
  speaker: string | null;
  first: Head | null;
  /** Each kind of change with the number of reports that have it, most frequent first. */
  kinds: { kind: string; reports: number }[];
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
export function disagreements(statements: readonly Statement[], articles: readonly Head[]): Disagreement[] {
  const heads = new Map(articles.map((head) => [head.id, head]));
  return statements
    .filter((statement) => statement.variants.some(changed))
    .map((statement) => {
      const kinds = new Map<string, number>();
      for (const variant of statement.variants.filter(changed))
        for (const kind of new Set(variant.drift.map((drift) => drift.kind)))
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return {
        statement: statement.id,
        speaker: statement.speaker?.name ?? null,
        first: heads.get(statement.variants[0]!.article) ?? null,
        kinds: [...kinds].map(([kind, reports]) => ({ kind, reports })).sort((a, b) => b.reports - a.reports),
        variants: statement.variants.filter(changed).length,
      };
    })
    .sort((a, b) => b.variants - a.variants);
}
