import type { Drift } from '../../record/index.ts';
import type { Word } from '../words.ts';
import { type Comparison, drift } from './comparison.ts';

/** Acts by their words; two acts of one line of `OPPOSED` do not mean the same. */
const ACTS: Record<string, RegExp> = {
  ask: /^(?:asks?|asked|requests?|requested|seeks?|sought)$/u,
  refuse: /^(?:refus\w*|reject\w*|rebuff\w*)$/u,
  deny: /^(?:den(?:y|ies|ied))$/u,
  confirm: /^(?:confirm\w*|admit\w*|acknowledg\w*|recogni[sz]ed?)$/u,
  decline: /^declin(?:e|ed|es|ing)$/u,
  ready: /^(?:ready|prepared|willing|considering|weighing)$/u,
  agreed: /^(?:agreed|accepted|approved|decided)$/u,
  welcome: /^(?:welcom\w*|prais\w*)$/u,
  condemn: /^(?:condemn\w*|criticis\w*|criticiz\w*|denounc\w*)$/u,
  promise: /^(?:promis\w*|pledg\w*|vow\w*)$/u,
  rise: /^(?:ris(?:e|es|ing)|rose|increas\w*|grow\w*|grew|rais\w*)$/u,
  fall: /^(?:fall\w*|fell|decreas\w*|cut|cuts|reduc\w*|lower\w*)$/u,
  support: /^(?:support\w*|back(?:s|ed|ing)|favou?r\w*|endors\w*)$/u,
  oppose: /^(?:oppos\w*|resist\w*|block\w*)$/u,
};
const OPPOSED: readonly (readonly [string, string])[] = [
  ['ask', 'refuse'],
  ['deny', 'confirm'],
  ['decline', 'refuse'],
  ['ready', 'agreed'],
  ['ready', 'refuse'],
  ['agreed', 'refuse'],
  ['welcome', 'refuse'],
  ['welcome', 'condemn'],
  ['promise', 'refuse'],
  ['rise', 'fall'],
  ['support', 'oppose'],
];
const DIRECTIONS: readonly (readonly [string, string])[] = [
  ['to', 'from'],
  ['before', 'after'],
  ['with', 'without'],
  ['with', 'against'],
  ['for', 'against'],
  ['more', 'less'],
  ['most', 'least'],
];

/** Acts and directions that mean something else in the variant. */
export function changedMeaning(c: Comparison): Drift[] {
  const a = [...c.origin.words, ...near(c.origin.around, c.origin.words)];
  const b = [...c.variant.words, ...near(c.variant.around, c.variant.words)];
  for (const [x, y] of OPPOSED) {
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      const before = a.find((w) => ACTS[from]!.test(w.key));
      const after = b.find((w) => ACTS[to]!.test(w.key));
      if (!before || !after) continue;
      if (a.some((w) => ACTS[to]!.test(w.key)) || b.some((w) => ACTS[from]!.test(w.key))) continue;
      if (!kept(c) || negated(a, before) || negated(b, after)) continue;
      return [drift('changed_meaning', before, after, 0.65)];
    }
  }
  return turned(c);
}

/** The two words before and after a telling: its cue may carry the act. */
function near(around: readonly Word[], words: readonly Word[]): Word[] {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const before = around.filter((w) => w.end <= start).slice(-3);
  const after = around.filter((w) => w.start >= end).slice(0, 1);
  return [...before, ...after];
}

const negated = (words: readonly Word[], at: Word): boolean => {
  const i = words.indexOf(at);
  return words.slice(Math.max(0, i - 3), i).some((w) => /^(?:not|never|no|.+n't)$/u.test(w.key));
};

const kept = (c: Comparison): boolean => {
  const solid = c.variant.words.map((w, j) => [w, j] as const).filter(([w]) => w.kind !== 'function');
  return solid.filter(([, j]) => c.back[j]! >= 0).length >= Math.max(1, solid.length * 0.4);
};

/** "to Mombasa" told as "from Mombasa": the same word after an opposite preposition, and the same word before it. */
function turned(c: Comparison): Drift[] {
  const a = c.origin.words;
  const b = c.variant.words;
  for (let i = 1; i + 1 < a.length; i++) {
    const next = c.forth[i + 1]!;
    const previous = c.forth[i - 1]!;
    if (next < 1 || previous !== next - 2) continue;
    const [x, y] = [a[i]!.key, b[next - 1]!.key];
    if (DIRECTIONS.some(([p, q]) => (x === p && y === q) || (x === q && y === p)))
      return [drift('changed_meaning', a[i]!, b[next - 1]!, 0.75)];
  }
  return [];
}
