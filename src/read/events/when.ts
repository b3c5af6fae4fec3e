import type { Timex } from '../../record/index.ts';
import { SAY } from './lexicon.ts';
import type { View, Word } from './sentence.ts';
import { isLight, type Trigger } from './triggers.ts';

const MARKS = /^[;:—–“”"()]$/;

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
    else if (/^(?:which|who|that|while|although|though|but|whose|when|where)$/.test(w.lower)) cost += 5;
    else if (/^(?:after|before|until|as|if|unless|because|since)$/.test(w.lower)) cost += 4;
    else if (w.lower === 'and') cost += 2;
    else if (/[ZXVF]/.test(w.tag) && SAY.has(w.lemma)) cost += 9;
    else if (/[ZXVFYG]/.test(w.tag) && !isLight(w)) cost += 3;
    else cost += 0.5;
  }
  return cost;
}

const usable = (t: Timex): boolean =>
  (t.type === 'DATE' || t.type === 'TIME') && t.value !== null && /^\d{4}/.test(t.value);

/** The time expression that places a trigger, and how far from it it stands; null where none does. */
export interface Placement {
  time: View['times'][number];
  cost: number;
}

/** Gives each trigger of a sentence the time expression that it most closely goes with. */
export function placements(view: View, triggers: readonly Trigger[], timexes: readonly Timex[]): (Placement | null)[] {
  const { words } = view;
  const verbs = words.flatMap((w, i) => (/[ZXVFY]/.test(w.tag) && w.timex === null && !isLight(w) ? [i] : []));
  const times = view.times.filter((t) => usable(timexes[t.timex]!));
  const best: (Placement | null)[] = triggers.map(() => null);
  for (const time of times) {
    const costs = triggers.map((t) => {
      if (time.to < t.from) {
        const possessive = words[time.to + 1]?.tag === 'S' ? 1 : 0;
        const gap = between(words, time.to + 1, t.from);
        const inside =
          t.kind === 'noun' &&
          t.from - time.to <= 4 + possessive &&
          !words.slice(time.to + 1, t.from).some((w) => /[ZXVFYI,]/.test(w.tag));
        return inside ? gap : gap + 2.5;
      }
      if (time.from > t.to) return between(words, t.to + 1, time.from);
      return 0;
    });
    const rival = Math.min(
      ...verbs
        .filter((v) => !triggers.some((t) => v >= t.from && v <= t.to))
        .map((v) => {
          const say = SAY.has(words[v]!.lemma);
          if (v > time.to) return between(words, time.to + 1, v) + (say ? 8 : 2.5);
          return between(words, v + 1, time.from) + (say && time.from - v > 4 ? 4 : 0);
        }),
      99,
    );
    triggers.forEach((_, k) => {
      const cost = costs[k]!;
      if (cost > 14 || cost > rival + 0.4) return;
      if (!best[k] || cost < best[k].cost) best[k] = { time, cost };
    });
  }
  return best;
}
