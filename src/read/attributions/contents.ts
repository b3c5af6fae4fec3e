import { CUTS, SUBORDINATE_CUTS } from '../lexicon/cuts.ts';
import type { Paper } from './candidate.ts';
import { SUBORDINATORS } from './nouns.ts';
import type { Run, Words } from './words.ts';

const REPORTS = new Set(
  'say add note argue call cite tell warn claim accuse suggest insist write ask urge explain describe declare promise vow'.split(
    ' ',
  ),
);
const ADJUNCT =
  /^(?:in|on|at|during|after|before|from|to|with|for|by|of|about|via|through|over|following|amid|late|early)$/u;

/**
 * What joins token `i` to the words before it, where a content may end: "," or "" followed by the kind of word that comes next;
 * null inside a phrase. Kinds: C.v and, then a verb; C.s and, then a clause; C another and; w who, which; v a finite verb; g -ing; sub while, as,
 * because; prep; acc according to; np another noun phrase; dash; semi; colon; paren. A final ! marks words of saying.
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
    if (/^(?:that|to|how|whether|why|what)$/u.test(low[at + 1] ?? '')) return `${mark}C.that`;
    if (group >= 0) return `${mark}C.${groups[group]!.form}${REPORTS.has(groups[group]!.lemma) ? '!' : ''}`;
    if (/[RLU]/u.test(tag[at + 1] ?? 'K') && (groupAt[at + 2] ?? -1) >= 0) return `${mark}C.f`;
    return clauseFollows(words, at + 1)
      ? `${mark}C.s${reportFollows(paper, at + 1) ? '!' : ''}`
      : comma || next === 'but'
        ? `${mark}C`
        : null;
  }
  if (tag[at] === 'W') return comma || /^(?:when|where|while)$/u.test(next) ? `${mark}w` : null;
  if (tag[at] === 'G' && comma) return REPORTS.has(groups[groupAt[at]!]?.lemma ?? '') ? ',g!' : ',g';
  if (SUBORDINATORS.has(next) && next !== 'that' && next !== 'than' && next !== 'of') {
    if (!comma && (next === 'so' || next === 'as') && /[JR]/u.test(tag[at + 1] ?? 'K')) return null;
    return `${mark}${next === 'before' || next === 'after' || next === 'since' ? 'when' : next === 'if' || next === 'unless' || next === 'until' ? 'if' : next}`;
  }
  if (!comma)
    return tag[at] === 'I' && ADJUNCT.test(next)
      ? `prep.${/^(?:of|for|with|from|to|by|about)$/u.test(next) ? 'a' : next}`
      : null;
  if (/^(?:despite|amid|amidst|given|following|notwithstanding|barring|regardless)$/u.test(next)) return ',despite';
  if (tag[at] === 'I') return ',prep';
  if (tag[at] === 'T') return ',to';
  if (groups[groupAt[at]!]?.from === at && groups[groupAt[at]!]?.form === 'f') return ',v';
  if (tag[at] === 'Y') return ',y';
  if (clauseFollows(words, at)) return reportFollows(paper, at) ? ',s!' : ',s';
  if (/[DNPJQO]/u.test(tag[at]!)) return ',np';
  return ',x';
}

/** Whether the first finite verb from `i` on is one of saying. */
function reportFollows({ words, groups, groupAt }: Paper, i: number): boolean {
  for (let k = i; k < words.low.length && words.sentence[k] === words.sentence[i]; k++) {
    const group = groups[groupAt[k]!];
    if (group?.form === 'f') return REPORTS.has(group.lemma);
  }
  return false;
}

/** Whether a cue's clause is subordinate and its main clause comes after it: "While the ministry said that …, allies doubt it." */
export function isSubordinate({ words }: Paper, start: number): boolean {
  const { low, sentences, sentence } = words;
  const first = sentences[sentence[start]!]!.from;
  for (let i = start; i >= first && start - i < 8; i--) {
    if (i < start && (low[i] === ',' || low[i] === ';')) return false;
    if (/^(?:while|although|though|whereas|if|when|because|since|as|after|before|once|unless)$/u.test(low[i]!))
      return i === first || /^(?:,|but|and|that|even)$/u.test(low[i - 1]!) || i === first + 1;
  }
  return false;
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
 * Where a content that begins at `from` ends, as one past its last token. `kind` is the sort of content in lexicon/cuts.ts;
 * `cueFrom` is where its clause's subject or cue begins. Quotations within it are stepped over whole.
 */
export function contentEnd(
  paper: Paper,
  from: number,
  limit: number,
  kind: string,
  inside: number,
  cueFrom = from,
): number {
  const { quotations } = paper;
  const cuts = CUTS[kind];
  const subordinate = cueFrom < from && isSubordinate(paper, cueFrom);
  let i = from;
  while (i < limit) {
    const q = quotations.within[i]!;
    if (q !== inside && q >= 0) {
      i = Math.max(i + 1, quotations.list[q]!.to);
      continue;
    }
    if (i > from) {
      const connector = connectorAt(paper, i);
      if (connector !== null && (cuts?.has(connector) || (subordinate && SUBORDINATE_CUTS.has(connector)))) break;
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
