import { CUTS } from '../lexicon/cuts.ts';
import type { Paper } from './candidate.ts';
import { SUBORDINATORS } from './nouns.ts';
import type { Run, Words } from './words.ts';

const ADJUNCT =
  /^(?:in|on|at|during|after|before|from|to|with|for|by|of|about|via|through|over|following|amid|late|early)$/u;

/**
 * What joins token `i` to the words before it, where a content may end: "," or "" followed by the kind of word that comes next;
 * null inside a phrase. Kinds: C.v and, then a verb; C.s and, then a clause; C another and; w who, which; g -ing; sub while, as,
 * because; prep; acc according to; np another noun phrase; dash; semi; colon; paren.
 */
export function connectorAt(paper: Paper, i: number): string | null {
  const { words, groups, groupAt } = paper;
  const { low, tag } = words;
  const word = low[i]!;
  if (word === ';') return 'semi';
  if (/^(?:—|–|-{1,3})$/u.test(word)) return 'dash';
  if (word === ':') return 'colon';
  if (word === '(' || word === '[') return 'paren';
  const comma = word === ',';
  const at = comma ? i + 1 : i;
  if (!comma && low[i - 1] === ',') return null;
  const next = low[at];
  if (next === undefined) return null;
  const mark = comma ? ',' : '';
  if (next === 'according') return `${mark}acc`;
  if (tag[at] === 'C') {
    const group = groupAt[at + 1] ?? -1;
    if (group >= 0) return `${mark}C.${groups[group]!.form}`;
    if (/[RLU]/u.test(tag[at + 1] ?? 'K') && (groupAt[at + 2] ?? -1) >= 0) return `${mark}C.f`;
    return clauseFollows(words, at + 1) ? `${mark}C.s` : comma || next === 'but' ? `${mark}C` : null;
  }
  if (tag[at] === 'W') return comma || /^(?:when|where|while)$/u.test(next) ? `${mark}w` : null;
  if (tag[at] === 'G' && comma) return ',g';
  if (SUBORDINATORS.has(next) && next !== 'that' && next !== 'than' && next !== 'of') {
    if (!comma && (next === 'so' || next === 'as') && /[JR]/u.test(tag[at + 1] ?? 'K')) return null;
    return `${mark}${next === 'before' || next === 'after' || next === 'since' ? 'when' : next === 'if' || next === 'unless' || next === 'until' ? 'if' : next}`;
  }
  if (!comma)
    return tag[at] === 'I' && ADJUNCT.test(next)
      ? `prep.${/^(?:of|for|with|from|to|by|about)$/u.test(next) ? 'a' : next}`
      : null;
  if (tag[at] === 'I') return ',prep';
  if (tag[at] === 'T') return ',to';
  if (tag[at] === 'Y') return ',y';
  if (clauseFollows(words, at)) return ',s';
  if (/[DNPJQO]/u.test(tag[at]!)) return ',np';
  return ',x';
}

/** Whether a subject with its finite verb comes at `i`, before any other mark. */
export function clauseFollows({ low, tag, sentence }: Words, i: number): boolean {
  let noun = false;
  for (let k = i; k < low.length && k - i < 16 && sentence[k] === sentence[i]; k++) {
    const t = tag[k]!;
    if (/[ZFXM]/u.test(t)) return noun && tag[k - 1] !== 'C' && !(tag[k - 1] === 'R' && tag[k - 2] === 'C');
    if (/[NPOEDQJ]/u.test(t)) {
      if (t === 'O' && noun && !/[CIP]/u.test(tag[k - 1]!)) return false;
      noun = true;
    } else if (t === 'W') return noun;
    else if (t === 'I' && SUBORDINATORS.has(low[k]!)) return false;
    else if (t === 'T' || t === 'V') return false;
    else if (t === 'K' && !/^["“”'‘’%&$]$/u.test(low[k]!)) return false;
  }
  return false;
}

/**
 * Where a content that begins at `from` ends, as one past its last token. `kind` is the sort of content in lexicon/cuts.ts.
 * Quotations within it are stepped over whole.
 */
export function contentEnd(paper: Paper, from: number, limit: number, kind: string, inside: number): number {
  const { quotations } = paper;
  const cuts = CUTS[kind];
  let i = from;
  while (i < limit) {
    const q = quotations.within[i]!;
    if (q !== inside && q >= 0) {
      i = Math.max(i + 1, quotations.list[q]!.to);
      continue;
    }
    if (i > from) {
      const connector = connectorAt(paper, i);
      if (connector !== null && cuts?.has(connector)) break;
    }
    i++;
  }
  return trimmed(paper.words, from, Math.max(i, from + 1));
}

/** Without a final stop or comma, unless it stands inside a closing quotation mark. */
export function trimmed({ low }: Words, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && /^(?:[.,;:?!—–-]|-{2,3}|\()$/u.test(low[end - 1]!)) end--;
  return end;
}

/** Whether the run begins with a quotation mark and ends with its partner. */
export function isWholeQuotation(paper: Paper, run: Run): boolean {
  const q = paper.quotations.within[run.from]!;
  return q >= 0 && paper.quotations.list[q]!.from === run.from && paper.quotations.list[q]!.to === run.to;
}
