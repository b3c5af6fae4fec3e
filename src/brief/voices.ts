import type { SourceKind } from '../record/index.ts';
import type { Said } from './shapes.ts';

/** Someone on whose word a line stands. */
export interface Voice {
  /** Whether the words stand for several: "officials and diplomats". */
  several: boolean;
  /** The fullest name of the article, or the report's own words for a source it does not name. */
  name: string;
  kind: SourceKind;
  actor: string | null;
}

/** The words that stand for a source that the text does not express. */
export const NO_SOURCE = 'no source given';

/** Finds an attribution of an article by its id, so that hearsay can be followed outward. */
export type Lookup = (article: string, attribution: string) => Said | undefined;

/** A lookup over the rows at hand. */
export function lookup(rows: readonly Said[]): Lookup {
  const known = new Map(rows.map((row) => [`${row.article.id} ${row.attribution.id}`, row]));
  return (article, attribution) => known.get(`${article} ${attribution}`);
}

const WITHHELD: ReadonlySet<SourceKind> = new Set(['unnamed', 'group', 'none']);

/** Whether the head of a description is plural: the last word before "of", "in", "who" and the like. */
const isPlural = (words: string): boolean =>
  /\band\b/u.test(words) ||
  /^(?:they|we|these|those|both|some|many|others|two|three|four|five|six|seven|eight|nine|ten)$/iu.test(words) ||
  /(?:s|people|media)$/u.test(words.split(/\s+(?:of|in|from|with|at|on|who|that|familiar|close)\s+/u)[0]!);

/** The innermost source: who the reading says speaks. */
export function voiceOf(row: Said): Voice {
  const { speaker, sourceKind } = row.attribution;
  const own = row.source?.replace(/^\[(.*)\]$/u, '$1') ?? null;
  // An unnamed source keeps the words of its report: they are all that is known of it.
  const name = WITHHELD.has(sourceKind) ? (own ?? speaker?.name) : (speaker?.name ?? own);
  return {
    name: name ?? NO_SOURCE,
    kind: sourceKind,
    actor: speaker?.actor ?? null,
    several: row.attribution.anonymity?.number === 'several' || (WITHHELD.has(sourceKind) && isPlural(name ?? '')),
  };
}

/**
 * The chain of sources from the outermost to the innermost: "an EU diplomat ▸ Macron". Parents that are not among the
 * rows at hand are told by their names in `relay`.
 */
export function chain(row: Said, find: Lookup): Voice[] {
  const voices: Voice[] = [];
  const met = new Set<string>();
  let current: Said | undefined = row;
  while (current && !met.has(current.attribution.id)) {
    met.add(current.attribution.id);
    const voice = voiceOf(current);
    // Someone who repeats what they said themselves is one voice, not two.
    if (!sameVoice(voice, voices[0])) voices.unshift(voice);
    const parent: string | null = current.attribution.parent;
    current = parent === null ? undefined : find(row.article.id, parent);
  }
  const missing = row.attribution.relay.length - voices.length;
  if (missing <= 0 || met.size > 1) return voices;
  return [
    ...row.attribution.relay
      .slice(0, missing)
      .map((name): Voice => ({ name, kind: 'named', actor: null, several: false })),
    ...voices,
  ];
}

const sameVoice = (a: Voice, b: Voice | undefined): boolean =>
  b !== undefined && a.kind === b.kind && (a.actor !== null ? a.actor === b.actor : a.name === b.name);

/** Whether the line rests, anywhere along its chain, on someone whom the report does not name. */
export const rests = (voices: readonly Voice[]): 'named' | 'unnamed' =>
  voices.some((voice) => voice.kind === 'unnamed' || voice.kind === 'none') ? 'unnamed' : 'named';
