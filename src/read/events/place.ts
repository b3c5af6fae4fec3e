import { type Phrase, phraseStartingAt, type View, type Word } from './sentence.ts';
import type { Trigger } from './trigger.ts';

const PLACE_BEFORE = /^(?:in|at|to|into|near|outside)$/;

/** Where it takes place: the name after "in", "at" or "to", or the name before the noun ("Vienna talks"). */
export function placeOf(view: View, trigger: Trigger): string | null {
  const { words } = view;
  if (trigger.type === 'visit' && trigger.kind === 'verb' && trigger.object) return nameIn(words, trigger.object);
  const stop = Math.min(words.length, trigger.to + 16);
  for (let i = trigger.from; i < stop; i++) {
    const w = words[i]!;
    if (/^[;:—“”"]$/.test(w.text)) break;
    if (PLACE_BEFORE.test(w.lower) && (w.lower !== 'to' || trigger.type === 'visit')) {
      const p = phraseStartingAt(words, i + 1);
      if (p && words[p.to]!.tag === 'P' && words[p.from]!.timex === null) return nameIn(words, p);
    }
  }
  for (let i = trigger.from - 1; i >= Math.max(0, trigger.from - 10); i--) {
    const w = words[i]!;
    if (/^[;:—“”"]$/.test(w.text)) break;
    if (/^(?:in|at)$/.test(w.lower)) {
      const p = phraseStartingAt(words, i + 1);
      if (p && words[p.to]!.tag === 'P' && p.to < trigger.from) return nameIn(words, p);
    }
  }
  const before = words[trigger.from - 1];
  return before?.tag === 'P' &&
    before.timex === null &&
    trigger.kind === 'noun' &&
    /^(?:talks|summit)$/.test(trigger.type)
    ? before.text
    : null;
}

function nameIn(words: readonly Word[], p: Phrase): string {
  return words
    .slice(p.from, p.to + 1)
    .filter((w) => w.tag !== 'D' || p.to === p.from)
    .map((w) => w.text)
    .join(' ')
    .replace(/ (?=['’]s\b)/g, '');
}
