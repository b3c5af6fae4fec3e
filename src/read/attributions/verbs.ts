import { verbLemma } from '../lemmas.ts';
import type { Quotations } from './quotes.ts';
import type { Run, Words } from './words.ts';

/** A verb with its auxiliaries, negation and adverbs: "has also said", "would not say". */
export interface VerbGroup extends Run {
  /** Token of the main verb. */
  head: number;
  lemma: string;
  /** f finite, g -ing, t to-infinitive, y bare participle. */
  form: 'f' | 'g' | 't' | 'y';
  passive: boolean;
  negated: boolean;
  /** The modal or future auxiliary in lower case, if any. */
  modal: string | null;
  /** Form of "be", "seem" or the like with no verb after it. */
  copula: boolean;
}

const AUXILIARY = new Set(['be', 'have', 'do']);
const COPULA = new Set([
  'be',
  'seem',
  'appear',
  'remain',
  'become',
  'feel',
  'sound',
  'look',
  'get',
  'stay',
  'grow',
  'stand',
]);
const VERBAL = /[VZFXYGM]/u;
const NOT = new Set(['not', "n't", 'never']);

/** Every verb group, in order; none crosses a quotation mark or a sentence. */
export function verbGroupsOf(words: Words, quotations: Quotations): VerbGroup[] {
  const { low, tag, sentence } = words;
  const groups: VerbGroup[] = [];
  const same = (i: number, j: number) =>
    j < low.length && sentence[i] === sentence[j] && quotations.within[i] === quotations.within[j];
  for (let i = 0; i < low.length; i++) {
    if (!VERBAL.test(tag[i]!) && !misread(words, i)) continue;
    if (tag[i] === 'N' || VERBAL.test(tag[i]!)) {
      const group = groupAt(words, i, same);
      groups.push(group);
      i = group.to - 1;
    }
  }
  return groups;
}

function groupAt(words: Words, i: number, same: (i: number, j: number) => boolean): VerbGroup {
  const { low, tag } = words;
  let head = i;
  let lemma = tag[i] === 'M' ? low[i]! : verbLemma(low[i]!);
  let modal = tag[i] === 'M' ? low[i]! : null;
  let negated = i > 0 && same(i, i - 1) && NOT.has(low[i - 1]!);
  let passive = false;
  while (tag[head] === 'M' || AUXILIARY.has(lemma) || (lemma === 'go' && low[head + 1] === 'to')) {
    let next = head + 1;
    let denied = false;
    while (same(i, next) && next - head < 4 && (tag[next] === 'R' || NOT.has(low[next]!))) {
      denied ||= NOT.has(low[next]!);
      next++;
    }
    if (lemma === 'go' && tag[head] === 'G') next = head + 2;
    if (!same(i, next) || !/[VYGXZF]/u.test(tag[next]!) || (AUXILIARY.has(lemma) && /[ZF]/u.test(tag[next]!))) {
      negated ||= denied;
      if (tag[head] !== 'M' && !AUXILIARY.has(lemma)) break;
      break;
    }
    if (lemma === 'go') modal ??= 'going to';
    negated ||= denied;
    passive = lemma === 'be' && tag[next] !== 'G' && tag[next] !== 'V';
    head = next;
    lemma = verbLemma(low[next]!);
  }
  let from = i;
  while (
    from > 0 &&
    same(i, from - 1) &&
    tag[from - 1] === 'R' &&
    !/^(?:however|then|now|instead|meanwhile|yet|so|still|most|many|some)$/u.test(low[from - 1]!)
  )
    from--;
  const first = tag[i]!;
  const infinitive = first === 'V' && i > 0 && low[from - 1] === 'to';
  const before = i > 0 && same(i, from - 1) ? from - 1 : -1;
  const unmarked = head === i && /[XY]/u.test(first);
  const form = infinitive
    ? 't'
    : first === 'G' || low[i] === 'warning'
      ? 'g'
      : unmarked && before >= 0 && /^(?:when|if|once|unless|until|though|while|as)$/u.test(low[before]!)
        ? 'y'
        : first === 'Y' && !(unmarked && before >= 0 && hasObject(words, before, i + 1))
          ? 'y'
          : 'f';
  return {
    from,
    to: head + 1,
    head,
    lemma,
    form,
    passive,
    negated: negated || low.slice(from, i).some((word) => NOT.has(word)),
    modal,
    copula: COPULA.has(lemma) && !passive,
  };
}

/** A past tense that was taken for a participle has a subject before it and an object behind: "Biden mocked the plan". */
const hasObject = ({ low, tag }: Words, before: number, after: number): boolean =>
  /[NPOWDQ]/u.test(tag[before]!) && (/[DPO]/u.test(tag[after] ?? 'K') || /^(?:that|["“])$/u.test(low[after] ?? ''));

const REPORTS =
  /^(?:claim|charge|report|note|show|argue|fear|hope|plan|say|worry|suggest|estimate|warn|add|tweet|vow|complain|contend|concede|insist|predict|state|counter|maintain|assert|allege|caution|stress|signal|indicate|believe|think|demand|promise|pledge|deny|admit|conclude|write|urge|want)s?$/u;

/** A verb that was taken for a noun: "officials claim that", "critics charge the plan", ", warning that". */
function misread({ low, tag, sentence }: Words, i: number): boolean {
  if (tag[i] !== 'N' || i === 0 || sentence[i - 1] !== sentence[i]) return false;
  const next = low[i + 1];
  const before = low[i - 1]!;
  if (next === undefined) return false;
  if (low[i] === 'warning' && before === ',') return next === 'that' || next === 'of';
  if (!REPORTS.test(low[i]!) || !/^(?:that|he|she|they|it|["“,:])$/u.test(next)) return false;
  if (/[PO]/u.test(tag[i - 1]!) || tag[i - 1] === 'W' || before === 'to') return true;
  if (tag[i - 1] === 'N') return before.endsWith('s') !== low[i]!.endsWith('s') || next === 'that';
  return next === 'that' && /^[,)—–”"]$|^--$/u.test(before);
}
