/**
 * Actors of public record: states, international bodies, high offices and who held them from 1990 on. Data: the JSON files
 * beside this one, each with its source and date. Everything is indexed on first use; nothing is read at import.
 *
 * For `mentions`: `findActors(text)` gives every name it knows, longest match first, left to right, with UTF-16 spans.
 * For `speakers`: `officeCalled("the French president", date)`, `peopleNamed("Macron", date)`.
 */
import type { Actor } from '../../../record/index.ts';
import { wordsOf } from './fold.ts';
import { actorById, isState, longestAt, type NamedBy, type State } from './names.ts';

export { fold } from './fold.ts';
export { actorById, type Body, isState, type NamedBy, type State } from './names.ts';
export { type Office, officeCalled, type RoleReading } from './roles.ts';
export { holderAt, peopleNamed, personId, TENURES_KNOWN_UNTIL, type Tenure, tenuresIn, tenuresOf } from './tenures.ts';

/** A known name in a text. */
export interface ActorMatch {
  start: number;
  end: number;
  actor: Actor;
  by: NamedBy;
  /** The match is one word that is also a common name or place: "Georgia", "Jordan", "Washington". Look around before trusting it. */
  ambiguous: boolean;
}

const AMBIGUOUS = new Set(
  'georgia jordan chad turkey male washington victoria santiago kingston georgetown congress senate quad wagner houthis san jose paris london berlin vienna athens dublin rome quito sucre pole poles dane danes swede thai niger guinea congo dominica dominican wagner westminster wellington hamilton sofia lima malta praia santo duma politburo brussels chancellery strasbourg interpol swift'.split(
    ' ',
  ),
);

const MINISTRIES =
  /^(?:(foreign|defen[cs]e|interior|finance|economy|energy|trade|justice|health|agriculture|transport|culture|education|environment|intelligence)\s+(?:affairs\s+)?ministry|ministry\s+of\s+(?:the\s+)?(foreign(?:\s+affairs)?|defen[cs]e|interior|finance|economy|energy|trade|justice|health|agriculture|transport|culture|education|environment|intelligence)|(parliament|embassy|military|army|navy|central\s+bank|supreme\s+court))\b/iu;

/**
 * All names of known actors in `text` (from `from` to `to`), left to right, never overlapping, each the longest that starts
 * there. Capitals must agree ("Polish", not "polish"; "US", not "us"). An institution of a state such as "Russian Foreign
 * Ministry" is one match: its actor is `body/RU/foreign-ministry`.
 */
export function findActors(text: string, from = 0, to = text.length): ActorMatch[] {
  const words = wordsOf(text, from, to);
  const found: ActorMatch[] = [];
  for (let i = 0; i < words.length; i++) {
    const hit = longestAt(text, words, i);
    if (!hit) continue;
    const start = words[i]!.start;
    let end = words[hit.last]!.end;
    if (text[end] === '.' && /^\p{Lu}\.\p{Lu}/u.test(text.slice(start, end))) end++;
    const { actor, by } = hit.entry;
    const ministry =
      isState(actor) && (by === 'demonym' || by === 'name') ? institutionAfter(text, actor, end, to) : null;
    if (ministry) {
      found.push({ start, end: ministry.end, actor: ministry.actor, by: 'ministry', ambiguous: false });
      while (words[i + 1] && words[i + 1]!.start < ministry.end) i++;
      continue;
    }
    const ambiguous = hit.entry.words.length === 1 && AMBIGUOUS.has(hit.entry.words[0]!);
    found.push({ start, end, actor, by, ambiguous });
    i = hit.last;
  }
  return found;
}

function institutionAfter(text: string, state: State, at: number, to: number): { actor: Actor; end: number } | null {
  const gap = /^(?:['’]s)?\s+/.exec(text.slice(at, Math.min(to, at + 8)));
  if (!gap) return null;
  const start = at + gap[0].length;
  const match = MINISTRIES.exec(text.slice(start, Math.min(to, start + 60)));
  if (!match) return null;
  const kind = (match[1] ?? match[2])
    ?.toLowerCase()
    .replace(/\s+affairs$/, '')
    .replace('defense', 'defence');
  const name = kind ? `${kind} ministry` : match[3]!.toLowerCase().replace(/\s+/g, ' ');
  const actor: Actor = {
    id: `body/${state.code}/${name.replace(/ /g, '-')}`,
    type: 'body',
    name: `${name[0]!.toUpperCase()}${name.slice(1)} of ${state.name}`,
  };
  return { actor, end: start + match[0].length };
}

/** The actor that this phrase as a whole names ("the Kremlin", "French", "NATO"); null where it names none or says more. */
export function actorNamed(phrase: string): ActorMatch | null {
  const bare = phrase.replace(/^\s*(?:the|The)\s+/, '').replace(/['’]s?\s*$/, '');
  for (const text of [phrase.trim(), bare]) {
    const found = findActors(text);
    const only = found[0];
    if (only && only.start === 0 && only.end >= text.replace(/[.\s]+$/, '').length) return only;
  }
  return null;
}

/** The state that a name, demonym, capital or seat stands for: "Kyiv", "French", "Downing Street"; null where none. */
export function stateCalled(phrase: string): State | null {
  const match = actorNamed(phrase);
  return match && isState(match.actor) ? match.actor : null;
}

/** The state or body whose institution or office this actor is; the actor itself where it is a state. */
export function sideOf(id: string): Actor | null {
  const code = /^(?:state|body|office)\/([A-Z]{2})(?:\/|$)/.exec(id)?.[1];
  if (code) return actorById(`state/${code}`);
  return actorById(id.replace(/^office\/(body\/[^/]+)\/.*/, '$1'));
}
