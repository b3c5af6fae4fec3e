import type { Event } from '../record/index.ts';
import type { AgendaChange, AgendaEntry, EventTelling } from '../relate/index.ts';
import { correctedWords } from './corrected.ts';
import { plusDays, stretchOf } from './dates.ts';
import { address } from './shapes.ts';
import { upperFirst } from './words.ts';

/** How a feed is made. */
export interface Feed {
  /** The calendar's name. */
  name: string;
  /** Where the record's pages are, without a slash at the end; evidence is linked where it is given. */
  base: string | null;
  /** Stands after the "@" of every UID: the host or any name that stays. */
  domain: string;
}

/**
 * An iCalendar feed of an agenda (RFC 5545). UIDs stay the same as long as the entry does, SEQUENCE counts its changes, and
 * nothing in it depends on when it is made. What is dated to a week or a month is an all-day event of that length; entries
 * without a date are left out. Times are floating where the report names no zone.
 */
export function icalendar(entries: readonly AgendaEntry[], feed: Feed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rapporteur//Agenda//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(feed.name)}`,
    `X-WR-CALNAME:${escaped(feed.name)}`,
    ...entries.flatMap((entry) => eventLines(entry, feed)),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(fold).join('\r\n')}\r\n`;
}

const STATUS: Record<Event['status'], string> = {
  held: 'CONFIRMED',
  ongoing: 'CONFIRMED',
  scheduled: 'CONFIRMED',
  proposed: 'TENTATIVE',
  postponed: 'TENTATIVE',
  cancelled: 'CANCELLED',
};

function eventLines(entry: AgendaEntry, feed: Feed): string[] {
  const when = whenOf(entry);
  if (!when) return [];
  const stamp = stampOf(entry.evidence.at(-1)!.article.published);
  const first = entry.evidence[0]!;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${entry.id}@${feed.domain}`)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${entry.changes.length}`,
    ...when,
    `SUMMARY:${escaped(summaryOf(entry))}`,
    ...(entry.place === null ? [] : [`LOCATION:${escaped(entry.place)}`]),
    `STATUS:${STATUS[entry.status]}`,
    'TRANSP:TRANSPARENT',
    `CATEGORIES:${escaped(upperFirst(entry.type))}`,
    `DESCRIPTION:${escaped(descriptionOf(entry, feed))}`,
    ...(feed.base === null ? [] : [`URL:${feed.base}${address(first)}`]),
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

/** DTSTART and DTEND: a clock time where the reports give one, else whole days. */
function whenOf(entry: AgendaEntry): string[] | null {
  const timed = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z?)$/.exec(entry.start ?? '');
  if (timed) {
    const lines = [`DTSTART:${compact(timed[1]!)}T${timed[2]}${timed[3]}00${timed[4]}`];
    const end = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z?)$/.exec(entry.end ?? '');
    if (end && entry.end! > entry.start!) lines.push(`DTEND:${compact(end[1]!)}T${end[2]}${end[3]}00${end[4]}`);
    return lines;
  }
  const from = stretchOf(entry.start);
  if (!from) return null;
  const to = stretchOf(entry.end);
  const until = to && to.until > from.until ? to.until : from.until > from.from ? from.until : plusDays(from.from, 1);
  return [`DTSTART;VALUE=DATE:${compact(from.from)}`, `DTEND;VALUE=DATE:${compact(until)}`];
}

function summaryOf(entry: AgendaEntry): string {
  const words = entry.evidence[0]!.words;
  const name = /\s/.test(words) || /^\p{Lu}/u.test(words) ? upperFirst(words) : upperFirst(entry.type);
  const people = entry.participants.slice(0, 3).map((p) => p.name);
  const told = people.filter((p) => !name.includes(p));
  const more = entry.participants.length > 3 ? ', …' : '';
  const mark = entry.status === 'postponed' || entry.status === 'cancelled' ? ` (${entry.status})` : '';
  return `${name}${told.length > 0 ? `: ${told.join(', ')}${more}` : ''}${mark}`;
}

const outletOf = (t: EventTelling): string => t.article.outlet ?? t.article.title ?? t.article.id;
const dayOf = (published: string | null): string => published?.slice(0, 10) ?? 'undated';

function changeLine(change: AgendaChange): string {
  const { what, from, to, by } = change;
  return `Changed: ${what} ${from} → ${to} (${outletOf(by)}, ${dayOf(by.article.published)})`;
}

/** Reports that a description names: the first, and the latest. */
const REPORTS = 8;

function descriptionOf(entry: AgendaEntry, feed: Feed): string {
  const { evidence } = entry;
  const left = Math.max(0, evidence.length - REPORTS);
  const told = left === 0 ? evidence : [evidence[0]!, ...evidence.slice(1 - REPORTS)];
  return [
    `Status: ${entry.status}`,
    ...entry.changes.map(changeLine),
    'Reports:',
    ...told.map((t) => {
      const words = [t.words, t.time].filter((w) => w !== null && w !== '').join(', ');
      const link = feed.base === null ? '' : ` ${feed.base}${address(t)}`;
      const setRight = correctedWords(t.event.corrected);
      return `- ${outletOf(t)}, ${dayOf(t.article.published)}: “${words}”${link}${setRight ? ` (${setRight})` : ''}`;
    }),
    ...(left === 0 ? [] : [`and ${left} more between them`]),
  ].join('\n');
}

/** A publication as a UTC time; an unknown one is the epoch, so that a feed made twice is the same. */
function stampOf(published: string | null): string {
  const at = Date.parse(published ?? '');
  return `${new Date(Number.isNaN(at) ? 0 : at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** TEXT of RFC 5545, 3.3.11; control characters have no place in it. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,');

/** Octets of a character in UTF-8. */
const octetsOf = (char: string): number => {
  const point = char.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** Lines of at most 75 octets, none cut inside a character (RFC 5545, 3.1). */
function fold(line: string): string[] {
  if (line.length <= 75 && /^[\u0000-\u007f]*$/.test(line)) return [line];
  const out: string[] = [];
  let [from, at, size] = [0, 0, 0];
  for (const char of line) {
    const octets = octetsOf(char);
    if (size + octets > 75) {
      out.push(`${from === 0 ? '' : ' '}${line.slice(from, at)}`);
      [from, size] = [at, 1];
    }
    at += char.length;
    size += octets;
  }
  out.push(`${from === 0 ? '' : ' '}${line.slice(from)}`);
  return out;
}
