import type { Speaker } from '../../record/index.ts';
import { PARTY } from './lexicon.ts';
import type { Names } from './names.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt, type View, type Word } from './sentence.ts';
import type { Trigger } from './triggers.ts';

const PLACE_BEFORE = /^(?:in|at|to|into|near|outside)$/;

/** Who takes part, by the grammar around the trigger. */
export function partiesOf(view: View, trigger: Trigger, names: Names): Speaker[] {
  const { words } = view;
  const out: Speaker[] = [];
  const add = (p: Phrase | null): void => {
    if (!p) return;
    for (const part of conjuncts(words, p)) {
      const slice = words.slice(part.from, part.to + 1).filter((w) => w.tag !== 'S');
      if (!slice.some((w) => /[NP]/.test(w.tag)) || slice.every((w) => w.tag === 'D')) continue;
      const head = slice.findLast((w) => /[NP]/.test(w.tag))!;
      if (head.tag === 'N' && !PARTY.test(head.lemma) && !PARTY.test(head.lower)) continue;
      const speaker = names.full(slice);
      if (!out.some((o) => o.name === speaker.name)) out.push(speaker);
    }
  };
  if (trigger.kind === 'verb') {
    add(subjectOf(words, trigger.from));
    if (
      trigger.object &&
      (trigger.type === 'meeting' || trigger.type === 'call' || trigger.type === 'speech' || trigger.type === 'debate')
    )
      add(trigger.object);
  } else {
    const owner = words[trigger.from - 1];
    if (owner?.tag === 'S') add(phraseEndingAt(words, trigger.from - 2));
    else if (owner?.tag === 'P' && owner.timex === null) add({ from: trigger.from - 1, to: trigger.from - 1 });
    const verb = words.findLastIndex((w, i) => i < trigger.from && /[ZXVF]/.test(w.tag) && w.timex === null);
    if (verb >= 0 && trigger.from - verb < 10) add(subjectOf(words, verb));
  }
  const stop = Math.min(words.length, trigger.to + 14);
  for (let i = trigger.to + 1; i < stop; i++) {
    const w = words[i]!;
    if (/^[;:—“”"]$/.test(w.text)) break;
    if (/[ZXVF]/.test(w.tag) && i > trigger.to + 1) break;
    if (/^(?:with|between|of|among)$/.test(w.lower)) {
      const p = phraseStartingAt(words, i + 1);
      if (p) {
        add({ from: p.from, to: conjunctEnd(words, p) });
        i = p.to;
      }
    }
  }
  return out;
}

function conjunctEnd(words: readonly Word[], p: Phrase): number {
  let to = p.to;
  while (words[to + 1] && (/^(?:and|,)$/.test(words[to + 1]!.lower) || words[to + 1]!.lower === '&')) {
    const next = phraseStartingAt(words, to + 2);
    if (!next) break;
    to = next.to;
  }
  return to;
}

function conjuncts(words: readonly Word[], p: Phrase): Phrase[] {
  const out: Phrase[] = [];
  let from = p.from;
  for (let i = p.from; i <= p.to; i++) {
    if (/^(?:and|,|or|&)$/.test(words[i]!.lower)) {
      if (i > from) out.push({ from, to: i - 1 });
      from = i + 1;
    }
  }
  if (from <= p.to) out.push({ from, to: p.to });
  return out;
}

/** The noun phrase that is the subject of a verb: to its left, past auxiliaries, a relative clause's head or an apposition. */
export function subjectOf(words: readonly Word[], verb: number): Phrase | null {
  let i = verb - 1;
  while (
    i >= 0 &&
    (/[MRTVZFXY]/.test(words[i]!.tag) ||
      words[i]!.timex !== null ||
      /^(?:to|due|expected|scheduled|not|on|,)$/.test(words[i]!.lower))
  ) {
    if (words[i]!.lower === ',' && words[i - 1] && words[i + 1]?.timex === null && /[NP]/.test(words[i - 1]!.tag))
      break;
    i--;
  }
  if (i >= 0 && words[i]!.tag === 'W') {
    i--;
    if (words[i]?.lower === ',') i--;
  }
  if (words[i]?.lower === ',') {
    const open = words.findLastIndex((w, k) => k < i && w.lower === ',');
    if (open > 0 && !words.slice(open + 1, i).some((w) => /[ZXVF]/.test(w.tag))) i = open - 1;
    else i--;
  }
  let p = phraseEndingAt(words, i);
  if (!p) return null;
  while (p.from > 1 && /^(?:and|of)$/.test(words[p.from - 1]!.lower)) {
    const more = phraseEndingAt(words, p.from - 2);
    if (!more) break;
    if (words[p.from - 1]!.lower === 'of' && PLACE_BEFORE.test(words[more.from - 1]?.lower ?? '')) break;
    p = { from: more.from, to: words[p.from - 1]!.lower === 'of' ? p.to : p.to };
  }
  return p;
}
