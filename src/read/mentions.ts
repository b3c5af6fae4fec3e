import type { Annotator } from './annotator.ts';

export const mentions: Annotator = {
  name: 'mentions',
  requires: [],
  adds: ['mentions'],
  annotate(draft) {
    draft.mentions = [];
  },
};
