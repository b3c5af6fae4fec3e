import type { Mention, Span, Timex } from '../../record/index.ts';
import type { Scene } from '../speakers/scene.ts';

/** Where a clause that begins at `from` ends: before the mark that closes it, or at `limit`. */
export function clauseEnd(text: string, from: number, limit: number): number {
  const stop =
    /[;:”“"]|(?<!\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St))[.!?](?=\s|$|[”"])|\s[—–-]\s|,\s+(?:but|while|although|though|which|who|whose|according|he|she|they|it)\b|,\s+(?:\p{Lu}[\p{L}’'-]*\s+){1,4}(?:said|told|added|says)\b|\s(?:but|although|though|while|whereas)\s/u.exec(
      text.slice(from, limit),
    );
  return stop ? from + stop.index : limit;
}

const TRAIL =
  /(?:\s+(?:to|of|for|in|on|at|by|with|from|and|or|but|the|an?|that|as|its|his|her|their|which|who|into|than|not|is|be|when|while|after|before|about|over|between|under))+$/iu;

/** A gist in the text's own words: at most eight, up to the first mark or condition. */
export function gistOf(text: string, from: number, to: number): string | null {
  let part = text.slice(from, to).replace(/^[\s“”"‘’,]+/u, '');
  const stop = /,(?!\d)|[;:“”"()]|(?<!\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St))[.!?](?=\s|$)|\s[—–]\s/u.exec(part);
  if (stop && stop.index > 2) part = part.slice(0, stop.index);
  const condition = part.search(
    /\s(?:only )?(?:if|unless|until|provided|as long as|so long as|once|only after|only when|on condition|in return|in exchange|in the event|subject to|should (?:the|an?|any|it|they|he|she)|when (?:the )?\S+ \S+s)\b/iu,
  );
  if (condition > 2) part = part.slice(0, condition);
  const words = part.trim().split(/\s+/u).slice(0, 8).join(' ');
  const gist = words.replace(TRAIL, '').trim();
  return gist === '' ? null : gist;
}

const DATED = /^\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?$/;

/** The date by or on which it is due: a date that stands in the undertaking itself, not in its conditions, and is not past. */
export function dueIn(
  text: string,
  timexes: readonly Timex[],
  from: number,
  to: number,
  conditions: readonly Span[],
  published: string | null,
): string | null {
  for (const t of timexes) {
    if (t.start < from || t.end > to || t.type !== 'DATE' || t.value === null) continue;
    const value = t.value.slice(0, 10);
    if (!DATED.test(value) || conditions.some((c) => c.start <= t.start && t.end <= c.end)) continue;
    const before = text.slice(Math.max(from, t.start - 24), t.start).toLowerCase();
    if (/\b(?:since|from|last|after|of|the)\s+(?:the\s+)?$/.test(before) && !/\bfrom\s+$/.test(before)) continue;
    const bounded =
      /\b(?:by|before|on|in|until|for|at|from|no later than|of|within)\s+(?:the\s+)?(?:end of\s+|start of\s+|beginning of\s+)?$/.test(
        before,
      ) || /^(?:next|this|later|tomorrow|today|tonight|on|by|\p{Lu})/iu.test(text.slice(t.start, t.end));
    if (!bounded) continue;
    if (published && value.slice(0, 4) < published.slice(0, 4)) continue;
    if (published && value.length === 10 && value < published.slice(0, 10)) continue;
    return value;
  }
  return null;
}

/** The party to whom an undertaking is addressed: the receiver right after the verb, or who follows "to", "with" or "against". */
export function addressee(
  scene: Scene,
  verbEnd: number,
  to: number,
  isHolder: (m: Mention) => boolean,
): Mention | null {
  const parties = scene.mentions.filter(
    (m) => m.start >= verbEnd && m.end <= to && /^(?:PER|ORG|GPE|NORP)$/.test(m.type) && !isHolder(m),
  );
  for (const m of parties) {
    const between = scene.text.slice(verbEnd, m.start);
    if (/^\s*(?:the\s+)?$/u.test(between) && m.type !== 'NORP') return m;
    if (
      /\b(?:to|with|against)\s+(?:the\s+)?(?:\p{Lu}?\p{L}+\s+){0,1}$/u.test(between) &&
      !/\b(?:travel|go|come|fly|return|visit|move|send|way)\b/u.test(between)
    ) {
      if (m.type === 'NORP' && !/^s?\b/u.test(scene.text.slice(m.end, m.end + 1))) continue;
      return m;
    }
  }
  return null;
}

/** "will be given by", or what is no clause of its own: nothing that the source undertakes. */
export const isOthersLot = (words: string, opening: string): boolean =>
  /^(?:and|or|but|with|by|which|of)\b/u.test(opening) ||
  (!/^(?:we|i|he|she|it|they|no|there)\b/u.test(opening) &&
    /^[^,;]*?\b(?:will|would|shall) (?:(?:not|never|still|soon|only|also) )?be \p{L}+(?:ed|en|wn|nt|lt|ut|ld|de)\b/u.test(
      words,
    ));
/** What another foretells somebody to agree to is not agreed. */
export const FORETOLD = /\b(?:will|would|may|might|could|should|shall)\b/iu;

/** The place before white space, commas and closing marks at an end. */
export function trimmed(text: string, end: number): number {
  let at = end;
  while (at > 0 && /[\s,”“"]/u.test(text[at - 1]!)) at--;
  return at;
}
