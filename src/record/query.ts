import { ACTS, type Act, SOURCE_KINDS, type SourceKind } from './attribution.ts';

/** What a reader asks for: words, and fields such as `speaker:macron`, `source:unnamed`, `act:refuse`, `is:starred`. */
export interface Query {
  words: string;
  speaker: string | null;
  source: SourceKind | null;
  act: Act | null;
  /** To whom a commitment is made that the statement reports. */
  to: string | null;
  outlet: string | null;
  /** Id of an affair. */
  affair: string | null;
  /** ISO dates; `before` is exclusive, `after` inclusive. */
  before: string | null;
  after: string | null;
  /** Of the reader's own marks. */
  tag: string | null;
  starred: boolean;
  noted: boolean;
  /** Whether the article was read; null where that is not asked. */
  read: boolean | null;
  /** Fields that could not be read, as they were given, with why. */
  unread: { given: string; why: string }[];
}

/** Fields of a query in the order in which they are written, with what each is for. */
export const QUERY_FIELDS: readonly (readonly [example: string, does: string])[] = [
  ['speaker:macron', 'what one person said'],
  ['source:unnamed', 'statements of unnamed sources; also named, body, document, outlet, group'],
  ['act:refuse', 'refusals; also promise, offer, agree, request, deny, threaten, warn …'],
  ['to:ukraine', 'what was promised, refused or offered to someone'],
  ['outlet:"The Schuman Wire"', 'reports of one outlet'],
  ['affair:0n3cd4f', 'reports of one affair, by the id in its address'],
  ['after:2025-02-26', 'published on this day or later'],
  ['before:2025-03-01', 'published before this day'],
  ['is:starred', 'what you starred; also is:unread, is:read, has:note'],
  ['tag:ports', 'what you tagged so'],
];

const FIELD =
  /(?<![\p{L}\p{N}])(speaker|source|act|to|outlet|affair|before|after|tag|is|has):(?:"([^"]*)"|((?!\/\/)\S*))/giu;

/** Reads a query. What is not a field stays among the words; a field whose value makes no sense is told in `unread`. */
export function queryOf(line: string): Query {
  const query: Query = { ...BLANK, unread: [] };
  query.words = line
    .replace(FIELD, (given: string, name: string, quoted: string | undefined, plain: string | undefined) => {
      take(query, given, name.toLowerCase(), (quoted ?? plain ?? '').trim());
      return ' ';
    })
    .replace(/\s+/gu, ' ')
    .trim();
  return query;
}

const BLANK: Omit<Query, 'unread'> = {
  words: '',
  speaker: null,
  source: null,
  act: null,
  to: null,
  outlet: null,
  affair: null,
  before: null,
  after: null,
  tag: null,
  starred: false,
  noted: false,
  read: null,
};

function take(query: Query, given: string, name: string, value: string): void {
  const bad = (why: string): number => query.unread.push({ given, why });
  const word = value.toLowerCase();
  if (value === '') bad('it has no value');
  else if (name === 'speaker' || name === 'outlet' || name === 'to') query[name] = value;
  else if (name === 'affair') query.affair = word;
  else if (name === 'tag') query.tag = word;
  else if (name === 'source') {
    const kind = SOURCE_KINDS.find((one) => one === word);
    if (kind) query.source = kind;
    else bad(`a source is one of ${SOURCE_KINDS.join(', ')}`);
  } else if (name === 'act') {
    const act = ACTS.find((one) => one === word);
    if (act) query.act = act;
    else bad(`an act is one of ${ACTS.join(', ')}`);
  } else if (name === 'is') {
    if (word === 'starred') query.starred = true;
    else if (word === 'read' || word === 'unread') query.read = word === 'read';
    else bad('it can be is:starred, is:read or is:unread');
  } else if (name === 'has') {
    if (word === 'note') query.noted = true;
    else bad('it can be has:note');
  } else {
    const day = isDay(value.slice(0, 10)) ? value.slice(0, 10) : null;
    if (!day) bad('a date is written as 2025-02-26');
    else if (name === 'before') query.before = day;
    else query.after = day;
  }
}

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(`${value}T00:00Z`));

/** Writes a query as the line that reads back as it. */
export function lineOf(query: Query): string {
  const field = (name: string, value: string | null): string =>
    value === null ? '' : `${name}:${/\s/u.test(value) ? `"${value}"` : value}`;
  return [
    query.words,
    field('speaker', query.speaker),
    field('source', query.source),
    field('act', query.act),
    field('to', query.to),
    field('outlet', query.outlet),
    field('affair', query.affair),
    field('after', query.after),
    field('before', query.before),
    field('tag', query.tag),
    query.starred ? 'is:starred' : '',
    query.noted ? 'has:note' : '',
    query.read === null ? '' : query.read ? 'is:read' : 'is:unread',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether the query asks for statements by what they are, not only by words. */
export const asksForStatements = (query: Query): boolean =>
  query.speaker !== null || query.source !== null || query.act !== null || query.to !== null;

/** Whether it asks for what the reader marked. */
export const asksForMarks = (query: Query): boolean =>
  query.tag !== null || query.starred || query.noted || query.read !== null;
