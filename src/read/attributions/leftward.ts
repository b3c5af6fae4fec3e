import type { Candidate, Paper } from './candidate.ts';
import { contentEnd, trimmed } from './contents.ts';
import { nounPhraseAfter } from './nouns.ts';
import type { Quotation } from './quotes.ts';
import { following } from './speech.ts';
import { addressee, limitOf, skipAdjuncts, TELLS } from './verbframes.ts';
import type { Run } from './words.ts';

/** Candidates with the content to the left of the verb group at `index`: “…,” he said; …, said Mr. Baker; the plan, he said, is dead. */
export function leftward(paper: Paper, index: number): Candidate[] {
  const { words, groups, subjects, quotations } = paper;
  const { low } = words;
  const group = groups[index]!;
  if (group.form !== 'f' && group.form !== 'y') return [];
  const inside = quotations.within[group.head]!;
  const limit = limitOf(paper, group.head);
  const lowest = words.sentences[words.sentence[group.head]!]!.from;
  const subject = subjects[index]!;
  const key = group.lemma;
  // "the agency reports citing local media"
  const cue: Run = { from: group.from, to: low[group.to] === 'citing' ? group.to + 1 : group.to };
  const found: Candidate[] = [];

  const place = (source: Run, by: Candidate['by'], start: number, after: number, order: 'sv' | 'vs') => {
    let p = start - 1;
    if (low[p] === ',' || /^(?:—|–|-{1,3})$/u.test(low[p] ?? '')) p--;
    if (p < 0) return;
    const q = quotations.within[p]!;
    const tail = tailOf(paper, index, after, limit);
    if (q >= 0 && q !== inside && quotations.list[q]!.to === p + 1 && words.paragraph[p] === words.paragraph[start]) {
      const quotation = quotations.list[q]!;
      const lead = leadOf(paper, quotation);
      const content = [...chain(paper, quotation), { from: lead ?? quotation.from, to: quotation.to }];
      content.push(
        ...rest(paper, tail, limit, inside),
        ...following(paper, words.sentences[words.sentence[group.head]!]!.to),
      );
      found.push({
        head: group.head,
        key,
        frame: lead === null ? `Q.${order}` : `M.${order}`,
        source,
        by,
        cue,
        content: tidy(content),
      });
      return;
    }
    if (p === start - 1 || p <= lowest || start - 1 <= lowest) return;
    const end = low[tail] === undefined || tail >= limit || /^[.;?!]$/u.test(low[tail]!);
    if (!end && low[tail] !== ',') return;
    const from = clauseStart(paper, start - 2, lowest, inside);
    const to = trimmed(words, from, start - 1);
    if (to <= from) return;
    const later = end ? [] : rest(paper, tail, limit, inside);
    found.push({
      head: group.head,
      key,
      frame: later.length ? `S+.${order}` : `S.${order}`,
      source,
      by,
      cue,
      content: [{ from, to }, ...later],
    });
  };

  if (subject.run && (subject.by === 'np' || subject.by === 'app')) {
    const after = TELLS.has(group.lemma) ? addressee(paper, group.to, limit) : group.to;
    place(subject.run, subject.by, subject.run.from, after, 'sv');
  }
  const before = low[group.from - 1] ?? '';
  if (group.from > lowest - 1 && /^(?:,|["”»]|''|—|–|-{1,3})$/u.test(before) && group.head === group.to - 1) {
    const source = nounPhraseAfter(words, group.to, limit, true);
    if (source) place(source, 'after', group.from, source.to, 'vs');
  }
  return found;
}

/** Past the adjuncts behind a cue: "he said on Monday". */
function tailOf(paper: Paper, index: number, after: number, limit: number): number {
  const { words, groups } = paper;
  let tail = skipAdjuncts(paper, after, limit);
  if (words.tag[tail] === 'G' && words.low[tail - 1] !== ',') {
    while (tail < limit && !/^[.,;]$/u.test(words.low[tail]!)) tail++;
  }
  return Math.max(tail, groups[index]!.to);
}

/** The rest of a sentence that goes on behind ", he said,". */
function rest(paper: Paper, tail: number, limit: number, inside: number): Run[] {
  const { words, quotations } = paper;
  if (words.low[tail] !== ',' || tail + 1 >= limit) return [];
  const next = tail + 1;
  const q = quotations.within[next]!;
  if (q >= 0 && q !== inside && quotations.list[q]!.from === next) {
    return [{ from: next, to: Math.max(quotations.list[q]!.to, contentEnd(paper, next, limit, 'rest', inside)) }];
  }
  if (/[GWY]/u.test(words.tag[next]!) || words.low[next] === 'according') return [];
  const end = contentEnd(paper, next, limit, 'rest', inside);
  return end > next ? [{ from: next, to: end }] : [];
}

function clauseStart(paper: Paper, at: number, lowest: number, inside: number): number {
  const { words, quotations } = paper;
  for (let i = at; i > lowest; i--) {
    const q = quotations.within[i]!;
    if (q !== inside && q >= 0) continue;
    if (words.low[i] === ';' || words.low[i] === ':') return i + 1;
  }
  let from = lowest;
  if (inside >= 0) from = Math.max(from, quotations.list[inside]!.from + 1);
  if (words.tag[from] === 'C' && from < at) from++;
  return from;
}

/** Where the content begins when words of the same sentence stand before the quotation: the rule is “unfair,” he said. */
function leadOf({ words }: Paper, quotation: Quotation): number | null {
  const first = words.sentences[words.sentence[quotation.from]!]!.from;
  if (first >= quotation.from) return null;
  for (let i = quotation.from - 1; i >= first; i--) if (words.low[i] === ':' || words.low[i] === ';') return null;
  return first;
}

/** The earlier paragraphs of a quotation that goes on over several. */
function chain({ quotations }: Paper, quotation: Quotation): Run[] {
  const found: Run[] = [];
  let at = quotations.list.indexOf(quotation);
  while (quotations.list[at]!.goesOn && at > 0) {
    at--;
    found.unshift({ from: quotations.list[at]!.from, to: quotations.list[at]!.to });
  }
  return found;
}

function tidy(content: Run[]): Run[] {
  const sorted = [...content].sort((a, b) => a.from - b.from);
  return sorted.filter((run, i) => i === 0 || run.from >= sorted[i - 1]!.to);
}
