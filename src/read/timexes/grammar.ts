/**
 * What may be a time expression, as patterns over the classes of words.ts and lex.ts. The longest match at a place wins,
 * of equals the first listed. A kind names the rule in normalise.ts that finds the value.
 */
const ABOUT = '(?:[qx]+w?)?';
const COUNT = `${ABOUT}(?:a?q?s|aq?|(?:[NBW]|Y(?=V))(?:-?w[NBW]|-[NBW](?=-?[UV]))?q?)`;
const REL = 't?[lnhj]+';
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
  ['clock', `${CLOCK}(?:,?(?:i|q)?(?:${DATE}|[hj]P|itP|H))?`],
  ['clock', `q?[NW](?:F|[hj]P|itP)`],
  ['clock', `${DATE},?q${CLOCK}`],
  ['calendar', `[mq]?(?:${WEEKDAY},?)?t?${CAL}P?`],
  ['calendar', `q?[lnh]${CAL}`],
  ['calendar', '[mq]?XP?'],
  ['range', `[NO](?=(?:w|-)t?[NO]o?M)`],
  ['day', 'tO'],
  ['weekday', `m?${WEEKDAY}P?(?:nU|U(?!z)|o?[lnhj]U)?`],
  ['month', `q?${MONTH}`],
  ['year', '(?:[mq]-?)?(?:tU)?Y'],
  ['year', `(?:${REL}|t)?f(?:U)?Y`],
  ['decade', '(?:q)?t?(?:m-?)?E'],
  ['deictic', '[mre]?FP?'],
  ['part', `[mre]?(?:${REL}|t)P`],
  ['part', '(?:m-?)?PF'],
  ['part', `tPo(?:D|${CAL})`],
  ['relative', `[mre]?(?:it)?(?:q)?${REL}(?:f)?U`],
  ['relative', '[mre]itU'],
  ['relative', `tq?f?U`],
  ['relative', `t(?:l|Y|U-[ge])(?:O-?)?(?:c|U)`],
  ['week-of', `t?(?:[lnhj])?Uo${CAL}`],
  ['relative', 'tU(?=,)'],
  ['span', `${ABOUT}${REL}(?:${COUNT})?V`],
  ['span', `t?O(?:[NBWs])V`],
  ['span', `${ABOUT}t[NBWs]-?q?[UV]`],
  ['ago', `${COUNT}-?[UV](?:wo)?g`],
  ['ago', 'Vg'],
  ['shift', `${COUNT}-?[UV][er]`],
  ['shift', `tU[er]`],
  ['duration', `${COUNT}-?[UV](?:-?y|wab|wW)?`],
  ['duration', 'ba-?U'],
  ['duration', 'V'],
  ['ordinal', `t?(?:Y|[lnhj]+Uz)?${QUARTER}(?:o(?:Y|fY|t?[lnhj]*U))?`],
  ['ordinal', `t?(?:O|l)bo(?:Y|t?[lnhj]*U|E)`],
  ['ordinal', `tlUo(?:Y|tU)`],
  ['year-ago', 't?U-[ge](?:-?O-?)?U?'],
  ['year-ago', 'tUaUg'],
  ['season', `(?:m-?)?(?:${REL}|t)?(?:m-?)?S(?:,?o?Y|o?[lnhj]U)?`],
  ['holiday', `(?:m-?)?(?:[lnhj])?H(?:,?Y)?`],
  ['set', 'Q'],
  ['set', 'v(?:[xq]|[NBWO])?(?:[UVDMSP])P?'],
  ['set', 'va[U]'],
  ['set', 'dp?'],
  ['set', 'Dp'],
  ['edge', `q?tko(?:${REL}U|tf?U|${MONTH}|(?:tU)?Y|t?E|t?${QUARTER}(?:oY)?|t?(?:${REL})?S(?:oY)?)`],
  ['edge', 'U(?:-|z)?k'],
  ['reference', 'R'],
  ['reference', 't?[mq]?u'],
  ['reference', 'tl'],
];

const compiled: [Kind, RegExp][] = [];
function rules(): [Kind, RegExp][] {
  if (compiled.length === 0) for (const [kind, source] of RULES) compiled.push([kind, new RegExp(source, 'y')]);
  return compiled;
}

/** The longest expression that starts at a place of a run's classes. */
export function matchAt(classes: string, at: number): { kind: Kind; length: number } | null {
  let best: { kind: Kind; length: number } | null = null;
  for (const [kind, pattern] of rules()) {
    pattern.lastIndex = at;
    if (pattern.test(classes) && pattern.lastIndex - at > (best?.length ?? 0))
      best = { kind, length: pattern.lastIndex - at };
  }
  return best;
}
