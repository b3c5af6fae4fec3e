/** The peers' time taggers behind one shape: TIMEX3 type and value for what each of them returns. */
import * as recognizers from '@microsoft/recognizers-text-suite';
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import dates from 'compromise-dates';
import type { Timex } from '../../src/record/index.ts';

export type Found = Pick<Timex, 'start' | 'end' | 'type' | 'value'>;
export type Tagger = (text: string, published: string) => Promise<Found[]> | Found[];

const pad = (n: number): string => String(n).padStart(2, '0');

/** chrono-node: a time where the hour was said, else as fine as the components it is certain of. */
export const chronoTimes: Tagger = (text, published) =>
  chrono.parse(text, new Date(`${published.slice(0, 10)}T12:00:00`)).map((result) => {
    const { start } = result;
    const said = (part: chrono.Component): boolean => start.isCertain(part);
    const day = `${start.get('year')}-${pad(start.get('month')!)}-${pad(start.get('day')!)}`;
    const value = said('hour')
      ? `${day}T${pad(start.get('hour')!)}:${pad(start.get('minute') ?? 0)}`
      : said('day') || said('weekday')
        ? day
        : said('month')
          ? day.slice(0, 7)
          : said('year')
            ? day.slice(0, 4)
            : day;
    return {
      start: result.index,
      end: result.index + result.text.length,
      type: said('hour') ? ('TIME' as const) : ('DATE' as const),
      value,
    };
  });

const plugged = nlp.extend(dates);
interface CompromiseDate {
  text: string;
  dates?: { start: string | null; unit?: string };
}

type Dated = (text: string) => { dates(context: object): { json(options: object): CompromiseDate[] } };

/** compromise-dates, a paragraph at a time as it throws on some: the start of each date, as fine as its unit. */
export const compromiseTimes: Tagger = (text, published) => {
  const found: Found[] = [];
  for (const paragraph of text.matchAll(/\S[^\n]*/g)) {
    let rows: CompromiseDate[] = [];
    try {
      rows = (plugged as unknown as Dated)(paragraph[0])
        .dates({ today: published.slice(0, 10), timezone: 'UTC' })
        .json({ offset: true });
    } catch {
      continue;
    }
    for (const { text: words, dates: at } of rows) {
      const trimmed = words.replace(/[\s.,;:]+$/, '');
      const from = found.at(-1)?.end ?? 0;
      const start = text.indexOf(trimmed, Math.max(from, paragraph.index));
      if (start < 0 || start >= paragraph.index + paragraph[0].length) continue;
      const long: Record<string, number> = { year: 4, month: 7 };
      const value = at?.start?.slice(0, 10).slice(0, long[at.unit ?? ''] ?? 10) ?? null;
      found.push({ start, end: start + trimmed.length, type: 'DATE', value });
    }
  }
  return found;
};

interface Resolution {
  values?: { timex?: string; type?: string; value?: string; start?: string }[];
}
const TYPE: Record<string, Timex['type']> = {
  date: 'DATE',
  daterange: 'DATE',
  datetime: 'TIME',
  datetimerange: 'TIME',
  time: 'TIME',
  timerange: 'TIME',
  duration: 'DURATION',
  set: 'SET',
};

/**
 * Microsoft's recognizers: their TIMEX where it is complete; where it leaves the year or week open, the resolved value that
 * is the reference day, else the past one of the two they give, as fine as the TIMEX.
 */
export const recognizersTimes: Tagger = (text, published) => {
  const day = published.slice(0, 10);
  const found = recognizers.recognizeDateTime(
    text,
    recognizers.Culture.English,
    recognizers.DateTimeOptions.None,
    new Date(`${day}T12:00:00`),
  );
  return found.map((one) => {
    const { values = [] } = (one.resolution ?? {}) as Resolution;
    const kind = one.typeName.split('.').at(-1) ?? '';
    const timex = values[0]?.timex ?? null;
    const resolved = values.flatMap((v) => v.value ?? v.start ?? []);
    const chosen = resolved.find((v) => v.startsWith(day)) ?? resolved[0] ?? null;
    return {
      start: one.start,
      end: one.end + 1,
      type: TYPE[kind] ?? 'DATE',
      value: valueFrom(timex, kind, chosen, day),
    };
  });
};

function valueFrom(timex: string | null, kind: string, resolved: string | null, day: string): string | null {
  if (timex === null) return resolved;
  if (kind === 'set' || kind === 'duration') return timex;
  if (/^T/.test(timex)) return `${day}${timex}`;
  if (timex.startsWith('(')) return resolved?.slice(0, 10) ?? null;
  if (/^XXXX-\d\d$/.test(timex)) return resolved?.slice(0, 7) ?? null;
  return /^XXXX/.test(timex) ? (resolved?.replace(' ', 'T').slice(0, 16) ?? null) : timex;
}
