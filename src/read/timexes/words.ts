/**
 * The words that time expressions are made of. Each has a class, one character, and a value whose meaning goes with the
 * class; the grammar is written over the classes.
 *
 * D weekday 1-7 · M month 1-12 · S season · H holiday · P part of day · U unit · V units · F deictic day offset ·
 * R reference · Q frequency · W number in words · O ordinal · s vague number · Z zone · t the · a a, an · l last · n next ·
 * h this · j that, same · g ago · e earlier, before · r later, after · m early, late, mid · k beginning, end · q about ·
 * @ at · # more, less, than, least · + another · G full · ~ near · o of · i in, on · v every · f fiscal · d half · w and, to, or · y year 'old'
 */
export interface Word {
  cls: string;
  val: number | string;
}

export const lexicon = new Map<string, Word>();

const add = (cls: string, val: number | string, words: string, forms: 'any' | 'capital' = 'any'): void => {
  for (const word of words.split('|')) {
    const capital = word[0]!.toUpperCase() + word.slice(1);
    if (forms === 'any') lexicon.set(word, { cls, val });
    lexicon.set(capital, { cls, val });
    lexicon.set(word.toUpperCase(), { cls, val });
  }
};

['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].forEach((w, i) => {
  add('D', i + 1, w, 'capital');
});
['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'].forEach((w, i) => {
  add('d', i + 1, w, 'capital');
});
(
  [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ] as const
).forEach((w, i) => {
  add('M', i + 1, w, 'capital');
});
/** Short forms that are a weekday or month only with their full stop. */
export const DOTTED = new Map<string, Word>(
  (['mon', 'tue|tues', 'wed', 'thu|thur|thurs', 'fri', 'sat', 'sun'] as const).flatMap((w, i) =>
    w.split('|').map((x): [string, Word] => [x[0]!.toUpperCase() + x.slice(1), { cls: 'D', val: i + 1 }]),
  ),
);

add('S', 'SP', 'spring');
add('S', 'SU', 'summer|summertime|midsummer');
add('S', 'FA', 'fall|autumn');
add('S', 'WI', 'winter|wintertime|midwinter');
add('T', 'SP', 'springs');
add('T', 'SU', 'summers');
add('T', 'FA', 'falls|autumns');
add('T', 'WI', 'winters');

add('P', 'MO', 'morning|dawn|sunrise|daybreak');
add('P', 'AF', 'afternoon');
add('P', 'EV', 'evening|dusk|sunset');
add('P', 'NI', 'night|overnight|nighttime');
add('P', 'DT', 'daytime');
add('p', 'MO', 'mornings');
add('p', 'AF', 'afternoons');
add('p', 'EV', 'evenings');
add('p', 'NI', 'nights');
add('C', '12:00', 'noon|midday');
add('C', '24:00', 'midnight');

const units: [string, string][] = [
  ['TS', 'second'],
  ['TM', 'minute'],
  ['TH', 'hour'],
  ['D', 'day'],
  ['W', 'week'],
  ['WE', 'weekend'],
  ['2W', 'fortnight'],
  ['M', 'month'],
  ['Q', 'quarter'],
  ['Y', 'year'],
  ['E', 'decade'],
  ['C', 'century'],
  ['L', 'millennium'],
];
for (const [val, w] of units) {
  if (w !== 'second') add('U', val, w);
  add('V', val, w === 'century' ? 'centuries' : w === 'millennium' ? 'millennia' : `${w}s`);
}
add('U', 'TM', 'min');
add('V', 'TM', 'mins');
add('V', 'TH', 'hrs');
add('U', 'M', 'mo');
lexicon.delete('min');
lexicon.delete('mo');
lexicon.delete('Mo');
lexicon.delete('MO');

add('F', 0, 'today');
add('F', -1, 'yesterday');
add('F', 1, 'tomorrow');
add('F', '0NI', 'tonight');

