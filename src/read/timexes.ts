import type { Sentence } from './annotator.ts';
import { type Annotator, layer } from './annotator.ts';
import { findTimexes } from './timexes/find.ts';

/** Time expressions by rules, with TIMEX3 values against the publication date. */
export const timexes: Annotator = {
  name: 'timexes',
  requires: ['sentences'],
  adds: ['timexes'],
  annotate(draft) {
    const sentences: Sentence[] = layer(draft, 'sentences');
    draft.timexes = findTimexes(draft.article, sentences, draft.mentions ?? []);
  },
};
