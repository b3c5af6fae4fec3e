import type { Event } from '../../record/index.ts';

export type EventType = Event['type'];

const table = (rows: readonly [EventType, string][]): ReadonlyMap<string, EventType> =>
  new Map(rows.flatMap(([type, words]) => words.split(' ').map((word): [string, EventType] => [word, type])));
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Nouns, in the singular, that name an event. */
export const EVENT_NOUN = table([
  [
    'meeting',
    'meeting gathering session lunch breakfast dinner luncheon banquet reception huddle audience assembly briefing retreat sit-down',
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
  [
    'other',
    'conference forum convention ceremony rehearsal inauguration parade exercise drill maneuver manoeuvre handover raid invasion veto',
  ],
]);

/** Verbs, in the base form, of people who come together; with or without an object. */
export const GATHER = words('meet convene reconvene gather huddle dine din regroup assemble');
/** Verbs with people as their object who are met. */
export const MEET_SOMEONE = words('host receive brief entertain');
/** Verbs of going, with a place. */
export const GO = words('travel fly go head dash arrive land return come journey jet rush depart');
/** What one speaks before. */
export const CHAMBER =
  /^(?:parliament|congress|senate|mps|legislators|deputies|assembly|commons|bundestag|knesset|duma|council|forum|conference|convention|summit|crowd|rally|audience|chamber|senators|delegates|committee|panel|cabinet)$/;
/** People one tells something at a meeting. */
export const PEERS =
  /^(?:leaders|ministers|envoys|ambassadors|colleagues|counterparts|allies|partners|negotiators|donors)$/;
/** Verbs that end by themselves on a date. */
export const EXPIRE = words('expire lapse');
/** Verbs that carry an event noun without adding to it. */
export const LIGHT = words(
  'hold have attend chair open begin start end conclude make pay deliver give host schedule plan set take resume postpone cancel delay convene join leave close lead call propose expect go be do follow precede continue last arrange organise organize announce reschedule run finish wrap adjourn stage kick get see become come fall skip boycott collapse collaps stall break falter fail resume abandon scrap suspend carry preside conduct undergo win',
);
export const SAY = words(
  'say tell add report announce note write state confirm warn declare insist argue claim admit quote describe explain acknowledge concede stress reply respond suggest accuse urge deny promise tweet post recall predict',
);
/** Nouns of people, offices and bodies that can take part in something. */
export const PARTY =
  /^(?:minister|leader|president|premier|chancellor|envoy|official|diplomat|ambassador|delegation|negotiator|adviser|advisor|counterpart|king|queen|emir|sultan|prince|pope|team|side|party|secretary|commissioner|lawmaker|senator|governor|mayor|general|commander|expert|representative|mediator|council|cabinet|parliament|colleague|ally|delegate|mp|government|ministry|group|country|nation|state|authority|union|power|board|committee|commission|candidate|voter|chief|head|court|army|bank|member|guest|partner|press|reporter|journalist|community|faction|rebel|company|owner|teams|technician|inspector|observer|chair|chairman|chairwoman|spokesman|spokeswoman|monarch|foreign|minist)s?$/;
/** Forms of event verbs that a tagger may take for nouns or adjectives. */
export const VERB_FORM =
  /^(?:flies|fly|travels?|visits?|meets?|hosts?|briefs?|lapses?|expires?|votes?|gather|convenes?|lands?|heads?|dines?|phones?|addresses|faces?|resumes?|discuss|discusses|reconvenes?|receives?)$/;
