import type { Query } from '../record/index.ts';
import type { AttributionFilter, MarkFilter } from '../store/index.ts';

/** What a query asks of statements; its words, where it has any, of the statement itself. `who` is whose marks it means. */
export const askedOf = (query: Query, who: string): AttributionFilter => ({
  ...aroundOf(query, who),
  ...(query.words ? { said: query.words } : {}),
  ...(query.source ? { sourceKind: query.source } : {}),
  ...(query.act ? { act: query.act } : {}),
  ...(query.speaker ? { speaker: query.speaker } : {}),
  ...(query.to ? { to: query.to } : {}),
});

/** What a query asks of articles, its words aside. */
export function aroundOf(query: Query, who: string): AttributionFilter {
  const marks: MarkFilter = {
    who,
    ...(query.starred ? { starred: true } : {}),
    ...(query.noted ? { noted: true } : {}),
    ...(query.tag ? { tag: query.tag } : {}),
    ...(query.read === null ? {} : { read: query.read }),
  };
  return {
    ...(query.outlet ? { outlet: query.outlet } : {}),
    ...(query.affair ? { affair: query.affair } : {}),
    ...(query.after ? { since: query.after } : {}),
    ...(query.before ? { before: query.before } : {}),
    ...(Object.keys(marks).length > 1 ? { marks } : {}),
  };
}
