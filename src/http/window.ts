import { dayOf, instant, plusDays, say, sayDay } from '../brief/index.ts';
import type { Extent, Filter } from '../store/index.ts';

/** The stretch of the record that the debrief is of. */
export interface Window {
  title: string;
  /** Publication of the record's latest report. */
  latest: string | null;
  since: string | null;
  before: string | null;
  about: string | null;
  affair: string | null;
  /** What came since the reader was last here; null where that is not what was asked for. */
  visit: string | null;
  /** Whether the reader narrowed it. */
  narrowed: boolean;
  filter: Filter;
  choices: { href: string; words: string; current: boolean }[];
  /** The query string that stands for it, with its "?"; empty for the whole. */
  search: string;
}

/** Below this a record is read as a whole; above it the debrief opens on its last week. */
const SMALL = 100;

/** An ISO date, or date and time, that a reader gave; null for anything else. */
const given = (value: string | undefined): string | null =>
  value !== undefined && dayOf(value) !== null && Number.isFinite(instant(value)) ? value : null;

export interface Visited {
  /** When the reader was last here. */
  at: string;
  /** Reports that came into the record since. */
  fresh: number;
}

/**
 * Reads the window from the address. "Last" counts back from the record's latest report. Where nothing is chosen, it is what came
 * since the last visit, if anything did.
 */
export function windowOf(query: Record<string, string>, extent: Extent, visited: Visited | null = null): Window {
  const latest = dayOf(extent.last);
  const about = query['about']?.trim() || null;
  const affair = query['affair']?.trim() || null;
  const before = given(query['before']);
  const back = (days: number): string | null => (latest ? plusDays(latest, 1 - days) : null);
  const chosen = query['since']?.trim() || undefined;
  const isVisit =
    chosen === 'visit' || (chosen === undefined && !before && !affair && !about && (visited?.fresh ?? 0) > 0);
  const visit = isVisit ? (visited?.at ?? null) : null;
  const usual = extent.articles > SMALL && !before && !affair ? back(7) : null;
  const since = visit !== null || chosen === 'all' ? null : (given(chosen) ?? usual);
  const address = (from: string | null): string => searchOf({ since: from ?? 'all', affair, about });
  const spans = [
    { days: 1, words: 'Last day' },
    { days: 7, words: '7 days' },
    { days: 30, words: '30 days' },
  ].map(({ days, words }) => ({ since: back(days), words }));
  const visits =
    visited === null
      ? []
      : [
          {
            href: `/${searchOf({ since: 'visit', affair, about })}`,
            words: 'Since last visit',
            current: visit !== null,
          },
        ];
  return {
    latest: extent.last,
    title: visit
      ? `New since ${say(`${visit.slice(0, 16)}Z`, 'short')}`
      : titleOf(since, before, latest, dayOf(extent.first)),
    since,
    before,
    about,
    affair,
    visit,
    narrowed: since !== null || before !== null || about !== null || affair !== null || visit !== null,
    filter: {
      ...(since ? { since } : {}),
      ...(before ? { before } : {}),
      ...(about ? { about } : {}),
      ...(affair ? { affair } : {}),
      ...(visit ? { addedSince: visit } : {}),
    },
    choices: [
      ...visits,
      ...[...spans, { since: null, words: 'Everything' }].map((span) => ({
        href: `/${address(span.since)}`,
        words: span.words,
        current: visit === null && span.since === since && before === null,
      })),
    ],
    search: searchOf({ since: visit ? 'visit' : (since ?? 'all'), before, affair, about }),
  };
}

function titleOf(since: string | null, before: string | null, latest: string | null, first: string | null): string {
  if (since?.includes('T')) return `Since ${say(since)}`;
  const from = since ?? first;
  const to = before ? plusDays(before.slice(0, 10), -1) : latest;
  if (!from || !to) return 'Debrief';
  if (from >= to) return sayDay(from);
  return `${sayDay(from, from.slice(0, 4) === to.slice(0, 4) ? 'short' : 'long')} to ${sayDay(to)}`;
}

export function searchOf(fields: Record<string, string | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value) search.set(name, value);
  return search.size > 0 ? `?${search}` : '';
}
