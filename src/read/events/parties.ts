import type { Speaker } from '../../record/index.ts';
import { EVENT_NOUN, PARTY } from './lexicon.ts';
import type { Names } from './names.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt, type View, type Word } from './sentence.ts';
import type { Trigger } from './trigger.ts';

const PLACE_BEFORE = /^(?:in|at|to|into|near|outside)$/;
const STOP = /^[;:—“”"]$/;
const WITH_OBJECT = /^(?:meeting|call|speech|debate|visit)$/;

/** Who takes part, by the grammar around the trigger. */
export function partiesOf(view: View, trigger: Trigger, names: Names): Speaker[] {
  const { words } = view;
  const out: Speaker[] = [];
  const add = (p: Phrase | null): void => {
    if (!p) return;
    for (const part of conjuncts(words, p)) {
      const slice = words.slice(part.from, part.to + 1).filter((w) => w.tag !== 'S');
      const head = slice.findLast((w) => /[NPO]/.test(w.tag));
      if (!head || /^(?:no|none|nobody|neither|few)$/.test(slice[0]!.lower)) continue;
      if (head.tag === 'N' && !PARTY.test(head.lemma) && !PARTY.test(head.lower)) continue;
      const council = head.lower === 'council' && words[words.indexOf(head) - 1]?.lower === 'european';
      if (head.tag === 'P' && (EVENT_NOUN.has(head.lower) || council)) continue;
      for (const one of names.of(slice)) if (!out.some((o) => o.name === one.name)) out.push(one);
    }
  };
  if (trigger.kind === 'verb') {
    const stays = /^(?:at|in)$/.test(words[trigger.head]!.lower);
    const main = stays ? words.findIndex((w) => /[ZXF]/.test(w.tag)) : trigger.from;
    if (main >= 0) add(subjectOf(words, main));
    const { object } = trigger;
    if (
      object &&
      WITH_OBJECT.test(trigger.type) &&
      (trigger.type !== 'visit' || words.slice(object.from, object.to + 1).some((w) => PARTY.test(w.lower)))
    )
      add(object);
  } else {
    add(ownerOf(words, trigger));
    const lead = leadOf(words, trigger);
    const fronted =
      /^(?:of|after|following|at|during|in|before|on)$/.test(lead) &&
      words.slice(0, trigger.from).every((w) => !/[ZXVF]/.test(w.tag));
    if (fronted) {
      const verb = words.findIndex((w, i) => i > trigger.to && /[ZXFYM]/.test(w.tag));
      const comma = words.findIndex((w, i) => i > trigger.to && w.lower === ',');
      if (comma > 0 && verb > comma) add(subjectOf(words, verb));
    } else {
      const verb = words.findLastIndex((w, i) => i < trigger.from && /[ZXVFG]/.test(w.tag) && w.timex === null);
      const scene = /^(?:in|at|during|over)$/.test(lead);
      if (verb >= 0 && trigger.from - verb < (scene ? 16 : 10) && !/^(?:about|on)$/.test(lead)) {
        add(subjectOf(words, verb));
        if (scene) add(phraseStartingAt(words, verb + 1));
      }
    }
  }
  const stop = Math.min(words.length, trigger.to + 18);
  for (let i = trigger.to + 1; i < stop; i++) {
    const w = words[i]!;
    if (STOP.test(w.text)) break;
    if (/[ZXVF]/.test(w.tag) && !/^(?:be|hold|schedule|plan|set|expect|take|is|was)$/.test(w.lemma)) break;
    if (
      /^(?:with|between|of|among|gathering|including)$/.test(w.lower) ||
      (w.lower === 'together' && words[i - 1]?.lower === 'bringing')
    ) {
      const p = phraseStartingAt(words, i + 1);
      if (p) {
        add({ from: p.from, to: conjunctEnd(words, p) });
        i = p.to;
      }
    }
  }
  return out;
}

/** The first word before a noun's phrase: its preposition or verb. */
function leadOf(words: readonly Word[], trigger: Trigger): string {
  let i = trigger.from - 1;
  while (i >= 0 && (/[DJNQGSRY]/.test(words[i]!.tag) || (words[i]!.tag === 'P' && words[i]!.timex !== null))) i--;
  return words[i]?.lower ?? '';
}

/** "Trump’s visit", "a Cabinet meeting", "his visit". */
function ownerOf(words: readonly Word[], trigger: Trigger): Phrase | null {
  let at = trigger.from - 1;
  while (at >= 0 && /[JNQG]/.test(words[at]!.tag)) at--;
  const owner = words[at];
  if (!owner || owner.timex !== null) return null;
  if (owner.tag === 'S') return phraseEndingAt(words, at - 1);
  const near = words[trigger.from - 1]!;
  if (near.tag === 'P' && near.timex === null) return { from: trigger.from - 1, to: trigger.from - 1 };
  const first = words[trigger.from]!;
  if (trigger.to > trigger.from && PARTY.test(first.lower)) return { from: trigger.from, to: trigger.from };
  return /^(?:cabinet|council)$/i.test(near.lower) ? { from: trigger.from - 1, to: trigger.from - 1 } : null;
}

function conjunctEnd(words: readonly Word[], p: Phrase): number {
  let to = appositionEnd(words, p.to);
  while (words[to + 1] && /^(?:and|,|&)$/.test(words[to + 1]!.lower)) {
    const and = words[to + 1]!.lower === ',' && words[to + 2]?.lower === 'and' ? 1 : 0;
    const next = phraseStartingAt(words, to + 2 + and);
    if (!next) break;
    to = appositionEnd(words, next.to);
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
  // A role before its bearer's name says no more than the name.
  return out.filter((part, k) => {
    const next = out[k + 1];
    const role =
      next &&
      words[part.to]!.tag === 'N' &&
      words[part.to + 1]!.lower === ',' &&
      appositionEnd(words, part.to) === next.to;
    return !role;
  });
}

/** "the foreign minister, Ivo Marchetti, and": past the name between commas. */
function appositionEnd(words: readonly Word[], to: number): number {
  if (words[to]?.tag !== 'N' || words[to + 1]?.lower !== ',') return to;
  const name = phraseStartingAt(words, to + 2);
  const whole = name && words.slice(name.from, name.to + 1).every((w) => w.tag === 'P' && w.timex === null);
  return whole && /^[,.]$/.test(words[name.to + 1]?.text ?? '.') ? name.to : to;
}

/** The noun phrase that is the subject of a verb: to its left, past auxiliaries, a relative clause's head or an apposition. */
export function subjectOf(words: readonly Word[], verb: number): Phrase | null {
  let i = verb - 1;
  while (
    i >= 0 &&
    (/[MRTVZFXY]/.test(words[i]!.tag) ||
      words[i]!.timex !== null ||
      /^(?:to|due|expected|scheduled|not|on|about|['’]s|,)$/.test(words[i]!.lower))
  ) {
    const mark = words[i]!.lower === ',' && words[i - 1] && words[i + 1]?.timex === null;
    if (mark && /[NP]/.test(words[i - 1]!.tag)) break;
    i--;
  }
  if (words[i]?.lower === 'and') {
    const other = words.findLastIndex((w, k) => k < i && k > i - 10 && /[VZX]/.test(w.tag) && w.timex === null);
    if (other >= 0 && !words.slice(other, i).some((w) => /^[;:“”"]$/.test(w.text))) return subjectOf(words, other);
  }
  if (i >= 0 && words[i]!.tag === 'W') {
    i--;
    if (words[i]?.lower === ',') i--;
  } else if (words[i]?.lower === ',') {
    const open = words.findLastIndex((w, k) => k < i && w.lower === ',');
    const inside = words.slice(open + 1, i);
    const named = inside.length > 0 && inside.every((w) => w.tag === 'P' && w.timex === null);
    if (open > 0 && named) i--;
    else if (open > 0 && !inside.some((w) => /[ZXVF]/.test(w.tag))) i = open - 1;
    else i--;
  }
  let p = phraseEndingAt(words, i);
  if (!p) return null;
  while (p.from > 1 && /^(?:and|of)$/.test(words[p.from - 1]!.lower)) {
    const more = phraseEndingAt(words, p.from - 2);
    if (!more) break;
    if (words[p.from - 1]!.lower === 'of' && PLACE_BEFORE.test(words[more.from - 1]?.lower ?? '')) break;
    p = { from: more.from, to: p.to };
  }
  return p;
}
