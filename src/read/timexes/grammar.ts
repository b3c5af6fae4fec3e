/**
 * What may be a time expression, as patterns over the classes of words.ts and lex.ts. The longest match at a place wins,
 * of equals the first listed. A kind names the rule in normalise.ts that finds the value.
 */
const ABOUT = 'q?';
const COUNT = `${ABOUT}(?:a?s|[NBW]wab|a\\+?|\\+[NBW]?|(?:[NBW]|Y(?=V))(?:-?w[NBW]|-[NBW](?=-?[UV]))?[#+]?)`;
const REL = '(?:t?[lnhj]|h[ln]|jj)';
const CAL = '(?:M(?:N|t?O)(?:,?Y)?|t?[NO]o?M(?:,?Y)?)';
const WEEKDAY = `(?:${REL})?D`;
const MONTH = `(?:m-?)?(?:${REL})?M(?:,?o?t?Y|o?[lnhj]U|zY)?`;
const QUARTER = '(?:f-?)?O-?U';
const ZONE = 'Z?';
const DATE = `(?:m?F|(?:${WEEKDAY},?)?t?${CAL}|${WEEKDAY}(?:nU|o[lnhj]U)?|X|[hj]U)`;
const CLOCK = `q?(?:C|[YB](?=Z))${ZONE}`;

export type Kind =
  | 'calendar'
  | 'range'
  | 'day'
  | 'week-of'
  | 'weekday'
  | 'month'
  | 'year'
  | 'decade'
  | 'deictic'
  | 'part'
  | 'relative'
  | 'ago'
  | 'shift'
  | 'span'
  | 'duration'
  | 'ordinal'
  | 'year-ago'
  | 'season'
  | 'holiday'
  | 'clock'
  | 'set'
  | 'edge'
  | 'reference';

const RULES: readonly [Kind, string][] = [
  ['clock', `${CLOCK}(?:,?i?(?:${DATE}|[hj]P|itP|H))?`],
  ['clock', `q?[NW](?:F|[hj]P|itP)`],
  ['clock', `${DATE},?@${CLOCK}`],
  ['calendar', `[mq]?(?:${WEEKDAY},?)?${CAL}P?`],
  ['calendar', `[lnh]${CAL}`],
  ['calendar', '[mq]?XP?'],
  ['range', `[NO](?=(?:w|-)t?[NO]o?M)`],
  ['day', 'tO'],
  ['weekday', `[mre]?${WEEKDAY}P?(?:nU|U(?!z)|o?[lnhj]U)?`],
  ['month', `q?${MONTH}`],
  ['year', '(?:[mq]-?)?(?:tU)?Y'],
  ['year', `(?:${REL}|t)?f(?:U)?Y`],
  ['decade', '(?:q)?t?(?:m-?)?E'],
  ['deictic', '[mre]?FP?'],
  ['part', `[mre]?(?:${REL}|t)P`],
  ['part', '(?:m-?)?PF'],
  ['part', `tPo(?:D|${CAL})`],
  ['relative', `[mre]?${REL}f?U`],
  ['relative', '[mre]itU'],
  ['relative', `t[G]?f?U`],
  ['relative', `t(?:l|Y|U-[ge])(?:c|U)`],
  ['week-of', `t?(?:[lnhj])?Uo${CAL}`],
  ['relative', 'tU(?=,)'],
  ['span', `${REL}(?:${COUNT})?V(?:wV)?`],
  ['span', `t?O(?:[NBWs])V`],
  ['span', `t[NBWs]V`],
  ['ago', `${COUNT}-?[UV](?:wo)?g`],
  ['ago', 'Vg'],
  ['ago', `${COUNT}[UV]A`],
  ['shift', `${COUNT}-?[UV][er]`],
  ['shift', `tU[er]`],
  ['duration', `${COUNT}-?[UV](?!-[ge])(?:-?y|wab|wW)?`],
  ['duration', 'ba-?U'],
  ['duration', 'V(?:wV)?'],
  ['ordinal', `(?:t?(?:Y|[lnhj]Uz)|t(?!f?-?O-))?${QUARTER}(?:o(?:Y|fY|t?[lnhj]*U))?`],
  ['ordinal', `t?(?:O|l)bo(?:Y|t?[lnhj]*U|E)`],
  ['ordinal', `tlUo(?:Y|tU)`],
  ['year-ago', '(?:t(?=U-[ge]-?O?-?U))?U-[ge](?:-?O-?)?U?'],
  ['year-ago', 'tUaUg'],
  ['season', `(?:m-?)?(?:${REL}|t)?(?:m-?)?S(?:,?o?Y|o?[lnhj]U)?`],
  ['holiday', `(?:m-?)?(?:[lnhj])?H(?:,?Y)?`],
  ['set', 'Q'],
  ['set', 'v(?:x|[NBWO])?(?:[UVDMSP])P?'],
  ['set', 'va[U]'],
  ['set', 'dp?'],
  ['set', 'Dp'],
  ['edge', `tko(?:${REL}U|tf?U|${MONTH}|(?:tU)?Y|t?E|t?${QUARTER}(?:oY)?|t?(?:${REL})?S(?:oY)?)`],
  ['edge', 'q?U(?:-|z)?k'],
  ['reference', 'R'],
  ['reference', 't?~?u'],
  ['reference', 'uV'],
  ['reference', 'tl'],
];

const compiled: [Kind, RegExp][] = [];
function rules(): [Kind, RegExp][] {
  if (compiled.length === 0) for (const [kind, source] of RULES) compiled.push([kind, new RegExp(source, 'y')]);
  return compiled;
}

interface Match {
  kind: Kind;
  length: number;
}
/** Runs repeat: most are one or two classes long. */
const seen = new Map<string, Match | null>();
const SEEN_LIMIT = 20_000;

/** The longest expression that starts at a place of a run's classes. */
export function matchAt(classes: string, at: number): Match | null {
  const rest = at === 0 ? classes : classes.slice(at);
  const known = seen.get(rest);
  if (known !== undefined) return known;
  let best: Match | null = null;
  for (const [kind, pattern] of rules()) {
    pattern.lastIndex = 0;
    if (pattern.test(rest) && pattern.lastIndex > (best?.length ?? 0)) best = { kind, length: pattern.lastIndex };
  }
  if (seen.size < SEEN_LIMIT) seen.set(rest, best);
  return best;
}
