import type { Annotator } from './annotator.ts';

export const speakers: Annotator = {
  name: 'speakers',
  requires: [],
  adds: ['speakers'],
  annotate(draft) {
    draft.speakers = true;
  },
};
