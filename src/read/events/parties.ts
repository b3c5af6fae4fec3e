import type { Mention, Speaker } from '../../record/index.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt, type View, type Word } from './sentence.ts';
import type { Trigger } from './triggers.ts';

/** Names of an article, for finding the fullest form of each. */
export interface Names {
  full(words: readonly Word[]): Speaker;
}

const TITLE =
  /^(?:the|a|an|his|her|its|their|mr|mrs|ms|miss|dr|sir|lord|president|prime|minister|foreign|chancellor|secretary|premier|king|queen|emir|general|senator|sen|rep|envoy|ambassador|deputy|former|then|then-secretary|vice|state|of)$/i;

/** Collects the runs of capitalised words of an article, so that "Macron" can become "Emmanuel Macron". */
export function namesOf(views: readonly View[], mentions: readonly Mention[], text: string): Names {
  const fullest = new Map<string, string>();
  const learn = (name: string): void => {
    const parts = name.split(/\s+/).filter((p) => !TITLE.test(p));
    const last = parts.at(-1);
    if (!last || parts.length < 2) return;
    const known = fullest.get(last.toLowerCase());
    const joined = parts.join(' ');
    if (!known || (joined.length > known.length && parts.length <= 4)) fullest.set(last.toLowerCase(), joined);
  };
  const actors = new Map<string, string>();
  for (const m of mentions) {
    const name = text.slice(m.start, m.end);
    if (m.type === 'PER') learn(name);
    if (m.actor) actors.set(name.toLowerCase(), m.actor);
  }
  for (const view of views) {
    let run: string[] = [];
    for (const w of [...view.words, null]) {
      if (w && w.tag === 'P' && w.timex === null && /^\p{Lu}/u.test(w.text)) run.push(w.text);
      else {
        const parts = run.filter((p) => !TITLE.test(p));
        if (parts.length >= 2 && parts.length <= 3) learn(parts.join(' '));
        run = [];
      }
    }
  }
  return {
    full(words) {
      const parts = words.map((w) => w.text);
      while (parts.length > 1 && /^(?:the|a|an)$/i.test(parts[0]!)) parts.shift();
      const person = words.filter((w) => w.tag === 'P');
      const last = person.at(-1)?.text ?? '';
      const known = words.at(-1)?.tag === 'P' ? fullest.get(last.toLowerCase()) : undefined;
      const name =
        known ??
        parts
          .join(' ')
          .replace(/ (?=['’]s\b)/g, '')
          .replace(/ ([.,])/g, '$1');
      const actor = actors.get(name.toLowerCase()) ?? actors.get(last.toLowerCase());
      return actor === undefined ? { name } : { name, actor };
    },
  };
}

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
      if (head.tag === 'N' && !PERSONS.test(head.lemma) && !PERSONS.test(head.lower)) continue;
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

const PERSONS =
  /^(?:minister|leader|president|premier|chancellor|envoy|official|diplomat|ambassador|delegation|negotiator|adviser|advisor|counterpart|king|queen|emir|sultan|prince|pope|team|side|party|secretary|commissioner|lawmaker|senator|governor|mayor|general|commander|expert|representative|mediator|council|cabinet|parliament|colleague|ally|delegate|mp|government|ministry|group|country|nation|state|authority|union|power|board|committee|commission|candidate|voter|chief|head|court|army|bank)s?$/;

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

/** Where it takes place: the name after "in", "at" or "to", or the name before the noun ("Vienna talks"). */
export function placeOf(view: View, trigger: Trigger, placeNames: (name: string) => boolean): string | null {
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
  return before?.tag === 'P' && before.timex === null && placeNames(before.text) ? before.text : null;
}

function nameIn(words: readonly Word[], p: Phrase): string {
  return words
    .slice(p.from, p.to + 1)
    .filter((w) => w.tag !== 'D' || p.to === p.from)
    .map((w) => w.text)
    .join(' ')
    .replace(/ (?=['’]s\b)/g, '');
}
