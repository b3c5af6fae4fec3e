import type { Mention, Span } from '../../record/index.ts';
import { type Draft, layer } from '../annotator.ts';
import type { Paper } from '../attributions/candidate.ts';
import { paperOf } from '../attributions/candidates.ts';
import type { Binding } from '../commitments/binding.ts';
import { bindingsIn } from '../commitments/frames.ts';
import { actEvidence, type Spoken, sourceEvidence, wordsIn } from './evidence.ts';
import { isConditional, isHedged, isOffice, isWithheld, plainWords, settledAct, tellsOfUndertaking } from './words.ts';

/** The three parts of an attribution. */
export interface Parts {
  source: readonly Span[] | null;
  cue: readonly Span[] | null;
  content: readonly Span[];
}

/** An article laid out for `signsOf`. */
export interface Ground {
  text: string;
  mentions: readonly Mention[];
  paper: Paper;
  bindings: readonly Binding[];
}

export function groundOf(draft: Draft): Ground {
  const paper = paperOf(draft);
  return { text: draft.article.text, mentions: layer(draft, 'mentions'), paper, bindings: bindingsIn(paper) };
}

/** The signs of all attributions of an article, in their order. */
export function signsOfAll(ground: Ground, all: readonly Parts[]): string[][] {
  const head = ({ cue, content }: Parts): number => (cue?.[0] ?? content[0]!).start;
  const order = all.map((_, i) => i).sort((i, j) => head(all[i]!) - head(all[j]!));
  const found: string[][] = [];
  order.forEach((i, k) => {
    found[i] = signsOf(ground, all[i]!, k > 0 ? all[order[k - 1]!]! : null);
  });
  return found;
}

/**
 * What the wording of an attribution shows of all its labels: what the label head of the model is given beside the pooled vectors.
 * Each sign is a short string, `kind:value`; which of them count is listed in signs.txt of the model. Training
 * (scripts/signs.ts) and reading take them from here.
 * @param before the attribution before it in the article
 */
function signsOf(ground: Ground, one: Parts, before: Parts | null): string[] {
  const { text, mentions } = ground;
  const spoken: Spoken = { text, mentions, source: one.source, cue: one.cue, content: one.content };
  const cue = plainWords(text, one.cue);
  const content = plainWords(text, one.content);
  const source = plainWords(text, one.source);
  const kind = one.source?.length ? 'named' : 'none';
  const found = new Set<string>();
  for (const sign of actEvidence(spoken)) if (sign !== 'bias') found.add(sign);
  if (one.source?.length)
    for (const sign of sourceEvidence(spoken)) if (sign !== 'bias' && !sign.startsWith('c:')) found.add(`who ${sign}`);
  found.add(`settled:${settledAct(cue, content, kind)}`);
  if (one.source?.length) {
    const last = one.source.at(-1)!.end;
    const person = mentions.some(
      (m) => m.type === 'PER' && one.source![0]!.start <= m.start && Math.abs(last - m.end) < 2,
    );
    if (person) found.add('who is a person');
    if (isWithheld(source, person)) found.add('who is withheld');
    if (isOffice(source)) found.add('who is an office');
  }
  if (isConditional(cue, content)) found.add('conditional');
  if (isHedged(cue, content)) found.add('hedged');
  if (tellsOfUndertaking(content)) found.add('tells of an undertaking');
  for (const word of source.match(GROUNDS) ?? []) found.add(`ground:${word}`);
  modalsIn('cue', cue, found);
  modalsIn('content', content, found);
  opening(source, content, found);
  cueForm(ground, one, found);
  bindingsWithin(ground, one, found);
  const size = one.content.length;
  if (size > 1) found.add('content in parts');
  if (before) neighbour(text, one, before, found);
  return [...found];
}

