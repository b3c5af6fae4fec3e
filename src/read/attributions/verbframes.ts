import type { Candidate, Paper } from './candidate.ts';
import { clauseFollows, contentEnd } from './contents.ts';
import { nounPhraseAfter } from './nouns.ts';
import { following } from './speech.ts';
import type { Run } from './words.ts';

export const TELLS = new Set(
  'tell remind inform assure warn advise convince persuade ask promise show teach notify reassure brief debrief'.split(
    ' ',
  ),
);
const OPEN_MARK = /^(?:["“«]|''|``)$/u;
const RAISING = new Set(['seem', 'appear', 'look', 'sound', 'tend', 'prove']);

/** What stands to the right of a verb: the frame, the token its content begins at, and where the cue ends. */
interface Complement {
  frame: string;
  from: number;
  cueTo: number;
  /** Added to the cue's key: a preposition or particle. */
  word?: string;
  addressee?: boolean;
}

/** Candidates with the content to the right of the verb group at `index`. */
export function rightward(paper: Paper, index: number): Candidate[] {
  const { words, groups, quotations, subjects } = paper;
  const group = groups[index]!;
  const inside = quotations.within[group.head]!;
  const limit = limitOf(paper, group.head);
  const subject = subjects[index]!;
  const found: Candidate[] = [];
  for (const complement of complementsOf(paper, index, limit)) {
    const lemma = complement.frame.startsWith('a.') ? 'be' : group.lemma;
    const key = complement.word ? `${lemma} ${complement.word}` : lemma;
    const passive = group.passive || (group.form === 'y' && subject.by !== 'np' && subject.by !== 'coord');
    const gap = subject.run && /^(?:which|what|whom)$/u.test(words.low[subject.run.from - 1] ?? '') ? 'o.' : '';
    const itself =
      subject.run !== null && words.low[subject.run.from] === 'it' && subject.run.to === subject.run.from + 1;
    const told = itself ? 'pi' : 'p';
    const frames = passive
      ? [`${told}.${complement.frame}`, `ps.${complement.frame}`, 'p.by']
      : [gap + complement.frame, `r.${complement.frame}`];
    if (!frames.some((frame) => paper.worth(key, frame) || (frame === 'p.by' && paper.worth(lemma, frame)))) continue;
    const kind = kindOf(complement.frame);
    const end =
      complement.frame === 'Q'
        ? quoteEnd(paper, complement.from)
        : contentEnd(
            paper,
            complement.from,
            limit,
            kind,
            inside,
            Math.min(
              group.from,
              subject.run && subject.by !== 'ctrl' && subject.by !== 'coord' ? subject.run.from : group.from,
            ),
          );
    const content: Run[] = [{ from: complement.from, to: end }];
    if (complement.frame === 'Q') content.push(...following(paper, end));
    const cue = { from: group.from, to: complement.cueTo };
    const base = { head: group.head, key, cue };
    if (passive) {
      const parts =
        subject.run && subject.by !== 'ctrl' && words.low[subject.run.from] !== 'it'
          ? [subject.run, ...content]
          : content;
      if (complement.word === 'by') {
        const agent = nounPhraseAfter(words, complement.from, limit, true);
        if (agent && subject.run)
          found.push({
            ...base,
            key: group.lemma,
            frame: 'p.by',
            source: agent,
            by: 'after',
            cue: { from: group.from, to: group.to },
            content: [subject.run],
          });
        continue;
      }
      found.push({ ...base, frame: `${told}.${complement.frame}`, source: null, by: 'none', content: parts });
      if (subject.run)
        found.push({ ...base, frame: `ps.${complement.frame}`, source: subject.run, by: subject.by, content });
      continue;
    }
    if (RAISING.has(group.lemma)) {
      const parts = subject.run && words.low[subject.run.from] !== 'it' ? [subject.run, ...content] : content;
      found.push({ ...base, frame: `r.${complement.frame}`, source: null, by: 'none', content: parts });
    }
    found.push({ ...base, frame: gap + complement.frame, source: subject.run, by: subject.by, content });
  }
  return found;
}

/** End of the sentence, or of the quotation where the verb stands in one. */
export function limitOf({ words, quotations }: Paper, at: number): number {
  const q = quotations.within[at]!;
  const sentence = words.sentences[words.sentence[at]!]!;
  return q >= 0 ? Math.min(sentence.to, quotations.list[q]!.to - 1) : sentence.to;
}

const kindOf = (frame: string): string =>
  /^(?:that|cl|wh|to|ing|np|npto|prep)$/u.test(frame)
    ? frame
    : frame === 'npas'
      ? 'np'
      : /^a\./u.test(frame)
        ? kindOf(frame.slice(2))
        : 'rest';

function quoteEnd({ quotations }: Paper, from: number): number {
  const q = quotations.within[from]!;
  return q >= 0 ? quotations.list[q]!.to : from + 1;
}

function complementsOf(paper: Paper, index: number, limit: number): Complement[] {
  const { words, groups } = paper;
  const { low, tag } = words;
  const group = groups[index]!;
  let at = group.to;
  let word: string | undefined;
  if (at < limit && tag[at] === 'L') {
    word = low[at]!;
    at++;
  }
  if (group.lemma === 'make' && (low[at] === 'clear' || low[at + 1] === 'clear')) {
    word = 'clear';
    at = low[at] === 'clear' ? at + 1 : at + 2;
  }
  if (group.copula && /[JYR]/u.test(tag[at] ?? 'K')) return ofAdjective(paper, at, limit);
  const list: Complement[] = [];
  const here = complementAt(paper, at, limit);
  if (here) {
    const prep = here.frame === 'prep' ? here.word! : undefined;
    list.push({
      ...here,
      cueTo: here.frame === 'prep' ? here.from : at,
      ...(word || prep ? { word: [word, prep].filter(Boolean).join(' ') } : {}),
    });
  }
  // "said on Monday that", "told reporters the", "said in a statement: “"
  if (!here || /^(?:np|prep|npto|cl|npas)$/u.test(here.frame)) {
    const told = TELLS.has(group.lemma) ? addressee(paper, at, limit) : at;
    const over = skipAdjuncts(paper, told, limit);
    for (const target of new Set([told, over])) {
      if (target <= at || target >= limit) continue;
      const later = complementAt(paper, target, limit);
      if (!later) continue;
      if (target === over && over !== told && !/^(?:that|Q|wh)$/u.test(later.frame)) continue;
      if (later.frame === 'prep' && told === at) continue;
      const extra = later.frame === 'prep' ? later.word : undefined;
      list.unshift({
        ...later,
        cueTo: at,
        ...(word || extra ? { word: [word, extra].filter(Boolean).join(' ') } : {}),
        addressee: told > at,
      });
      break;
    }
  }
  return list;
}

/** "is confident that", "remained ambiguous on", "are afraid to". */
function ofAdjective(paper: Paper, at: number, limit: number): Complement[] {
  const { low, tag } = paper.words;
  let adjective = at;
  while (adjective + 1 < limit && /[RJY]/u.test(tag[adjective + 1]!) && adjective - at < 3) adjective++;
  if (!/[JY]/u.test(tag[adjective]!)) return [];
  const here = complementAt(paper, adjective + 1, limit);
  if (!here || here.frame === 'np') return [];
  const prep = here.frame === 'prep' ? ` ${here.word}` : '';
  // "ambiguous on any guarantees": "on" names the topic and goes with it
  if (here.word === 'on')
    return [{ frame: 'a.prep', from: here.from - 1, cueTo: adjective + 1, word: low[adjective]! + prep }];
  return [
    {
      frame: `a.${here.frame}`,
      from: here.from,
      cueTo: here.frame === 'prep' ? here.from : adjective + 1,
      word: low[adjective]! + prep,
    },
  ];
}

export function complementAt(paper: Paper, i: number, limit: number): Complement | null {
  const { words, quotations } = paper;
  const { low, tag } = words;
  if (i >= limit) return null;
  const word = low[i]!;
  const plain = { from: i, cueTo: i };
  const opens = (k: number) =>
    k < limit &&
    OPEN_MARK.test(low[k]!) &&
    quotations.within[k]! >= 0 &&
    quotations.list[quotations.within[k]!]!.from === k;
  if (opens(i)) return { frame: 'Q', ...plain };
  if (/^[,:]$/u.test(word) && opens(i + 1)) return { frame: 'Q', from: i + 1, cueTo: i };
  if (word === ':') return i + 1 < limit ? { frame: 'colon', from: i + 1, cueTo: i } : null;
  if (word === 'that' && i + 1 < limit) return { frame: 'that', ...plain };
  if (tag[i] === 'W' || word === 'whether' || (word === 'if' && tag[i] === 'I')) return { frame: 'wh', ...plain };
  if (word === 'to' && (tag[i + 1] === 'V' || (tag[i + 1] === 'R' && tag[i + 2] === 'V') || low[i + 1] === '"'))
    return { frame: 'to', ...plain };
  // "said at least three governments might": a number, not a place
  if (word === 'at' && /^(?:least|most)$/u.test(low[i + 1] ?? '') && clauseFollows(words, i + 1))
    return { frame: 'cl', ...plain };
  if (tag[i] === 'I' || tag[i] === 'T') {
    if (i + 1 >= limit || /^(?:because|while|although|though|since|until|unless|if|than)$/u.test(word)) return null;
    return { frame: 'prep', from: i + 1, cueTo: i + 1, word };
  }
  if (tag[i] === 'G') return { frame: 'ing', ...plain };
  if (/[DNPOJQES]/u.test(tag[i]!) || (tag[i] === 'R' && /[DJQ]/u.test(tag[i + 1] ?? 'K'))) {
    if (clauseFollows(words, i)) return { frame: 'cl', ...plain };
    const phrase = nounPhraseAfter(words, i, limit, false);
    if (!phrase) return null;
    if (low[phrase.to] === 'to' && tag[phrase.to + 1] === 'V') return { frame: 'npto', ...plain };
    if (low[phrase.to] === 'as') return { frame: 'npas', ...plain };
    return { frame: 'np', ...plain };
  }
  return null;
}

export function addressee(paper: Paper, at: number, limit: number): number {
  const { low, tag } = paper.words;
  const phrase = nounPhraseAfter(paper.words, at, limit, false);
  if (!phrase) return at;
  let to = phrase.to;
  // "told reporters Trump was": a bare plural ends before a name
  for (let k = phrase.from + 1; k < phrase.to; k++) {
    if (tag[k] === 'D' && /[NPO]/u.test(tag[k - 1]!)) to = Math.min(to, k);
    if (tag[k] === 'P' && tag[k - 1] === 'N' && low[k - 1]!.endsWith('s')) to = Math.min(to, k);
  }
  return to;
}

/** Steps over time expressions and prepositional phrases that stand between a verb and its content. */
export function skipAdjuncts(paper: Paper, at: number, limit: number): number {
  const { low, tag } = paper.words;
  let i = at;
  for (let steps = 0; steps < 4 && i < limit; steps++) {
    if (tag[i] === 'R') i++;
    else if (tag[i] === 'I' && low[i] !== 'that') {
      const phrase = nounPhraseAfter(paper.words, i + 1, limit, false);
      if (!phrase) break;
      i = phrase.to;
    } else if (
      /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:today|yesterday|earlier|last|this|late|early)$/u.test(low[i]!)
    ) {
      const phrase = nounPhraseAfter(paper.words, i, limit, false);
      i = phrase ? phrase.to : i + 1;
    } else break;
  }
  return i;
}