add('Q', 'P1D', 'daily');
add('Q', 'P1W', 'weekly');
add('Q', 'P2W', 'biweekly|fortnightly');
add('Q', 'P1M', 'monthly');
add('Q', 'P3M', 'quarterly');
add('Q', 'P1Y', 'annually|yearly');
add('Q', 'PT1H', 'hourly');
add('Q', 'P1D', 'nightly');

add('R', 'PRESENT_REF', 'now|currently|nowadays|presently');
add('R', 'PAST_REF', 'recently|formerly|lately');
add('R', 'FUTURE_REF', 'soon');

'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((w, i) => {
    add('W', i, w);
  });
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((w, i) => {
  add('W', 20 + 10 * i, w);
});
add('W', 100, 'hundred');
add('W', 1000, 'thousand');
'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((w, i) => {
    add('O', i + 1, w);
  });
add('s', 'X', 'several|few|many|couple|dozens|some|numerous');

add('t', '', 'the');
add('a', '', 'a|an');
add('l', 'last', 'last|past|previous|preceding|prior|latest|recent');
add('n', 'next', 'next|coming|upcoming|following|subsequent|ensuing');
add('h', 'this', 'this|current|these');
add('u', 'FUTURE_REF', 'future');
add('c', '', 'period');
add('j', 'that', 'that|same|those');
add('g', '', 'ago');
add('A', '', 'away');
add('e', '', 'earlier|before');
add('r', '', 'later|after|afterward|afterwards|hence');
add('m', 'early', 'early|mid|late|sometime');
add('k', 'START', 'beginning|start|outset|opening');
add('k', 'MID', 'middle|midpoint');
add('k', 'END', 'end|close');
add('q', '', 'about|around|nearly|almost|approximately|roughly|over');
add('@', '', 'at');
add('#', '', 'more|less|fewer|no|up|least|most|than');
add('G', '', 'full');
add('+', '', 'another|additional');
add('~', '', 'near|foreseeable');
add('o', '', 'of');
add('i', '', 'in|on');
add('v', '', 'every|each|once|twice');
add('f', '', 'fiscal');
add('b', '', 'half');
add('w', '', 'and|to|or');
add('x', '', 'other');
lexicon.set('the', { cls: 't', val: '' });
lexicon.set('The', { cls: 't', val: '' });
lexicon.set('THE', { cls: 't', val: '' });
add('y', '', 'old');

for (const zone of 'EST EDT ET CST CDT CT MST MDT PST PDT PT GMT UTC BST CET CEST EET EEST MSK IST JST KST AEST AEDT HKT WIB WAT CAT EAT SAST'.split(
  ' ',
))
  lexicon.set(zone, { cls: 'Z', val: zone });

/** Holidays: day of the year they fall on, by rule. */
export const HOLIDAYS: readonly [RegExp, string][] = [
  [/christmas eve\b/iy, '12-24'],
  [/christmas day\b|christmas\b/iy, '12-25'],
  [/boxing day\b/iy, '12-26'],
  [/new year[’']?s eve\b/iy, '12-31'],
  [/new year[’']?s day\b|new year[’']?s\b/iy, '01-01'],
  [/valentine[’']?s day\b/iy, '02-14'],
  [/st\.? patrick[’']?s day\b/iy, '03-17'],
  [/april fools?[’']?s? day\b/iy, '04-01'],
  [/may day\b/iy, '05-01'],
  [/bastille day\b/iy, '07-14'],
  [/halloween\b/iy, '10-31'],
  [/all saints[’']? day\b/iy, '11-01'],
  [/armistice day\b|veterans[’']? day\b|remembrance day\b/iy, '11-11'],
  [/thanksgiving day\b|thanksgiving\b/iy, 'thanksgiving'],
  [/labor day\b/iy, 'labor'],
  [/memorial day\b/iy, 'memorial'],
  [/martin luther king day\b/iy, 'mlk'],
  [/easter sunday\b|easter\b(?! week| monday)/iy, 'easter'],
  [/good friday\b/iy, 'good-friday'],
  [/easter monday\b/iy, 'easter-monday'],
  [/election day\b/iy, 'election'],
];
