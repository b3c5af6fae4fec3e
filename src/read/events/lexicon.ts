import type { Event } from '../../record/index.ts';

export type EventType = Event['type'];

const table = (rows: readonly [EventType, string][]): ReadonlyMap<string, EventType> =>
  new Map(rows.flatMap(([type, words]) => words.split(' ').map((word): [string, EventType] => [word, type])));
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Nouns, in the singular, that name an event. */
export const EVENT_NOUN = table([
  [
    'meeting',
    'meeting gathering session lunch breakfast dinner luncheon reception huddle audience assembly briefing retreat sit-down',
  ],
  ['call', 'call teleconference videoconference phonecall'],
  ['visit', 'visit trip tour stopover'],
  ['summit', 'summit'],
  ['talks', 'talk negotiation dialogue consultation'],
  ['signing', 'signing'],
  ['vote', 'vote referendum ballot plebiscite'],
  ['hearing', 'hearing'],
  ['debate', 'debate'],
  ['speech', 'speech address'],
  ['deadline', 'deadline ultimatum'],
  ['election', 'election runoff by-election midterm'],
  ['other', 'conference forum convention ceremony rehearsal inauguration parade exercise drill interview handover'],
]);

/** Verbs, in the base form, of people who come together; with or without an object. */
export const GATHER = words('meet convene reconvene gather huddle dine regroup');
/** Verbs with people as their object who are met. */
export const MEET_SOMEONE = words('host receive brief welcome entertain');
/** Verbs of going, with a place. */
export const GO = words('travel fly go head dash arrive land return come journey jet rush fly depart');
/** Bodies that one speaks before. */
export const CHAMBER =
  /^(?:parliament|congress|senate|mps|lawmakers|legislators|deputies|assembly|commons|lords|bundestag|knesset|duma|council|forum|conference|convention|summit|crowd|rally|audience|envoys|ambassadors|chamber|senators|delegates|committee|panel)$/;
/** Verbs that end by themselves on a date. */
export const EXPIRE = words('expire lapse');
/** Verbs that carry an event noun without adding to it. */
export const LIGHT = words(
  'hold have attend chair open begin start end conclude make pay deliver give host schedule plan set take resume postpone cancel delay convene join leave close lead call propose expect go be do follow precede continue last arrange organise organize announce reschedule hasten run finish wrap adjourn stage kick get see become come fall welcome skip boycott',
);
export const SAY = words(
  'say tell add report announce note write state confirm warn declare insist argue claim admit quote describe explain acknowledge concede stress reply respond suggest accuse urge deny promise tweet post recall predict',
);
