import { DOTTED, HOLIDAYS, lexicon } from './words.ts';

/** A word or number that may be part of a time expression, or a mark that may hold two such together. */
export interface Piece {
  start: number;
  end: number;
  /** See words.ts; besides: Y year · E decade · X calendar date in digits · C clock · N 1-31 in digits · B other number · z 's · , - */
  cls: string;
  val: number | string;
}

/** Pieces of a text; a piece of class `_` stands for any stretch of other words. */
const PART =
  /(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)(?![\d-])|(\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s?-?(?:[ap]\.\s?m\.?|[ap]m\b|[AP]\.?M\b\.?))|(\d{1,2}:\d\d(?::\d\d)?)(?![\d:])|(\d{1,2}\/\d{1,2}\/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4})(?![\d/])|((?:\d{4}|['’]\d0|\b[1-9]0)['’]?s)\b|(['’]\d\d)(?!\d|s)|(\d+(?:st|nd|rd|th))\b|(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?(1\/2|½|1\/4|¼|3\/4|¾)(?!\d))?|(['’]s)\b|([A-Za-z\u00c0-\u024f]+)|(\S)|(\n\s*\n)/g;

const FRACTION: Record<string, number> = { '1/2': 0.5, '½': 0.5, '1/4': 0.25, '¼': 0.25, '3/4': 0.75, '¾': 0.75 };
const CORE = /[DdMSTHPpCUVFQREXYucO]/;
const HOLIDAY_FIRST =
  /^(?:christmas|boxing|new|valentine|st|april|may|bastille|halloween|all|armistice|veterans|remembrance|thanksgiving|labor|memorial|martin|easter|good|election)$/i;
const HOLIDAY_CAPITAL = /[CBNVSAMHTLEGRW]/;

/** The runs of pieces that hold a time word, each without any other word inside. */
export function runsOf(text: string, from = 0, to = text.length): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let core = false;
  let counts = 0;
  const close = (): void => {
    if (core || (counts > 1 && /W.?W/.test(run.map((p) => p.cls).join('')))) runs.push(merge(run, text));
    counts = 0;
    run = [];
    core = false;
  };
  PART.lastIndex = from;
  for (let m = PART.exec(text); m && m.index < to; m = PART.exec(text)) {
    const start = m.index;
    let end = PART.lastIndex;
    const word = m[11];
    if (word !== undefined) {
      if (HOLIDAY_CAPITAL.test(word[0]!) && HOLIDAY_FIRST.test(word)) {
        const holiday = holidayAt(text, start);
        if (holiday) {
          run.push({ start, end: holiday.end, cls: 'H', val: holiday.val });
          core = true;
          PART.lastIndex = holiday.end;
          continue;
        }
      }
      const known = lexicon.get(word) ?? (text[end] === '.' ? DOTTED.get(word) : undefined);
      if (!known) {
        close();
        continue;
      }
      let cls = known.cls;
      if (cls === 'M') {
        const short = word.length <= 4 && !/^(?:may|june|july)$/i.test(word);
        if (short && text[end] === '.') end = PART.lastIndex = end + 1;
        else if (short && !/^\s?\d/.test(text.slice(end, end + 3)) && !/[\d-]\s?$/.test(text.slice(start - 2, start)))
          cls = '_';
        else if (word.length > 3 && /^(?:march|may)$/.test(word)) cls = '_';
      } else if (cls === 'D' && !lexicon.has(word)) end = PART.lastIndex = end + 1;
      if (cls === '_') {
        close();
        continue;
      }
      run.push({ start, end, cls, val: known.val });
      if (CORE.test(cls) || (cls === 'l' && word === 'past')) core = true;
      if (cls === 'W') counts++;
      continue;
    }
    const piece = numeric(m, text, start, end);
    if (piece) {
      run.push(piece);
      if (CORE.test(piece.cls)) core = true;
      continue;
    }
    const mark = m[12];
    if (mark === ',' || mark === '-' || mark === '–') {
      const tight = mark === ',' || (!/\s/.test(text[start - 1] ?? ' ') && !/\s/.test(text[end] ?? ' '));
      if (tight && run.length > 0) {
        run.push({ start, end, cls: mark === ',' ? ',' : '-', val: '' });
        continue;
      }
    }
    if (m[10] !== undefined) {
      run.push({ start, end, cls: 'z', val: '' });
      continue;
    }
    close();
  }
  close();
  return runs;
}

