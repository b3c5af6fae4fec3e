import { ACTS, type Act, SOURCE_KINDS, type SourceKind } from '../record/index.ts';
import { dayOf } from './dates.ts';
import { plainWords } from './fold.ts';
import type { Said } from './shapes.ts';

/** What a reader asked for: words, and fields such as `speaker:macron`, `source:unnamed`, `act:refuse`. */
export interface Query {
  words: string;
  speaker: string | null;
  source: SourceKind | null;
  act: Act | null;
  outlet: string | null;
  /** ISO dates; `before` is exclusive, `after` inclusive. */
  before: string | null;
  after: string | null;
  /** Fields that could not be read, as they were given, with why. */
  unread: { given: string; why: string }[];
}

const FIELD = /(?<![\p{L}\p{N}])(speaker|source|act|outlet|before|after):(?:"([^"]*)"|(\S*))/giu;

/** Reads a query. What is not a field stays among the words; a field whose value makes no sense is told in `unread`. */
export function queryOf(line: string): Query {
  const query: Query = {
    words: '',
    speaker: null,
    source: null,
    act: null,
    outlet: null,
    before: null,
    after: null,
    unread: [],
  };
  const take = (given: string, name: string, value: string): void => {
    const word = value.toLowerCase();
    const bad = (why: string): number => query.unread.push({ given, why });
    if (value === '') bad('it has no value');
    else if (name === 'speaker') query.speaker = value;
    else if (name === 'outlet') query.outlet = value;
    else if (name === 'source') {
      const kind = SOURCE_KINDS.find((one) => one === word);
      if (kind) query.source = kind;
      else bad(`a source is one of ${SOURCE_KINDS.join(', ')}`);
    } else if (name === 'act') {
      const act = ACTS.find((one) => one === word);
      if (act) query.act = act;
      else bad(`an act is one of ${ACTS.join(', ')}`);
    } else {
      const day = dayOf(value);
      if (!day) bad('a date is written as 2025-02-26');
      else if (name === 'before') query.before = day;
      else query.after = day;
    }
  };
  query.words = line
    .replace(FIELD, (given: string, name: string, quoted: string | undefined, plain: string | undefined) => {
      take(given, name.toLowerCase(), (quoted ?? plain ?? '').trim());
      return ' ';
    })
    .replace(/\s+/gu, ' ')
    .trim();
  return query;
}

/** Writes a query as the line that reads back as it. */
export function lineOf(query: Query): string {
  const field = (name: string, value: string | null): string =>
    value === null ? '' : `${name}:${/\s/u.test(value) ? `"${value}"` : value}`;
  return [
    query.words,
    field('speaker', query.speaker),
    field('source', query.source),
    field('act', query.act),
    field('outlet', query.outlet),
    field('after', query.after),
    field('before', query.before),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether the query asks for statements by what they are, not only by words. */
export const asksForStatements = (query: Query): boolean =>
  query.speaker !== null || query.source !== null || query.act !== null;

/** Whether a statement has the query's speaker and all of its words. */
export function matches(query: Query, row: Said): boolean {
  const own = plainWords(`${row.attribution.speaker?.name ?? ''} ${row.source ?? ''}`);
  if (
    query.speaker !== null &&
    !plainWords(query.speaker)
      .split(' ')
      .every((word) => own.includes(word))
  )
    return false;
  const told = `${plainWords(row.content)} ${own}`;
  return (
    query.words === '' ||
    plainWords(query.words)
      .split(' ')
      .every((word) => told.includes(word))
  );
}
