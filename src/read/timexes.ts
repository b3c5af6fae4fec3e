import type { Annotator } from './annotator.ts';

export const timexes: Annotator = {
  name: 'timexes',
  requires: [],
  adds: ['timexes'],
  annotate(draft) {
    draft.timexes = [];
  },
};
