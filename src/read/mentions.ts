import type { Mention } from '../record/index.ts';
import { type Annotator, type Draft, layer, type Token } from './annotator.ts';
import { type ActorMatch, findActors, isState } from './lexicon/actors/index.ts';
import { isGiven, listed, type MentionType, shaped, TITLES } from './mentions/shapes.ts';

/** Names: those of known actors, and capitalised words by lists, by their shape and by what stands around them. */
export const mentions: Annotator = {
  name: 'mentions',
  requires: ['sentences', 'tokens'],
  adds: ['mentions'],
  annotate(draft) {
    const { text } = draft.article;
    const tokens = layer(draft, 'tokens');
    const records = known(draft, tokens);
    const found = [...records, ...unknown(draft, tokens).map((name) => upTo(text, name, records))].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    );
    const kept: Name[] = [];
    for (const name of found) if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name);
    settle(text, kept);
    draft.mentions = kept.map(({ start, end, type, actor }) => ({
      start,
      end,
      type: type ?? 'MISC',
      ...(actor ? { actor } : {}),
    }));
  },
};

interface Name {
  start: number;
  end: number;
  type: MentionType | null;
  actor?: string;
  /** What the words around suggest where nothing else settles the kind. */
  hint: MentionType;
}

function known(draft: Draft, tokens: readonly Token[]): Name[] {
  const { text } = draft.article;
  const starts = new Map(tokens.map((token, i) => [token.start, i]));
  const names: Name[] = [];
  for (const match of findActors(text)) {
    const i = starts.get(match.start);
    if (i === undefined) continue;
    // "Georgia Meloni", "Paris Hilton", "the Chad Smith show": part of a longer name
    const before = tokens[i - 1];
    const joined =
      before && before.tag === 'P' && before.end + 1 === match.start && /^\p{Lu}\p{Ll}/u.test(text.slice(before.start));
    if (match.ambiguous && joined && isGiven(text.slice(before.start, before.end))) continue;
    const type = typeOf(match);
    names.push({ start: match.start, end: match.end, type, actor: match.actor.id, hint: type });
  }
  return names;
}

/** A name that runs into the one of a known actor ends before it: "Commission President | Ursula von der Leyen". */
function upTo(text: string, name: Name, records: readonly Name[]): Name {
  const into = records.find((r) => r.start > name.start && r.start < name.end && r.end > name.end);
  return into ? { ...name, end: name.start + text.slice(name.start, into.start).trimEnd().length } : name;
}

function typeOf({ actor, by }: ActorMatch): MentionType {
  if (by === 'demonym') return 'NORP';
  if (actor.type === 'person') return 'PER';
  if (isState(actor)) return by === 'seat' ? 'ORG' : 'GPE';
  return 'ORG';
}

const INNER = /^(?:of|de|da|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|y|&|the|for|and)$/u;
const NEVER =
  /^(?:I|Mr|Mrs|Ms|Miss|Dr|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|GMT|AM|PM|God|Earth|Internet|Christmas|Easter|OK|All|Both|None|Each|Every|Some|Several|Most|Many|Few|Two|Three)\.?$/u;

function unknown(draft: Draft, tokens: readonly Token[]): Name[] {
  const { text } = draft.article;
  const word = (i: number) => (tokens[i] ? text.slice(tokens[i]!.start, tokens[i]!.end) : '');
  const together = (i: number) => tokens[i - 1]?.sentence === tokens[i]?.sentence;
  const capital = (i: number) => /^\p{Lu}/u.test(word(i)) && tokens[i]!.tag === 'P' && !NEVER.test(word(i));
  const names: Name[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!capital(i)) continue;
    const from = i;
    while (i + 1 < tokens.length && together(i + 1)) {
      if (capital(i + 1) && gapOf(tokens, i + 1) <= 1) i++;
      else if (
        /^(?:of|de|da|del|di|du|van|von|der|bin|ibn|al|el|la|le|&)$/u.test(word(i + 1)) &&
        tokens[i + 2] &&
        capital(i + 2) &&
        together(i + 2)
      )
        i += 2;
      else break;
    }
    const parts = Array.from({ length: i - from + 1 }, (_, k) => word(from + k));
    while (parts.length && (TITLES.has(parts[0]!.replace(/\.$/u, '')) || INNER.test(parts[0]!)) && parts.length > 1)
      parts.shift();
    const first = i - parts.length + 1;
    const titled =
      /^(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen)\.?$/u.test(word(first - 1)) ||
      TITLES.has(word(first - 1).replace(/\.$/u, ''));
    if (parts.length === 1 && TITLES.has(parts[0]!.replace(/\.$/u, ''))) continue;
    const type = titled && !/^(?:of)$/u.test(word(i + 1)) ? 'PER' : (listed(parts.join(' ')) ?? shaped(parts));
    names.push({
      start: tokens[first]!.start,
      end: tokens[i]!.end,
      type,
      hint: hintOf(word(first - 1), word(i + 1), parts),
    });
  }
  return names;
}

const gapOf = (tokens: readonly Token[], i: number): number => tokens[i]!.start - tokens[i - 1]!.end;

function hintOf(before: string, after: string, parts: readonly string[]): MentionType {
  if (/^(?:in|at|near|outside|from|around|across|into|toward|towards)$/iu.test(before)) return 'LOC';
  if (/^(?:said|says|told|added|asked|who|whose|also|wrote)$/u.test(after)) return 'PER';
  if (/^the$/iu.test(before)) return parts.length > 1 ? 'ORG' : 'MISC';
  return parts.length === 2 || parts.length === 1 ? 'PER' : 'ORG';
}

/** Gives every name its kind: a last word or a repetition takes the kind that the text settled elsewhere. */
function settle(text: string, names: Name[]): void {
  const settled = new Map<string, Pick<Mention, 'type' | 'actor'>>();
  const of = (name: Name) => text.slice(name.start, name.end);
  for (const name of names) {
    if (!name.type) continue;
    const value = { type: name.type, ...(name.actor ? { actor: name.actor } : {}) };
    const written = of(name);
    if (!settled.has(written)) settled.set(written, value);
    const last = written.split(/\s/u).at(-1)!;
    if (name.type === 'PER' && last !== written && !settled.has(last)) settled.set(last, value);
  }
  const votes = new Map<string, Map<MentionType, number>>();
  for (const name of names) {
    if (name.type) continue;
    const of_ = votes.get(of(name)) ?? new Map<MentionType, number>();
    of_.set(name.hint, (of_.get(name.hint) ?? 0) + 1);
    votes.set(of(name), of_);
  }
  for (const name of names) {
    if (name.type) continue;
    const known_ = settled.get(of(name));
    const best = [...votes.get(of(name))!].sort((a, b) => b[1] - a[1])[0]![0];
    name.type = known_?.type ?? best;
    if (known_?.actor) name.actor = known_.actor;
    const last = of(name).split(/\s/u).at(-1)!;
    if (name.type === 'PER' && !settled.has(last)) settled.set(last, { type: 'PER' });
  }
}
