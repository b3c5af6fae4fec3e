import type { Grammar } from './grammar.ts';
import { wholeSubject } from './modified.ts';
import { nounPhraseAfter, nounPhraseBefore } from './nouns.ts';
import type { VerbGroup } from './verbs.ts';
import type { Run, Words } from './words.ts';

/** Who a verb is said of, and by which construction they were found. */
export interface Subject {
  run: Run | null;
  /** np: noun phrase before; rel: who, which; app: over a parenthesis; coord: subject of an earlier verb; ctrl: of a participle or infinitive; none. */
  by: 'np' | 'rel' | 'app' | 'coord' | 'ctrl' | 'none';
}

const NONE: Subject = { run: null, by: 'none' };

/** Finds the subject of the group at `index`; looks at earlier groups of the sentence for shared subjects. */
export function subjectOf(grammar: Grammar, index: number, depth = 0): Subject {
  const { words, groups, quotations } = grammar;
  const group = groups[index]!;
  const sentence = words.sentences[words.sentence[group.from]!]!;
  let lowest = sentence.from;
  const quotation = quotations.within[group.from]!;
  if (quotation >= 0) lowest = Math.max(lowest, quotations.list[quotation]!.from + 1);
  if (depth > 6) return NONE;
  if (group.form === 'f' || (group.form === 'y' && looksFinite(words, group, lowest))) {
    return ofFinite(grammar, index, lowest, depth);
  }
  return ofBare(grammar, index, lowest, depth);
}

function looksFinite({ low, tag }: Words, group: VerbGroup, lowest: number): boolean {
  if (group.from <= lowest) return false;
  const before = tag[group.from - 1]!;
  return /[NPOWSC]/u.test(before) ? low[group.to] !== 'by' : low[group.from - 1] === ',';
}

function ofFinite(grammar: Grammar, index: number, lowest: number, depth: number): Subject {
  const { words, groups } = grammar;
  const { low, tag } = words;
  const group = groups[index]!;
  let end = group.from;
  // "Democrats, however, said", "Trump then said"
  while (
    end > lowest &&
    (tag[end - 1] === 'R' || (low[end - 1] === ',' && tag[end - 2] === 'R' && low[end - 3] === ','))
  )
    end--;
  if (end <= lowest) return NONE;
  const before = end - 1;
  if (/^(?:when|where|why|how|while|if|once|unless|until)$/u.test(low[before]!)) return NONE;
  if (tag[before] === 'W' || (low[before] === 'that' && before > lowest && /[NP]/u.test(tag[before - 1]!))) {
    return { run: { from: before, to: end }, by: 'rel' };
  }
  if (tag[before] === 'C') {
    const earlier = previous(grammar, index, lowest, true);
    return earlier === null ? NONE : { ...subjectOf(grammar, earlier, depth + 1), by: 'coord' };
  }
  if (/^[,—–)-]$|^--$/u.test(low[before]!)) return overParenthesis(words, before, lowest);
  const run = nounPhraseBefore(words, end, lowest);
  return run ? { run: wholeSubject(grammar, index, run, lowest), by: 'np' } : NONE;
}

