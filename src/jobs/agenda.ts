import { type AgendaEntry, agenda } from '../relate/index.ts';
import type { EventFilter, Store } from '../store/index.ts';

/** The events of the record, or of a part of it, gathered across reports. */
export const agendaOf = async (store: Store, filter: EventFilter = {}): Promise<AgendaEntry[]> =>
  agenda(await store.events(filter));
