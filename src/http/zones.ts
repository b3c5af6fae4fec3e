import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { say } from '../brief/index.ts';

/** The reader's time zone as the script of a page told it: `Europe/Brussels`. */
const COOKIE = 'rapporteur-zone';
const QUARTER = 900_000;
/** Zones and quarters of an hour that are kept worked out. */
const [MOST_ZONES, MOST_QUARTERS] = [50, 5000];

/** Says milliseconds between the clock of a zone and UTC at an instant. Zones change their clocks at quarters of an hour. */
type Offset = (instant: number) => number;

const offsets = new Map<string, Offset | null>();

function offsetOf(zone: string): Offset | null {
  let form: Intl.DateTimeFormat;
  try {
    const [year, month, day, hour, minute] = ['numeric', '2-digit', '2-digit', '2-digit', '2-digit'] as const;
    form = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year, month, day, hour, minute, hourCycle: 'h23' });
  } catch {
    return null;
  }
  const worked = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER);
    let offset = worked.get(quarter);
    if (offset === undefined) {
      const part = Object.fromEntries(form.formatToParts(quarter * QUARTER).map(({ type, value }) => [type, value]));
      const there = Date.parse(`${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}Z`);
      offset = there - quarter * QUARTER;
      if (worked.size >= MOST_QUARTERS) worked.clear();
      worked.set(quarter, offset);
    }
    return offset;
  };
}

const zones = new WeakMap<Context, string | null>();

/** The zone of whoever asks, where their browser told one that this server knows. */
export function zoneOf(context: Context | null): string | null {
  if (!context) return null;
  let zone = zones.get(context);
  if (zone === undefined) zones.set(context, (zone = known(getCookie(context, COOKIE))));
  return zone;
}

function known(zone: string | undefined): string | null {
  if (!zone) return null;
  if (!offsets.has(zone)) {
    if (offsets.size >= MOST_ZONES) offsets.clear();
    offsets.set(zone, offsetOf(zone));
  }
  return offsets.get(zone) ? zone : null;
}

/** Date and time of day in a zone, `2025-02-26T10:15`; the value as it is where it does not say how it stands to UTC. */
export function inZone(value: string, zone: string | null): string {
  const offset = zone && offsets.get(zone);
  const instant = /T\d.*(?:Z|[+-]\d\d:?\d\d)$/u.test(value) ? Date.parse(value) : Number.NaN;
  if (!offset || Number.isNaN(instant)) return value;
  const there = new Date(instant + offset(instant));
  return Number.isNaN(there.getTime()) ? value : there.toISOString().slice(0, 16);
}

/** The time of day in a zone, with its day where that is another one than the report gives; null of a date alone. */
export function clockIn(value: string, zone: string | null): string | null {
  const there = inZone(value, zone);
  const clock = /T(\d{2}:\d{2})/u.exec(there)?.[1] ?? null;
  return clock && there.slice(0, 10) !== value.slice(0, 10) ? say(there, 'short') : clock;
}
