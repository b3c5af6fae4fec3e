import type { Actor } from '../../../record/index.ts';
import { type Word, wordsOf } from './fold.ts';
import { actorById, isState, longestAt } from './names.ts';
import offices from './offices.json' with { type: 'json' };
import { holderAt, tenuresIn } from './tenures.ts';

/** An office such as `office/FR/president`; `holder` is who held it on the date asked about, null where that is not known. */
export interface Office extends Actor {
  type: 'office';
  /** Id of the state or body whose office it is. */
  of: string;
  /** The first words that name the role: "president". */
  role: string;
}
export interface RoleReading {
  office: Office;
  holder: Actor | null;
}

interface Role {
  role: string;
  title: string;
  phrases: string[];
  states?: string[];
  default?: string;
}
const ROLES = offices.roles as Role[];

const squeeze = (text: string): string =>
  wordsOf(text)
    .map((w) => w.folded)
    .join(' ');
let phrases: Map<string, Role[]> | null = null;
function rolesCalled(phrase: string): Role[] {
  if (!phrases) {
    phrases = new Map();
    for (const role of ROLES)
      for (const p of role.phrases) {
        const list = phrases.get(squeeze(p));
        if (list) list.push(role);
        else phrases.set(squeeze(p), [role]);
      }
  }
  return phrases.get(phrase) ?? [];
}

const ownerKey = (owner: Actor): string => (isState(owner) ? owner.code : owner.id);

/** The office of this role that the state or body has in the data; null where it has none. */
function officeOf(owner: Actor, roles: readonly Role[]): Office | null {
  const key = ownerKey(owner);
  const kind = isState(owner) ? key : 'body';
  const fitting = [...roles.filter((r) => r.states?.includes(kind)), ...roles.filter((r) => !r.states)];
  for (const role of fitting) {
    const id = `office/${key}/${role.role}`;
    if (tenuresIn(id).length > 0)
      return {
        id,
        type: 'office',
        name: `${role.title} of ${withArticle(owner.name)}`,
        of: owner.id,
        role: role.phrases[0]!,
      };
  }
  return null;
}

const WITH_ARTICLE =
  /^(?:United|Netherlands|Philippines|Czech Republic|Maldives|Vatican|Soviet|Democratic Republic|Dominican Republic|Republic|Central African|European|International|World|Council|Organi[sz]ation|African|Arab|Gulf|Commonwealth)/;
const withArticle = (name: string): string => (WITH_ARTICLE.test(name) ? `the ${name}` : name);

/** Words before a role that say it is not held on the date: "former", "next", "acting". */
const NOT_NOW =
  /^(?:former|ex|next|future|then|likely|outgoing|incoming|late|onetime|one|deputy|vice|shadow|acting|elect|designate|would|potential|candidate|first|previous|ousted|exiled|presumptive|assistant|under|former's|self|prospective)$/;
const SKIPPED = new Set([
  'the',
  'current',
  'sitting',
  'new',
  'newly',
  'incumbent',
  'its',
  'their',
  'his',
  'her',
  'our',
]);

/**
 * The office that a phrase names and who held it on the date: "the French president", "Germany's foreign minister", "the
 * president of France", "NATO chief", "the secretary of state". Null for anything more or less: "the former president",
 * "a French diplomat". A role without a state ("the chancellor") needs `context`, the id of the state or body that the
 * text is about, unless only one office is called so.
 */
export function officeCalled(phrase: string, date: string | null, context?: string): RoleReading | null {
  let words = wordsOf(phrase);
  while (words[0] && SKIPPED.has(words[0].folded)) words = words.slice(1);
  if (words[0] && context !== undefined && /^(?:its|their|his|her|our)$/.test(words[0].folded)) words = words.slice(1);
  if (words.length === 0 || words.some((w) => NOT_NOW.test(w.folded) && !isPartOfRole(words))) return null;
  const { owner, role } = split(phrase, words);
  const roles = rolesCalled(role);
  if (roles.length === 0) return null;
  let holderOf = owner;
  if (!holderOf && context !== undefined) holderOf = actorById(context);
  let office = holderOf && officeOf(holderOf, roles);
  if (!office && !owner) {
    const sole = roles.find((r) => r.default !== undefined && squeeze(r.phrases[0]!) === role);
    const state = sole && actorById(`state/${sole.default}`);
    office = state ? officeOf(state, [sole]) : null;
  }
  if (!office) return null;
  return { office, holder: date === null ? null : holderAt(office.id, date) };
}

const isPartOfRole = (words: readonly Word[]): boolean =>
  /\bvice president\b/.test(words.map((w) => w.folded).join(' '));

function split(phrase: string, words: readonly Word[]): { owner: Actor | null; role: string } {
  const said = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((w) => w.folded)
      .join(' ');
  const whole = said(0, words.length);
  if (rolesCalled(whole).length > 0) return { owner: null, role: whole };
  const front = longestAt(phrase, words, 0);
  if (front && front.entry.actor.type !== 'person') {
    let next = front.last + 1;
    if (words[next]?.folded === 's') next++;
    while (words[next] && SKIPPED.has(words[next]!.folded)) next++;
    const role = said(next, words.length);
    if (rolesCalled(role).length > 0) return { owner: front.entry.actor, role };
  }
  for (let at = words.length - 1; at > 0; at--) {
    const back = longestAt(phrase, words, at);
    if (!back || back.last !== words.length - 1 || back.entry.actor.type === 'person') continue;
    let end = at;
    if (words[end - 1]?.folded === 'the') end--;
    if (!/^(?:of|for|to)$/.test(words[end - 1]?.folded ?? '')) continue;
    const role = said(0, end - 1);
    if (rolesCalled(role).length > 0) return { owner: back.entry.actor, role };
  }
  return { owner: null, role: whole };
}
