import type { Annotator } from './annotator.ts';

export const tokens: Annotator = {
  name: 'tokens',
  requires: [],
  adds: ['tokens'],
  annotate(draft) {
    draft.tokens = [];
  },
};
