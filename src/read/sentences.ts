import type { Annotator } from './annotator.ts';

export const sentences: Annotator = {
  name: 'sentences',
  requires: [],
  adds: ['sentences'],
  annotate(draft) {
    draft.sentences = [];
  },
};
