import type { Affair } from '../record/index.ts';
import type { Filter, Store } from '../store/index.ts';

/** Affairs that a list offers to be narrowed to, the latest. */
const OFFERED = 60;

export interface AskedAffair {
  /** Null where none was asked for, or none has this id. */
  affair: Affair | null;
  filter: Filter;
  offered: Affair[];
}

/** The affair that an address narrows a list to. One that was merged into another leads to that. */
export async function askedAffair(store: Store, id: string | undefined): Promise<AskedAffair> {
  const asked = id?.trim() || null;
  const [standing, offered] = await Promise.all([
    asked === null ? null : store.affairs.standing(asked),
    store.affairs.list({ limit: OFFERED, severalReports: true }),
  ]);
  const affair = standing === null ? null : await store.affairs.load(standing);
  // What is not there narrows to nothing: a list of everything would be taken for the affair's.
  return { affair, filter: asked === null ? {} : { affair: affair?.id ?? asked }, offered };
}