const GROUNDS = /\b(?:former|senior|anonymous|unnamed|unidentified|condition|familiar|close|briefed|declined)\b/gu;
const MODALS =
  /\b(?:will|won't|would|wouldn't|could|couldn't|can|can't|cannot|must|should|shouldn't|may|might|shall|if|unless|until|not|never|no|going to|want to|wants to|plans? to|ready to|willing to|likely|unlikely|perhaps|maybe|probably|possibl[ey]|appears?|seems?|whether|but|because|need to|needs to|have to|has to|ought)\b|'ll\b|n't\b/gu;

/** Modal and small words of a part, those of the content's first clause apart. */
function modalsIn(part: string, words: string, found: Set<string>): void {
  for (const word of words.match(MODALS) ?? []) found.add(`${part}:${word}`);
  if (part === 'content') for (const word of words.slice(0, 60).match(MODALS) ?? []) found.add(`opens:${word}`);
}

const FIRST = /^(?:i|we|my|our|us|me|let's|i'm|we're|i'll|we'll|i've|we've)$/u;
const THIRD = /^(?:he|she|it|they|his|her|its|their)$/u;

/** Who the content begins with: the source itself, another, nobody. */
function opening(source: string, content: string, found: Set<string>): void {
  const words = content
    .replace(/^["“'‘(\s]+|^that\s+/gu, '')
    .replace(/^["“'‘\s]+/u, '')
    .split(' ');
  const first = words[0] ?? '';
  if (first === 'to') found.add(`to:${words[1] === 'not' ? 'not' : (words[1] ?? '')}`);
  found.add(`begins:${first} ${words[1] ?? ''}`);
  const alone = /^(?:i|we|he|she|it|they|who)$/u.test(source);
  const who = FIRST.test(first)
    ? 'first'
    : THIRD.test(first)
      ? `third${alone ? ' after pronoun' : ''}`
      : first.length > 3 && source.split(' ').includes(first)
        ? 'source'
        : 'other';
  found.add(`subject:${who}`);
  for (const modal of words
    .slice(1, 7)
    .join(' ')
    .match(/\b(?:will|would|won't|wouldn't|could|may|might|should|must)\b/gu) ?? [])
    found.add(`subject:${who} ${modal}`);
}

/** Tense, voice, negation and modal of the cue's verb. */
function cueForm({ paper }: Ground, { cue }: Parts, found: Set<string>): void {
  if (!cue?.length) return void found.add('cue:none');
  const { words, groups, groupAt } = paper;
  for (const span of cue) {
    for (let i = firstTokenAt(words.start, span.start); i < words.start.length && words.start[i]! < span.end; i++) {
      const group = groups[groupAt[i] ?? -1];
      if (!group) continue;
      found.add(`verb:${group.form}${group.passive ? ' passive' : ''}`);
      if (group.negated) found.add(`verb:not ${group.lemma}`).add('verb:not');
      if (group.modal) found.add(`verb:${group.modal}`);
      found.add(`verb:${words.tag[group.head]}`);
      i = group.to - 1;
    }
  }
}

/** Undertakings that the wording of content or cue tells of. */
function bindingsWithin({ paper: { words }, bindings }: Ground, { cue, content }: Parts, found: Set<string>): void {
  for (const one of bindings) {
    const at = words.start[one.head]!;
    const part = content.some((c) => c.start <= at && at < c.end)
      ? 'in'
      : cue?.some((c) => c.start <= at && at < c.end)
        ? 'by'
        : null;
    if (!part) continue;
    found.add(`${part}:${one.by} ${one.act}`).add(`${part}:${one.by} ${one.act} ${one.polarity}`);
    const subject = one.subject ? words.low.slice(one.subject.from, one.subject.to) : [];
    const who =
      subject.length === 0
        ? 'none'
        : FIRST.test(subject.at(-1)!)
          ? 'first'
          : THIRD.test(subject[0]!)
            ? 'third'
            : 'other';
    found.add(`${part}:${one.by} of ${who}`).add(`${part}:${one.by} ${one.act} of ${who}`);
  }
}

function neighbour(text: string, one: Parts, before: Parts, found: Set<string>): void {
  const cue = wordsIn(text, before.cue).join(' ').toLowerCase();
  if (cue.length < 20) found.add(`before:${cue}`);
  const near = one.content[0]!.start - before.content.at(-1)!.end < 120;
  if (near) found.add('near the one before');
  const source = plainWords(text, one.source);
  if (source !== '' && source === plainWords(text, before.source)) found.add('source of the one before');
}

/** The first token that ends behind a place. */
function firstTokenAt(starts: Int32Array, at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
