import type { Drift } from '../../record/index.ts';
import type { Word } from '../words.ts';
import { type Comparison, drift, spanOf } from './comparison.ts';

const NEGATION = /^(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|.+n't)$/u;
/** Words that deny in themselves: with them a telling keeps its "not" in another form. */
const LEXICAL =
  /^(?:refus|reject|den(?:y|ied)|declin|unlikely|lack|fail|exclud|unless|except|absen|miss(?:ing)?|avoid|doubt|prevent|spare|dismiss|rebut|refut|ban(?:s|ned)?$|bar(?:s|red)?$|mis(?:treat|us|led|lead|judg|represent|handl)|hardly|little|far|free|rule|ruled|untouched|impossible|unable|forbid|halt|stop|end|against|instead|rather|un\p{L}{4,}ed)/u;

export const isNegation = (word: Word): boolean => NEGATION.test(word.key);
const deniesInItself = (word: Word): boolean => LEXICAL.test(word.key);

/** The word that a negation denies: the next one that carries meaning, at most five on. */
function scope(words: readonly Word[], at: number): number {
  for (let i = at + 1; i < words.length && i <= at + 5; i++) if (words[i]!.kind !== 'function') return i;
  return -1;
}

/** Whether a negation stands in reach before a word; one that answers another negation of the other side does not count. */
function deniedAt(words: readonly Word[], at: number, reach: number, back: readonly number[], own: number): boolean {
  for (let i = Math.max(0, at - reach); i < at; i++)
    if (isNegation(words[i]!) && (back[i]! < 0 || back[i]! === own)) return true;
  return false;
}

const has = (words: readonly Word[], key: string): boolean => words.some((w) => w.key === key);

const count = (words: readonly Word[]): number => words.filter(isNegation).length;

/** A "not" of the origin that the variant has lost, or one that the variant adds (a change of meaning). */
export function changedPolarity(c: Comparison): Drift[] {
  const a = c.origin.words;
  const b = c.variant.words;
  const aside = lexical(cueOf(c.variant)) - lexical(cueOf(c.origin));
  const lost = oneWay(a, b, c.forth, c.back, aside);
  if (lost !== null && count(b) < count(a)) {
    const turned = has(a, 'unless') && has(b, 'if');
    return [drift(turned ? 'changed_meaning' : 'dropped_negation', spanOf(lost.from), spanOf(lost.to), 0.85)];
  }
  const gained = oneWay(b, a, c.back, c.forth, -aside);
  if (gained !== null && count(a) < count(b))
    return [drift('changed_meaning', spanOf(gained.to), spanOf(gained.from), 0.75)];
  return [];
}

/** The words of saying beside a telling: "denied that", "declined to". */
const cueOf = (side: Comparison['origin']): Word[] => {
  const start = side.words[0]?.start ?? 0;
  return side.around.filter((w) => w.end <= start).slice(-3);
};

const lexical = (list: readonly Word[]): number => list.filter(deniesInItself).length;

function oneWay(
  a: readonly Word[],
  b: readonly Word[],
  links: readonly number[],
  back: readonly number[],
  aside: number,
): { from: Word[]; to: Word[] } | null {
  for (let i = 0; i < a.length; i++) {
    if (!isNegation(a[i]!) || /^(?:more|less|later|longer|fewer|earlier)$/u.test(a[i + 1]?.key ?? '')) continue;
    const at = scope(a, i);
    const there = at < 0 ? -1 : links[at]!;
    if (there < 0 || deniedAt(b, there, 7, back, i)) continue;
    // A word that denies in itself may stand for the "not", on either side; "not … unless" told as "if" has lost both.
    if (lexical(b) + aside !== lexical(a) && !(has(a, 'unless') && has(b, 'if'))) continue;
    return { from: a.slice(i, at + 1), to: [b[there]!] };
  }
  return null;
}
