import { nounLemma } from '../lemmas.ts';
import type { Candidate, Paper } from './candidate.ts';
import { contentEnd } from './contents.ts';
import { nounPhraseAfter, nounPhraseBefore } from './nouns.ts';
import { complementAt, limitOf } from './verbframes.ts';
import type { Run } from './words.ts';

const LIGHT = new Set(
  'make give express raise voice issue have take offer show deliver release draw mount launch win get send hold put reach lend file cast sign level share feel face announce publish write'.split(
    ' ',
  ),
);

/** Candidates whose cue is a noun: his claim that, criticism of, gave no promises on, concerns about. */
export function nominal(paper: Paper, head: number): Candidate[] {
  const { words, quotations, groups, groupAt, subjects } = paper;
  const { low, tag } = words;
  const limit = limitOf(paper, head);
  const inside = quotations.within[head]!;
  const complement = complementAt(paper, head + 1, limit);
  if (!complement) return [];
  let frame = complement.frame;
  let key = nounLemma(low[head]!);
  let cueTo = head + 1;
  let from = complement.from;
  let source: Run | null = null;
  let by: Candidate['by'] = 'none';
  if (frame === 'prep') {
    if (/^(?:by|from)$/u.test(complement.word!)) {
      // "criticism from allies of the plan", "a warning by the ministry that"
      source = nounPhraseAfter(words, complement.from, limit, false);
      const later = source ? complementAt(paper, source.to, limit) : null;
      if (!later || !/^(?:that|prep|to)$/u.test(later.frame)) return [];
      by = 'of';
      frame = later.frame;
      from = later.from;
      if (later.word) key += ` ${later.word}`;
    } else {
      key += ` ${complement.word}`;
      cueTo = complement.from;
    }
  } else if (!/^(?:that|to|wh|colon|Q)$/u.test(frame)) return [];
  let cueFrom = head;
  while (
    cueFrom > 0 &&
    /[JNY]/u.test(tag[cueFrom - 1]!) &&
    words.sentence[cueFrom - 1] === words.sentence[head] &&
    quotations.within[cueFrom - 1] === inside
  )
    cueFrom--;
  const lowest = words.sentences[words.sentence[head]!]!.from;
  let prefix = '0';
  const before = cueFrom - 1;
  if (!source && before >= lowest) {
    if (tag[before] === 'S' && low[before]!.startsWith("'")) {
      source = nounPhraseBefore(words, before, lowest);
      by = 'own';
      prefix = 's';
      cueFrom = before;
    } else if (/^(?:his|her|their|my|our|its|your)$/u.test(low[before]!)) {
      source = { from: before, to: cueFrom };
      by = 'own';
      prefix = 's';
    } else {
      let verb = before;
      if (/[DQ]/u.test(tag[verb]!)) verb--;
      const group = verb >= lowest ? groupAt[verb]! : -1;
      if (group >= 0 && LIGHT.has(groups[group]!.lemma) && !groups[group]!.passive) {
        const subject = subjects[group]!;
        source = subject.run;
        by = subject.by;
        prefix = 'v';
        cueFrom = groups[group]!.from;
        head = groups[group]!.head;
      } else if (tag[before] === 'D') cueFrom = before;
    }
  } else if (source) prefix = 'f';
  if (!paper.worth(key, `n${prefix}.${frame}`)) return [];
  const kind = frame === 'prep' ? 'n' : /^(?:that|wh|to)$/u.test(frame) ? frame : 'rest';
  let end =
    frame === 'Q' ? quotations.list[quotations.within[from]!]!.to : contentEnd(paper, from, limit, kind, inside);
  if (frame === 'that') end = Math.min(end, mainVerb(paper, head, from, end) ?? end);
  return [
    {
      head,
      key,
      frame: `n${prefix}.${frame}`,
      source,
      by,
      cue: { from: cueFrom, to: Math.max(cueTo, cueFrom + 1) },
      content: [{ from, to: end }],
    },
  ];
}

/** "His claim that the fees were illegal | drew laughter": where the clause that the noun is the subject of goes on with its verb. */
function mainVerb({ words, groups, groupAt }: Paper, head: number, from: number, end: number): number | null {
  const { low, tag, sentence } = words;
  for (let i = head - 1; i >= 0 && sentence[i] === sentence[head]; i--)
    if (groups[groupAt[i]!]?.form === 'f') return null;
  let finite = 0;
  for (let i = from; i < end; i++) {
    const group = groups[groupAt[i]!];
    if (!group || group.from !== i) continue;
    if (group.form === 'f' && !/[CWKT]/u.test(tag[i - 1]!) && low[i - 1] !== 'that' && ++finite === 2) return i;
    if (group.form === 'f' && finite === 0) finite = 1;
    i = group.to - 1;
  }
  return null;
}
