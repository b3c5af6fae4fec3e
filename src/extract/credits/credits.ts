import type { Credit, Span } from '../../record/index.ts';
import { outletKey, outletNamed } from '../outlets.ts';
import { isOwn, type NameFound, nameAtEnd, nameAtStart } from './names.ts';

const WINDOW = 90;
const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
/** What may follow the verb within a crediting phrase: "reported on Thursday", "reported from Muscat". */
const AFTERWARDS = new RegExp(
  `^(?:\\s(?:earlier(?: (?:on ${DAY}|today|this week))?|today|yesterday|late (?:on )?${DAY}|(?:earlier )?on ${DAY}|${DAY}|this week|last week|from \\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?|exclusively|first))?`,
  'u',
);

/** Verbs that only publishers are the subject of, and verbs they share with everyone. */
const REPORTS =
  /(?<=\s)(?:(?:has|have|had)\s)?(?:reported|reports?|writes|wrote|transfers|transmits|relays|relates?|conveys|conveyed|has learned|disclosed|revealed|quotes|quoted|cites|cited|published)(?![\p{L}-])/gu;
const SAYS =
  /(?<=\s)(?:(?:has|have|had)\s)?(?:said|says|states|stated|claims|claimed|notes|noted|adds|added|informs|informed|announced)(?![\p{L}-])/gu;

/** Words after which the outlet's name comes. */
const BEFORE_NAME: readonly RegExp[] = [
  /(?<![\p{L}])(?:as\s)?(?:(?:first|previously|earlier|originally|also)\s)?(?:reported|published|quoted|cited|carried|disclosed|revealed|broadcast|aired|seen|obtained|reviewed)\s(?:(?:on|last)\s\p{L}+day\s)?(?:earlier\s)?(?:by|in)\s/giu,
  /(?<![\p{L}])(?:according to|per|as per|as told to|based on|relying on|attributed to)\s(?:(?:an?|the)\s(?:[\p{Ll}-]+\s)?(?:report|article|story|dispatch|account|interview)s?\s(?:(?:published|carried)\s)?(?:in|by|from|of|with|on)\s|(?:information|reports|data)\s(?:from|by|of|in)\s|the reports of\s)?/giu,
  /(?<![\p{L}])(?:citing|quoting|with reference to|referring to|with a reference to|referencing|in reference to|with information from|on the authority of)\s(?:(?:an?|the)\s(?:[\p{Ll}-]+\s)?(?:report|article|story|dispatch)s?\s(?:in|by|from|of)\s|reports\s(?:in|by|from|of)\s)?/giu,
  /(?<![\p{L}])(?:told|tells|in an interview (?:with|to|for)|in an interview published in|speaking to|in (?:comments|remarks|a statement) to|in a report (?:by|in|from)|in the news of|in an article (?:in|for|by)|a report (?:in|by|from)|reports (?:in|by|from|of)|learned from|learnt from|read in|wrote in|translated from|reprinted from|republished from|originally (?:appeared|published) (?:in|on|by)|first (?:appeared|published) (?:in|on|by))\s/giu,
];
const VIA = /\((?:via|source|from|with|photo via|h\/t)\s*:?\s*([^()\n]{2,60})\)/giu;
const SOURCE_LINE =
  /^[^\S\n]*(?:sources?|via|compiled (?:by [^\n]{2,40}? )?from|translated from|adapted from|republished from|originally published (?:in|on|by))\s*:?\s+([^\n]{2,60})$/gimu;
const DATELINE_AGENCY = /^(?=\p{Lu})[^\n]{2,60}?\(([\p{Lu}][\p{L} /&-]{1,40})\)\s?[-–—]/gmu;

/** Verbs and prepositions that take anyone for object: there a name needs to be known, or introduced, as an outlet's. */
const ANYONE =
  /^(?:according|per|as per|as told|based|relying|attributed|told|tells|speaking|in |with information|wrote in|read in)/i;

interface Found extends Credit {
  raw: string;
  by: NameFound['by'];
}

/**
 * The outlets that an article names as where it has its report from, each with its whole phrase, in the order of the text.
 * `name` is the list's name for an outlet it knows, else as written; a short form ("the Standard") takes the full name given
 * earlier. The article's own outlet is none of them.
 */
