import type { Actor, Article, Attribution, Commitment, Event, Mention, Span, Timex } from '../record/index.ts';

/** A sentence; `paragraph` counts the article's paragraphs from 0. */
export interface Sentence extends Span {
  paragraph: number;
}

/** A word or mark; `sentence` is an index into the draft's sentences. */
export interface Token extends Span {
  sentence: number;
  /** Coarse part of speech, one letter: see `Tag` in tagger.ts. */
  tag: string;
}

/** What annotators add to, one layer each. A layer is there once the annotator that adds it has run. */
export interface Layers {
  sentences: Sentence[];
  tokens: Token[];
  mentions: Mention[];
  timexes: Timex[];
  /** Spans, links and nesting; labels and speakers hold neutral values until `labels` and `speakers` have run. */
  attributions: Attribution[];
  /** Marks that `labels` has set sourceKind, act, conditional, hedged and commitment on every attribution. */
  labels: true;
  /** What the rules alone make of act and commitment, by attribution, where a model's labels stand on the attributions. */
  wording: ReadonlyMap<string, Pick<Attribution, 'act' | 'commitment'>>;
  /** Marks that `speakers` has set speaker, anonymity and relay on every attribution. */
  speakers: true;
  commitments: Commitment[];
  events: Event[];
  /** Every actor that a layer refers to by id. */
  actors: Actor[];
}

export interface Draft extends Partial<Layers> {
  readonly article: Article;
}

/** One step of the reading. Pure: it looks at the draft alone, and the same draft gives the same layers. */
export interface Annotator {
  /** The layer it is named for. */
  name: string;
  requires: readonly (keyof Layers)[];
  adds: readonly (keyof Layers)[];
  annotate(draft: Draft): void | Promise<void>;
}

/** A layer that an earlier annotator added; a missing one is a mistake in the order of the pipeline. */
export function layer<K extends keyof Layers>(draft: Draft, name: K): Layers[K] {
  const value = draft[name];
  if (value === undefined) throw new Error(`the layer "${name}" has not been added yet: see pipeline.ts`);
  return value as Layers[K];
}