function numeric(m: RegExpExecArray, text: string, start: number, end: number): Piece | null {
  if (m[1] !== undefined) return { start, end, cls: 'X', val: m[1] };
  if (m[2] !== undefined) return { start, end, cls: 'C', val: clockOf(m[2]) };
  if (m[3] !== undefined)
    return { start, end, cls: 'C', val: m[3].padStart(m[3].length + (m[3].indexOf(':') === 1 ? 1 : 0), '0') };
  if (m[4] !== undefined) return { start, end, cls: 'X', val: m[4] };
  if (m[5] !== undefined) {
    const digits = /\d+/.exec(m[5])![0];
    return { start, end, cls: 'E', val: digits.length === 4 ? digits.slice(0, 3) : `19${digits[0]}` };
  }
  if (m[6] !== undefined)
    return { start, end, cls: 'Y', val: (Number(m[6].slice(1)) > 30 ? 1900 : 2000) + Number(m[6].slice(1)) };
  if (m[7] !== undefined) return { start, end, cls: 'O', val: Number.parseInt(m[7], 10) };
  if (m[8] === undefined) return null;
  const before = text[start - 1] ?? ' ';
  if (/[$€£¥#.%/]/.test(before) || (/[A-Za-z\d]/.test(before) && before !== ' ')) return null;
  if (
    /[%°]|\s?(?:percent|per cent|million|billion|trillion|kilomet|km|miles?|metres|meters|feet|tons|tonnes|euros?|dollars|pounds|yen)\b/y.test(
      text.slice(end, end + 12),
    )
  )
    return null;
  if (/^(?:[/:]\d|\.\d)/.test(text.slice(end, end + 2))) return null;
  const value = Number(m[8].replaceAll(',', '')) + (m[9] === undefined ? 0 : FRACTION[m[9]]!);
  if (/^\d{4}$/.test(m[8]) && m[9] === undefined && value >= 1000 && value <= 2199) {
    const left = text.slice(Math.max(0, start - 12), start);
    if (/(?:Nos?\.?|Article|Resolution|number|Flight|Room|Route|Section)\s$/i.test(left)) return null;
    return { start, end, cls: 'Y', val: value };
  }
  return {
    start,
    end,
    cls: /^\d\d?$/.test(m[8]) && m[9] === undefined && value >= 1 && value <= 31 ? 'N' : 'B',
    val: value,
  };
}

function clockOf(text: string): string {
  const m = /^(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?-?([ap])/i.exec(text)!;
  const hour = (Number(m[1]) % 12) + (/p/i.test(m[4]!) ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${m[2] ?? '00'}${m[3] === undefined ? '' : `:${m[3]}`}`;
}

function holidayAt(text: string, at: number): { end: number; val: string } | null {
  for (const [pattern, val] of HOLIDAYS) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { end: pattern.lastIndex, val };
  }
  return null;
}

const APPROXIMATE = /^(?:at (?:least|most)|(?:no )?(?:more|less|fewer) than|up to)\b/;

/** Joins number words ("twenty-five", "nineteen ninety-six", "a couple of") and settles what depends on the neighbour. */
function merge(run: Piece[], text: string): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < run.length; i++) {
    const p = run[i]!;
    const word = text.slice(p.start, p.end).toLowerCase();
    if (p.cls === 'W' || (p.cls === 'a' && run[i + 1]?.cls === 'W' && (run[i + 1]!.val as number) >= 100)) {
      const number = numberFrom(run, p.cls === 'a' ? i + 1 : i);
      out.push({ start: p.start, end: run[number.last]!.end, cls: number.year ? 'Y' : 'W', val: number.val });
      i = number.last;
    } else if (p.cls === 's' || (p.cls === 'a' && run[i + 1]?.cls === 's')) {
      let last = p.cls === 'a' ? i + 1 : i;
      const vague = text.slice(run[last]!.start, run[last]!.end).toLowerCase();
      if (vague === 'couple' && run[last + 1]?.cls === 'o') last++;
      out.push({ start: p.start, end: run[last]!.end, cls: 's', val: vague === 'couple' ? 2 : 'X' });
      i = last;
    } else if (p.cls === '@' || p.cls === '#') {
      const found = APPROXIMATE.exec(
        run
          .slice(i, i + 4)
          .map((x) => text.slice(x.start, x.end).toLowerCase())
          .join(' '),
      );
      if (found) {
        const last = i + found[0].split(' ').length - 1;
        out.push({ start: p.start, end: run[last]!.end, cls: 'q', val: '' });
        i = last;
      } else out.push(p);
    } else if (word === 'second' && /[NWB]-?$/.test(out.map((x) => x.cls).join('')))
      out.push({ ...p, cls: 'U', val: 'TS' });
    else out.push(p);
  }
  return out;
}

function numberFrom(run: Piece[], at: number): { val: number; last: number; year: boolean } {
  const val = (i: number): number => run[i]!.val as number;
  let last = at;
  let value = val(at);
  const tensAt = (i: number): number | null => {
    if (run[i]?.cls !== 'W') return null;
    if (val(i) >= 20 && val(i) < 100 && run[i + 1]?.cls === '-' && run[i + 2]?.cls === 'W' && val(i + 2) < 10)
      return i + 2;
    if (val(i) >= 20 && val(i) < 100 && run[i + 1]?.cls === 'W' && val(i + 1) < 10) return i + 1;
    return val(i) < 100 ? i : null;
  };
  const sum = (i: number, end: number): number => (end === i ? val(i) : val(i) + val(end));
  const first = tensAt(at);
  if (first !== null) {
    value = sum(at, first);
    last = first;
    const next = first + 1;
    const second = tensAt(next);
    if (second !== null && value >= 11 && value <= 20 && sum(next, second) >= 10)
      return { val: value * 100 + sum(next, second), last: second, year: true };
    if (run[next]?.cls === 'W' && val(next) >= 100) {
      value *= val(next);
      last = next;
      const rest = run[next + 1]?.cls === 'w' ? next + 2 : next + 1;
      const tail = tensAt(rest);
      if (tail !== null) {
        value += sum(rest, tail);
        last = tail;
      }
      if (value >= 2000 && value < 2100) return { val: value, last, year: true };
    }
  }
  return { val: value, last, year: false };
}
