import type { Annotator } from './annotator.ts';

export const events: Annotator = {
  name: 'events',
  requires: [],
  adds: ['events'],
  annotate(draft) {
    draft.events = [];
  },
};
