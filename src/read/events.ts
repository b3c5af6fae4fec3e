import type { Event } from '../record/index.ts';
import { type Annotator, layer } from './annotator.ts';
import { foundIn } from './events/found.ts';
import { merge } from './events/merge.ts';
import { namesOf } from './events/names.ts';
import { viewsOf } from './events/sentence.ts';

/** Meetings, calls, visits and the like that the article places in time. */
export const events: Annotator = {
  name: 'events',
  requires: ['sentences', 'tokens', 'mentions', 'timexes'],
  adds: ['events'],
  annotate(draft) {
    const { text, published, furniture } = draft.article;
    const timexes = layer(draft, 'timexes');
    const mentions = layer(draft, 'mentions');
    const views = viewsOf(text, layer(draft, 'sentences'), layer(draft, 'tokens'), timexes);
    const names = namesOf(text, mentions, published);
    const found = foundIn(views, { timexes, published, names }).filter(
      (f) => !furniture.some((part) => f.trigger.some((t) => t.start < part.end && part.start < t.end)),
    );
    draft.events = merge(found).map(
      (f): Event => ({
        type: f.type,
        participants: f.participants,
        place: f.place,
        start: f.start,
        end: f.end,
        ...(f.previous ? { previous: f.previous } : {}),
        status: f.status,
        trigger: f.trigger,
        time: f.time,
        confidence: f.time === null ? 0.4 : f.near ? 0.8 : 0.6,
      }),
    );
  },
};
