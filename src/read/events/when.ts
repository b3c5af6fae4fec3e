import type { Timex } from '../../record/index.ts';
import { LIGHT, SAY } from './lexicon.ts';
import type { View, Word } from './sentence.ts';
import type { Trigger } from './trigger.ts';

const MARKS = /^[;:—–“”"]$/;
/** Lemmas by rule may lack their last letter: "schedul". */
const isLight = (w: Word): boolean => LIGHT.has(w.lemma) || LIGHT.has(`${w.lemma}e`);

/** What lies between two words of a sentence, as a cost of taking them together. */
function between(words: readonly Word[], from: number, to: number): number {
  let cost = 0;
  for (let i = from; i < to; i++) {
    const w = words[i]!;
    if (w.timex !== null) {
      cost += w.timex === words[i - 1]?.timex ? 0 : 3;
      continue;
    }
    if (MARKS.test(w.text)) cost += 8;
    else if (w.lower === ',') cost += 2;
    else if (w.lower === 'that') cost += 7;
    else if (/^(?:which|who|while|although|though|but|whose)$/.test(w.lower)) cost += 5;
    else if (/^(?:where|when)$/.test(w.lower)) cost += words[i - 1]?.lower === ',' ? 1 : 4;
    else if (/^(?:after|before|until|as|if|unless|because|since)$/.test(w.lower)) cost += 4;
    else if (w.lower === 'and') cost += 2;
    else if (/[ZXVF]/.test(w.tag) && SAY.has(w.lemma)) cost += 9;
    else if (/[ZXVFYG]/.test(w.tag) && !isLight(w)) cost += 3;
    else cost += 0.5;
  }
  return cost;
}

/** Whether a time can place an event on the calendar. */
const isDated = (t: Timex): boolean =>
  (t.type === 'DATE' || t.type === 'TIME') && t.value !== null && /^\d{4}/.test(t.value);
const isUsable = (t: Timex): boolean => isDated(t) || t.value === 'PAST_REF';

/** The time expression that places a trigger, and how far from it it stands. */
export interface Placement {
  time: View['times'][number];
  cost: number;
}

/** Gives each trigger of a sentence the time expression that it most closely goes with; null where there is none. */
export function placements(view: View, triggers: readonly Trigger[], timexes: readonly Timex[]): (Placement | null)[] {
  const { words } = view;
  const verbs = words.flatMap((w, i) =>
    /[ZXVFY]/.test(w.tag) && w.timex === null && !isLight(w) && !triggers.some((t) => i >= t.from && i <= t.to)
      ? [i]
      : [],
  );
  const options: (Placement & { trigger: number })[] = [];
  for (const time of view.times) {
    if (!isUsable(timexes[time.timex]!) || isDateline(words, time)) continue;
    const rivals = verbs.map((v) => ({ v, cost: rivalCost(words, v, time) }));
    const bar = words.findIndex(
      (w, i) =>
        i > time.to &&
        ((i < time.to + 7 && /^(?:when|where)$/.test(w.lower) && words[i - 1]!.lower === ',') ||
          (i === time.to + 1 && /^(?:when|while|as)$/.test(w.lower))),
    );
    const relative = bar > 0 && !words.slice(time.to + 1, bar).some((w) => /[ZXVF]/.test(w.tag));
    triggers.forEach((t, trigger) => {
      const scenes = rivals.filter(({ v }) => scene(words, t, v));
      const own = costOf(words, t, time) + (isDated(timexes[time.timex]!) ? 0 : 3);
      const cost = Math.min(own, ...scenes.map((r) => r.cost + 0.2));
      const rival = Math.min(99, ...rivals.filter((r) => !scenes.includes(r)).map((r) => r.cost));
      if (cost > 14 || (cost > rival + 0.4 && !(relative && t.from > bar && cost < 14))) return;
      options.push({ trigger, time, cost });
    });
  }
  options.sort((a, b) => a.cost - b.cost);
  const best: (Placement | null)[] = triggers.map(() => null);
  for (const option of options) {
    const { trigger, time, cost } = option;
    if (best[trigger]) continue;
    // A time that goes better with another trigger is left to it where this one has a time of its own.
    const taken = options.some((o) => o.time === time && best[o.trigger]?.time === time && o.cost + 2 < cost);
    if (taken && options.some((o) => o.trigger === trigger && o.time !== time && !best.some((b) => b?.time === o.time)))
      continue;
    best[trigger] = { time, cost };
  }
  return best;
}

/** The date of a dateline: "PARIS, March 3 (Agency) -". */
export function isDateline(words: readonly Word[], time: View['times'][number]): boolean {
  if (time.from > 8 || words.slice(0, time.from).some((w) => !/^(?:,|[\p{Lu}.]{2,}|\p{Lu}.*)$/u.test(w.text)))
    return false;
  return words.slice(time.to + 1, time.to + 7).some((w) => /^[-–—:]+$/.test(w.text));
}

function costOf(words: readonly Word[], t: Trigger, time: View['times'][number]): number {
  if (time.from > t.to) return between(words, t.to + 1, time.from);
  if (time.to >= t.from) return 0;
  const gap = between(words, time.to + 1, t.from);
  const owns = words[time.to + 1]?.tag === 'S' ? 1 : 0;
  const inside =
    t.kind === 'noun' &&
    t.from - time.to <= 4 + owns &&
    !words.slice(time.to + 1, t.from).some((w) => /[ZXVFYI,]/.test(w.tag));
  return inside ? gap : gap + 2.5;
}

/** Whether a noun is the scene of a verb's doing, so that the verb's time is its own: "briefed leaders in a video conference". */
function scene(words: readonly Word[], t: Trigger, verb: number): boolean {
  if (t.kind !== 'noun' || verb >= t.from || t.from - verb > 14) return false;
  let i = t.from - 1;
  while (i > verb && /[DJNQGRYS]/.test(words[i]!.tag) && !/^(?:in|at|during|over)$/.test(words[i]!.lower)) i--;
  if (!/^(?:in|at|during|over)$/.test(words[i]?.lower ?? '')) return false;
  // A verb's tag after a possessive is a noun's: "her stay".
  return !words
    .slice(verb + 1, i)
    .some(
      (w, k, all) =>
        /^[,;:]$/.test(w.text) ||
        (/[WZXVFM]/.test(w.tag) && !/^(?:her|his|its|their|the|a)$/.test(all[k - 1]?.lower ?? '')),
    );
}

/** How much a verb that is no event claims a time for itself. */
function rivalCost(words: readonly Word[], v: number, time: View['times'][number]): number {
  const say = SAY.has(words[v]!.lemma);
  if (v > time.to) return between(words, time.to + 1, v) + (say ? 8 : 2.5);
  return between(words, v + 1, time.from) + (say && time.from - v > 4 ? 4 : 0);
}

/** The day of saying in a sentence: "said on Tuesday", "told the council late on Monday". */
export function sayingTime(view: View, timexes: readonly Timex[]): View['times'][number] | null {
  for (const time of view.times) {
    if (!isDated(timexes[time.timex]!) || !/^\d{4}-\d\d-\d\d/.test(timexes[time.timex]!.value!)) continue;
    for (let i = time.from - 1; i >= Math.max(0, time.from - 6); i--) {
      const w = view.words[i]!;
      if (/[ZXVFY]/.test(w.tag)) {
        if (SAY.has(w.lemma) && w.tag !== 'V') return time;
        break;
      }
    }
  }
  return null;
}
