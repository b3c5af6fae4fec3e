import type { Event, Span } from '../record/index.ts';
import { type Annotator, layer } from './annotator.ts';
import { type Found, merge } from './events/merge.ts';
import { namesOf, partiesOf, placeOf } from './events/parties.ts';
import { viewsOf } from './events/sentence.ts';
import { statusOf } from './events/status.ts';
import { triggersIn } from './events/triggers.ts';
import { placements } from './events/when.ts';

/** Meetings, calls, visits and the like that the article places in time. */
export const events: Annotator = {
  name: 'events',
  requires: ['sentences', 'tokens', 'mentions', 'timexes'],
  adds: ['events'],
  annotate(draft) {
    const { text, published } = draft.article;
    const timexes = layer(draft, 'timexes');
    const mentions = layer(draft, 'mentions');
    const views = viewsOf(text, layer(draft, 'sentences'), layer(draft, 'tokens'), timexes);
    const names = namesOf(views, mentions, text);
    const places = new Set(
      mentions.filter((m) => m.type === 'GPE' || m.type === 'LOC').map((m) => text.slice(m.start, m.end)),
    );
    const found: Found[] = [];
    for (const view of views) {
      const triggers = triggersIn(view);
      const when = placements(view, triggers, timexes);
      triggers.forEach((trigger, k) => {
        const at = when[k];
        const timex = at ? timexes[at.time.timex]! : null;
        const start = timex?.value ? eventTime(timex.value) : null;
        const span: Span = { start: view.words[trigger.from]!.start, end: view.words[trigger.to]!.end };
        found.push({
          type: trigger.type,
          participants: partiesOf(view, trigger, names),
          place: placeOf(view, trigger, (name) => places.has(name)),
          start,
          end: null,
          status: statusOf(view, trigger, start, published),
          trigger: [span],
          time: timex ? [{ start: timex.start, end: timex.end }] : null,
          sentence: view.index,
          noun: trigger.kind === 'noun',
          definite: /^(?:the|that|this|their|his|her|its)$/.test(view.words[trigger.from - 1]?.lower ?? ''),
        });
      });
    }
    draft.events = merge(found).map(
      (f): Event => ({
        type: f.type,
        participants: f.participants,
        place: f.place,
        start: f.start,
        end: f.end,
        status: f.status,
        trigger: f.trigger,
        time: f.time,
        confidence: f.time ? 0.7 : 0.4,
      }),
    );
  },
};

/** A TIMEX3 value as the start of an event: parts of the day are left out. */
function eventTime(value: string): string {
  return value
    .replace(/T(?:MO|MI|AF|EV|NI|DT)$/, '')
    .replace(/-WE$/, '')
    .replace(/T24:00$/, '');
}
