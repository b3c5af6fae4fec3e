import type { Actor } from '../../../record/index.ts';
import bodies from './bodies.json' with { type: 'json' };
import { fold, type Word, wordsOf } from './fold.ts';
import people from './people.json' with { type: 'json' };
import states from './states.json' with { type: 'json' };
import { holders } from './tenures.ts';

/** How a name stands for its actor. A capital or a seat ("Paris", "the Kremlin") may be the place instead. */
export type NamedBy = 'name' | 'demonym' | 'capital' | 'seat' | 'ministry';

export interface State extends Actor {
  type: 'state';
  code: string;
  /** Adjectives and nouns: "French", "Frenchman"; the first is the adjective. */
  demonyms: readonly string[];
  capitals: readonly string[];
}
export interface Body extends Actor {
  type: 'body';
  /** The state or body it belongs to, as an id. */
  of: string | null;
}

export interface Entry {
  words: readonly string[];
  /** The alias as written; its capitals must be capitals in the text. */
  written: readonly string[];
  actor: Actor;
  by: NamedBy;
}

interface Names {
  byFirstWord: Map<string, Entry[]>;
  byId: Map<string, Actor>;
}

let loaded: Names | null = null;

/** The index of all names, made on first use. */
export function names(): Names {
  loaded ??= load();
  return loaded;
}

const PEOPLE_NOUN =
  /(?:an|ian|i|ene|ot|ole|ane|inn|ede|urk|roat|erb|zech|lovak|zbek|azakh|ajik|reek|rab|olander|riton|rit|ussie|lbanian|ilipino|paniard)$/i;

function load(): Names {
  const byFirstWord = new Map<string, Entry[]>();
  const byId = new Map<string, Actor>();
  const put = (alias: string, actor: Actor, by: NamedBy): void => {
    const found = wordsOf(alias);
    const words = found.map((w) => w.folded);
    const first = words[0];
    if (first === undefined) return;
    const list = byFirstWord.get(first);
    const entry: Entry = { words, written: found.map((w) => alias.slice(w.start, w.end)), actor, by };
    if (!list) byFirstWord.set(first, [entry]);
    else if (!list.some((e) => e.words.join(' ') === words.join(' ') && e.written[0] === entry.written[0]))
      list.push(entry);
  };
  for (const s of states.states) {
    const demonyms = s.demonyms ?? [];
    const actor: State = {
      id: `state/${s.code}`,
      type: 'state',
      name: s.name,
      code: s.code,
      demonyms,
      capitals: s.capitals ?? [],
    };
    byId.set(actor.id, actor);
    for (const alias of [s.name, ...(s.aliases ?? [])]) put(alias, actor, 'name');
    for (const demonym of demonyms) {
      put(demonym, actor, 'demonym');
      if (PEOPLE_NOUN.test(demonym)) put(`${demonym}s`, actor, 'demonym');
    }
    for (const capital of s.capitals ?? []) put(capital, actor, 'capital');
    for (const seat of s.seats ?? []) put(seat, actor, 'seat');
  }
  for (const b of bodies.bodies) {
    const actor: Body = { id: `body/${b.id}`, type: 'body', name: b.name, of: b.of ?? null };
    byId.set(actor.id, actor);
    for (const alias of [b.name, ...(b.aliases ?? [])]) put(alias, actor, 'name');
    for (const seat of b.seats ?? []) put(seat, actor, 'seat');
  }
  const aliases: Record<string, string[]> = people.aliases;
  for (const actor of holders().values()) {
    byId.set(actor.id, actor);
    const others = aliases[actor.name] ?? [];
    const styled = others.some((a) => /^(?:King|Queen|Emperor|Pope)\b/.test(a));
    if (actor.name.includes(' ') || !styled) put(actor.name, actor, 'name');
    for (const alias of others) put(alias, actor, 'name');
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirstWord, byId };
}

const GAP = /^(?:[\s\-–.'’&,"“”()]{0,3})$/u;

function capitalsAgree(written: string, inText: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(written)) return written === inText;
  return !/^\p{Lu}/u.test(written) || /^\p{Lu}/u.test(inText);
}

/** The longest entry whose words stand in `text` from the word `at` on; null where there is none. */
export function longestAt(text: string, words: readonly Word[], at: number): { entry: Entry; last: number } | null {
  const first = words[at];
  const candidates = first && names().byFirstWord.get(first.folded);
  if (!candidates) return null;
  for (const entry of candidates) {
    const last = at + entry.words.length - 1;
    if (last >= words.length) continue;
    let fits = true;
    for (let k = 0; fits && k < entry.words.length; k++) {
      const word = words[at + k]!;
      fits = word.folded === entry.words[k] && capitalsAgree(entry.written[k]!, text.slice(word.start, word.end));
      if (fits && k > 0) fits = GAP.test(text.slice(words[at + k - 1]!.end, word.start));
    }
    if (fits) return { entry, last };
  }
  return null;
}

/** An actor by its id; null where the record of actors does not have it. */
export function actorById(id: string): Actor | null {
  return names().byId.get(id) ?? null;
}

export const isState = (actor: Actor): actor is State => actor.type === 'state' && 'code' in actor;
export { fold };
