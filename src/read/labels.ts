import type { Annotator } from './annotator.ts';

export const labels: Annotator = {
  name: 'labels',
  requires: [],
  adds: ['labels'],
  annotate(draft) {
    draft.labels = true;
  },
};
