const ZONES: Record<string, number> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, bst: 60, cet: 60, cest: 120, eet: 120, eest: 180, msk: 180, ist: 330, jst: 540 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};

/**
 * A date as feeds write it (RFC 822 and 3339, and near them) as an ISO date and time with its own offset; the day alone
 * where no zone is given; null where it is no date.
 */
export function feedDate(given: unknown): string | null {
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '' || text.length > 80) return null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const zone = /(?:([+-])(\d{2}):?(\d{2})|(?<![a-z])([a-z]{1,4}))\s*(?:\([^)]*\))?$/i.exec(text);
  const named = zone?.[4]?.toLowerCase();
  // "2025-02-26" alone ends in what looks like an offset.
  const bare = day !== undefined && text.length === 10;
  const minutes =
    bare || !zone
      ? null
      : named !== undefined
        ? (ZONES[named] ?? null)
        : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  const local = minutes === null ? text : text.slice(0, zone!.index);
  const at = Date.parse(day === undefined ? `${local.trim()} UTC` : isoUtc(local.trim()));
  if (Number.isNaN(at)) return null;
  const iso = new Date(at).toISOString();
  if (minutes === null || Math.abs(minutes) > 14 * 60) return iso.slice(0, 10);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  return `${iso.slice(0, 19)}${offset}`;
}

/** An ISO date and time as one of UTC, whatever parts it has. */
const isoUtc = (text: string): string => {
  const [day, time = '00:00:00'] = text.replace(' ', 'T').split('T');
  const whole = /^\d{2}:\d{2}$/.test(time) ? `${time}:00` : time;
  return `${day}T${whole.replace(/[^\d:.]+$/, '')}Z`;
};
