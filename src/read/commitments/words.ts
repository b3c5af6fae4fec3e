import type { COMMITMENT_ACTS, Commitment } from '../../record/index.ts';

export type CommitmentAct = (typeof COMMITMENT_ACTS)[number];
export type Firmness = Commitment['firmness'];

/** What a verb does that says outright that its subject binds itself: "vowed to", "ruled out". */
export interface Undertaking {
  act: CommitmentAct;
  firmness: Firmness;
  /** What may follow: t an infinitive, n a noun phrase, c a clause with "that", g a form in -ing. */
  takes: string;
}

const of = (act: CommitmentAct, firmness: Firmness, takes: string): Undertaking => ({ act, firmness, takes });

export const VERBS: ReadonlyMap<string, Undertaking> = new Map(
  Object.entries({
    promise: of('promise', 'firm', 'tnc'),
    pledge: of('promise', 'firm', 'tnc'),
    vow: of('promise', 'firm', 'tnc'),
    swear: of('promise', 'firm', 'tc'),
    undertake: of('promise', 'firm', 't'),
    guarantee: of('promise', 'firm', 'nc'),
    agree: of('agree', 'firm', 't'),
    consent: of('agree', 'firm', 't'),
    accept: of('agree', 'firm', 'n'),
    approve: of('agree', 'firm', 'n'),
    refuse: of('refuse', 'firm', 'tn'),
    reject: of('refuse', 'firm', 'n'),
    decline: of('refuse', 'firm', 't'),
    offer: of('offer', 'intended', 'tn'),
    volunteer: of('offer', 'intended', 't'),
    threaten: of('threaten', 'firm', 'tnc'),
    consider: of('consider', 'considered', 'gn'),
    weigh: of('consider', 'considered', 'gn'),
    mull: of('consider', 'considered', 'gn'),
    contemplate: of('consider', 'considered', 'gn'),
    announce: of('announce', 'firm', 'n'),
    decide: of('announce', 'firm', 't'),
    plan: of('promise', 'intended', 't'),
    intend: of('promise', 'intended', 't'),
    resolve: of('promise', 'firm', 't'),
    prepare: of('offer', 'intended', 't'),
  } satisfies Record<string, Undertaking>),
);

/** Verbs with a particle: "rule out", "back out". */
export const PARTICLE_VERBS: ReadonlyMap<string, Undertaking> = new Map([
  ['rule out', of('refuse', 'firm', 'ng')],
  ['back out', of('refuse', 'firm', '')],
  ['commit to', of('promise', 'firm', 'ng')],
  ['sign up', of('agree', 'firm', 't')],
]);

/** Adjectives after "be" or "remain" and before "to": "is ready to". */
export const ADJECTIVES: ReadonlyMap<string, Undertaking> = new Map([
  ['ready', of('offer', 'intended', 't')],
  ['willing', of('offer', 'intended', 't')],
  ['prepared', of('offer', 'intended', 't')],
  ['open', of('offer', 'intended', 't')],
  ['committed', of('promise', 'firm', 't')],
  ['dedicated', of('promise', 'intended', 't')],
  ['determined', of('promise', 'intended', 't')],
  ['set', of('promise', 'intended', 't')],
  ['unwilling', of('refuse', 'firm', 't')],
  ['reluctant', of('consider', 'considered', 't')],
]);

/** Nouns of a possessor before "to": "Tehran’s refusal to", "its pledge to". */
export const NOUNS: ReadonlyMap<string, Undertaking> = new Map([
  ['promise', of('promise', 'firm', 't')],
  ['pledge', of('promise', 'firm', 't')],
  ['vow', of('promise', 'firm', 't')],
  ['commitment', of('promise', 'firm', 't')],
  ['threat', of('threaten', 'intended', 't')],
  ['threats', of('threaten', 'intended', 't')],
  ['offer', of('offer', 'intended', 't')],
  ['refusal', of('refuse', 'firm', 't')],
  ['decision', of('announce', 'firm', 't')],
  ['plan', of('promise', 'intended', 't')],
  ['plans', of('promise', 'intended', 't')],
  ['promises', of('promise', 'firm', 't')],
  ['pledges', of('promise', 'firm', 't')],
  ['vows', of('promise', 'firm', 't')],
  ['offers', of('offer', 'intended', 't')],
  ['agreement', of('agree', 'firm', 't')],
  ['intention', of('promise', 'intended', 't')],
  ['willingness', of('offer', 'intended', 't')],
  ['readiness', of('offer', 'intended', 't')],
  ['unwillingness', of('refuse', 'firm', 't')],
]);

/** Verbs that say what comes to be rather than what somebody does. */
export const STATES =
  /^(?:be|have|see|know|need|find|think|believe|win|lose|like|want|love|happen|become|face|feel|hear|remember|understand|suffer|mean|seem|appear|depend|cost|benefit|hope|tell|say|remain|learn|wait|get|fall|rise|grow|die|miss|forget|require|regret|live|look|show|prove|succeed|fail|struggle|come|do)$/;

export const ASSURANCE =
  /^(?:promises?|pledges?|guarantees?|assurances?|reassurances?|commitments?|undertakings?|concessions?)$/;
/** Who gives an assurance is the subject of these, and the object of "from" with those of `GETS`. */
export const GIVES = /^(?:give|make|offer|provide|extend|issue)$/;
export const GETS = /^(?:get|obtain|secure|win|extract|receive|wrest|gain|hear|wring)$/;

export const CONDITION =
  /\b(?:but )?(?:only )?(?:if|unless|until|provided(?: that)?|providing(?: that)?|as long as|so long as|once|on (?:the )?condition(?: that)?|in exchange for|in return for|assuming|only (?:after|when|with|once)|as soon as|subject to|pending|contingent on|depending on|in the event (?:of|that)|in case (?:of|the))\b/giu;