export function creditsOf(text: string, outlet: string | null, furniture: readonly Span[]): Credit[] {
  const found: Found[] = [];
  const add = (name: NameFound, start: number, end: number): void => {
    if (isOwn(name.name, outlet) || isOwn(name.raw, outlet)) return;
    let last = end;
    while (last > start + 1 && /[.,’'\s]/.test(text[last - 1]!)) last--;
    found.push({ name: name.name, raw: name.raw, span: { start, end: last }, by: name.by });
  };

  for (const [verbs, strict] of [
    [REPORTS, false],
    [SAYS, true],
  ] as const) {
    for (const m of text.matchAll(verbs)) {
      const from = Math.max(0, m.index - WINDOW);
      const before = text.slice(from, m.index).trimEnd();
      const window = lineTail(before);
      const name = nameAtEnd(window);
      if (!name) continue;
      const offset = from + before.length - window.length;
      const end = m.index + m[0].length;
      const after = AFTERWARDS.exec(text.slice(end, end + 60))![0];
      if (name.by === 'capitals' && (strict || !isTail(text, offset + name.start, end + after.length, name.name, m[0])))
        continue;
      if (name.by === 'generic' && strict) continue;
      add(name, offset + name.start, end + after.length);
    }
  }
  for (const cue of BEFORE_NAME) {
    for (const m of text.matchAll(cue)) {
      const end = m.index + m[0].length;
      const name = nameAtStart(lineHead(text.slice(end, end + WINDOW)));
      if (
        !name ||
        (name.by === 'capitals' &&
          (ANYONE.test(m[0]) ||
            !/^(?:as\s)?(?:first\s)?(?:reported|published|cited|quoted)|^citing|^quoting|^with reference/i.test(m[0])))
      )
        continue;
      if (name.by === 'capitals' && name.name.split(' ').length < 2 && !isQuotingSource(text, m.index, m[0])) continue;
      if (name.by === 'generic' && /^(?:told|tells|speaking|in (?:comments|remarks))/i.test(m[0])) continue;
      const start = ownSubject(text, m.index, outlet) ?? learner(text, m.index);
      add(name, start, end + name.end);
    }
  }
  for (const m of text.matchAll(VIA)) {
    const name = nameAtStart(m[1]!);
    if (name && name.by !== 'capitals') add(name, m.index, m.index + m[0].length);
  }
  for (const m of text.matchAll(SOURCE_LINE)) {
    const name = nameAtStart(m[1]!.trim()) ?? null;
    const start = m.index + m[0].search(/\S/);
    const isTaken = /^\s*(?:compiled|translated|adapted|republished)/i.test(m[0]);
    if (name && (isTaken || name.by !== 'capitals')) add(name, start, m.index + m[0].length);
  }
  for (const m of text.matchAll(DATELINE_AGENCY)) {
    const agency = outletNamed(m[1]!);
    if (agency?.kind !== 'agency') continue;
    const start = m.index + m[0].lastIndexOf('(') + 1;
    add({ name: agency.name, raw: m[1]!, start: 0, end: 0, by: 'list' }, start, start + m[1]!.length);
  }
  return settled(found, furniture, text);
}

/** "three diplomats cited by X": what cites another's source is an outlet, even under a name of one word. */
const isQuotingSource = (text: string, at: number, cue: string): boolean =>
  /^(?:cited|quoted)\s/i.test(cue) &&
  /(?:officials?|diplomats?|sources?|ministers?|people|persons?|spokes\p{L}+|envoys?|experts?|analysts?|advis[eo]rs?|aides?)\s$/iu.test(
    text.slice(Math.max(0, at - 20), at),
  );

const lineTail = (window: string): string =>
  window.slice(Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r')) + 1);
const lineHead = (window: string): string => window.split(/[\r\n]/, 1)[0]!;

/** Whether an unknown name and its verb stand as a crediting tail: ", Gulf Horizon reported on Wednesday." */
function isTail(text: string, start: number, end: number, name: string, verb: string): boolean {
  if (name.split(' ').length < 2 || name.length > 40 || !/report|writes|relays|transfers/.test(verb)) return false;
  const before = text.slice(Math.max(0, start - 3), start);
  return /[,”"’]\s?$/.test(before) && /^(?:[.,;]|\s*$|,?\s(?:citing|quoting)\b)/m.test(text.slice(end, end + 12));
}

/** Where "News.Az reports" stands before "citing foreign media": the phrase starts with the outlet's own name. */
function ownSubject(text: string, at: number, outlet: string | null): number | null {
  if (!outlet) return null;
  const window = text.slice(Math.max(0, at - 70), at);
  const m =
    /((?:the\s)?\p{Lu}[^\s,]*(?:\s\p{Lu}[^\s,]*){0,4})\s(?:reports?|reported|writes|informs|said|says),?\s$/iu.exec(
      window,
    );
  return m && isOwn(m[1]!.replace(/^.*[“"]/u, ''), outlet) ? at - m[0].length : null;
}

/** "one learned from foreign media": the phrase takes in its subject. */
function learner(text: string, at: number): number {
  const before = /(?:(?:one|it (?:was|has been|is))\s)$/i.exec(text.slice(Math.max(0, at - 14), at));
  return before ? at - before[0].length : at;
}

/** In order, one phrase a place, short names filled in from the full ones. */
function settled(found: Found[], furniture: readonly Span[], text: string): Credit[] {
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const out: Found[] = [];
  for (const credit of found) {
    const last = out.at(-1);
    if (last && credit.span.start < last.span.end) {
      if (last.by === 'generic' && credit.by !== 'generic') {
        out[out.length - 1] = {
          ...credit,
          span: { start: last.span.start, end: Math.max(last.span.end, credit.span.end) },
        };
      } else if (outletKey(last.name) === outletKey(credit.name))
        last.span = { start: last.span.start, end: Math.max(last.span.end, credit.span.end) };
      continue;
    }
    if (inPointer(credit.span, furniture, text)) continue;
    out.push({ ...credit });
  }
  /** The first name that ends with these words and has more. */
  const fullNames = new Map<string, string>();
  return out.map(({ name, raw, span }) => {
    const key = outletKey(raw);
    const full = fullNames.get(key);
    const ownKey = outletKey(name);
    for (let at = ownKey.indexOf(' '); at >= 0; at = ownKey.indexOf(' ', at + 1)) {
      const end = ownKey.slice(at + 1);
      if (!fullNames.has(end)) fullNames.set(end, name);
    }
    return { name: full ?? name, span };
  });
}

/** Furniture that points to other pages or asks for something credits no one; lines that name a source do. */
function inPointer(span: Span, furniture: readonly Span[], text: string): boolean {
  let low = 0;
  for (let high = furniture.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (furniture[middle]!.end < span.end) low = middle + 1;
    else high = middle;
  }
  const next = furniture[low];
  const line = next && next.start <= span.start ? next : undefined;
  return (
    line !== undefined &&
    !/^\s*\(?(?:source|via|compiled|translated|adapted|republished|originally|this (?:article|story|report)|with)/i.test(
      text.slice(line.start, line.end),
    )
  );
}
