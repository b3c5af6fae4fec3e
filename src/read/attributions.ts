import type { Annotator } from './annotator.ts';

export const attributions: Annotator = {
  name: 'attributions',
  requires: [],
  adds: ['attributions'],
  annotate(draft) {
    draft.attributions = [];
  },
};
