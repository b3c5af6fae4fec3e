import type { Annotator } from './annotator.ts';

export const commitments: Annotator = {
  name: 'commitments',
  requires: [],
  adds: ['commitments'],
  annotate(draft) {
    draft.commitments = [];
  },
};