/** "Smith, a lawyer from Ohio, said"; "Reid, who endorsed her, repeated". */
function overParenthesis(words: Words, comma: number, lowest: number): Subject {
  const { low, tag } = words;
  const opening = low[comma] === ')' ? '(' : low[comma]!;
  let i = comma - 1;
  let apposition = true;
  for (; i > lowest && comma - i < 45; i--) {
    if (low[i] !== opening) continue;
    const head = tag[i + 1]!;
    const relative =
      /[WGY]/u.test(head) ||
      /^(?:asked|pressed|questioned|quoted|reached|contacted|told|cited)$/u.test(low[i + 1]!) ||
      /^(?:when|if|as|in|on|at|after|speaking|who)$/u.test(low[i + 1]!);
    const verbs = hasFinite(words, i + 1, comma);
    const reduced = /^(?:an?|the|one)$/u.test(low[i + 1]!) && !hasPronoun(words, i + 1, comma);
    if (verbs && !relative && !reduced) continue;
    if (!/[NPOQSJ)K]/u.test(tag[i - 1] ?? 'K') || (tag[i - 1] === 'K' && !/^[)”"]$/u.test(low[i - 1]!))) continue;
    if (tag[i - 1] === 'Q' && tag[i - 2] === 'K') continue;
    const run = nounPhraseBefore(words, i, lowest);
    if (!run) continue;
    const start = run.from;
    const common = /[DJN]/u.test(tag[start]!) && start - 1 > lowest && low[start - 1] === ',' && tag[start - 2] === 'P';
    if (common && !hasFinite(words, start, i)) continue;
    apposition = !relative;
    return { run: apposition ? { from: run.from, to: comma } : run, by: 'app' };
  }
  return NONE;
}

const hasPronoun = ({ tag }: Words, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (tag[i] === 'O') return true;
  return false;
};

const hasFinite = ({ tag }: Words, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (/[ZFXM]/u.test(tag[i]!)) return true;
  return false;
};

function ofBare(grammar: Grammar, index: number, lowest: number, depth: number): Subject {
  const { words, groups } = grammar;
  const { low, tag } = words;
  const group = groups[index]!;
  let end = group.from;
  if (group.form === 't') end--;
  while (end > lowest && tag[end - 1] === 'R') end--;
  const before = end - 1;
  if (group.form === 't' && before >= lowest && /[NPO]/u.test(tag[before]!)) {
    // "urged the court to rule": whoever is urged
    const object = previous(grammar, index, lowest, false);
    if (
      object !== null &&
      /^(?:urge|ask|tell|want|push|call|allow|lead|press|encourage|force|order|invite|expect|get|persuade|convince|prompt)$/u.test(
        groups[object]!.lemma,
      )
    ) {
      const run = nounPhraseAfter(words, groups[object]!.to, end, false);
      if (run && run.to === end) return { run, by: 'ctrl' };
    }
  }
  if (group.form !== 't' && before >= lowest && /[NP]/u.test(tag[before]!)) {
    const run = nounPhraseBefore(words, end, lowest);
    return run ? { run, by: 'np' } : NONE;
  }
  if (before >= lowest && tag[before] === 'S') return { run: nounPhraseBefore(words, before, lowest), by: 'np' };
  for (
    let earlier = previous(grammar, index, lowest, false);
    earlier !== null;
    earlier = previous(grammar, earlier, lowest, false)
  ) {
    const found = subjectOf(grammar, earlier, depth + 1);
    if (found.run) return { run: found.run, by: 'ctrl' };
    if (depth > 2) break;
  }
  const later = groups.findIndex(
    (other, k) => k > index && other.form === 'f' && words.sentence[other.from] === words.sentence[group.from],
  );
  if (later < 0) return NONE;
  const found = subjectOf(grammar, later, depth + 1);
  return found.run && found.run.from > group.head && low[found.run.from - 1] === ','
    ? { run: found.run, by: 'ctrl' }
    : NONE;
}

/** The nearest earlier group of the same sentence and quotation that can share its subject. */
function previous(grammar: Grammar, index: number, lowest: number, finite: boolean): number | null {
  const { words, groups, quotations } = grammar;
  const group = groups[index]!;
  for (let k = index - 1; k >= 0 && groups[k]!.from >= lowest; k--) {
    const other = groups[k]!;
    if (quotations.within[other.from] !== quotations.within[group.from]) continue;
    if (finite && other.form !== 'f' && other.form !== 'y') continue;
    if (!finite && other.form === 'y') continue;
    if (finite && other.form === 'y' && !looksFinite(words, other, lowest)) continue;
    return k;
  }
  return null;
}
