import type { Timex } from '../../record/index.ts';
import { LIGHT, SAY } from './lexicon.ts';
import type { View, Word } from './sentence.ts';
import type { Trigger } from './triggers.ts';

const MARKS = /^[;:—–“”"()]$/;
const isLight = (w: Word): boolean => LIGHT.has(w.lemma);

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
    else if (/^(?:which|who|that|while|although|though|but|whose)$/.test(w.lower)) cost += 5;
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
  const best: (Placement | null)[] = triggers.map(() => null);
  for (const time of view.times) {
    if (!isUsable(timexes[time.timex]!)) continue;
    const rival = Math.min(99, ...verbs.map((v) => rivalCost(words, v, time)));
    const relative = /^(?:when|where)$/.test(words[time.to + 2]?.lower ?? '') && words[time.to + 1]?.lower === ',';
    triggers.forEach((t, k) => {
      const cost = costOf(words, t, time) + (isDated(timexes[time.timex]!) ? 0 : 3);
      if (cost > 14 || (cost > rival + 0.4 && !(relative && t.from > time.to && cost < 9))) return;
      if (!best[k] || cost < best[k].cost) best[k] = { time, cost };
    });
  }
  return best;
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
