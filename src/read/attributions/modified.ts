import type { Grammar } from './grammar.ts';
import { nounPhraseBefore, SUBORDINATORS } from './nouns.ts';
import type { VerbGroup } from './verbs.ts';
import type { Run, Words } from './words.ts';

/** Verbs whose own clause may follow without "that": what comes behind them is no description of a noun. */
const TAKES_CLAUSE =
  /^(?:say|think|believe|hope|know|claim|fear|suggest|note|add|argue|insist|warn|admit|feel|find|report|mean|write|state|see|expect|suppose|announce|declare|conclude|deny|confirm)$/u;

/**
 * The whole noun phrase of which `run`, found before the verb group at `index`, is only the end: "a senior official who took part
 * in the meeting", "a diplomat briefed on the visit". A verb before the verb of a subject, without a mark or a conjunction between
 * them, describes the subject. Of "had offered troops and three" only what follows "and" is the subject.
 */
export function wholeSubject(grammar: Grammar, index: number, run: Run, lowest: number): Run {
  const { words, groups } = grammar;
  const { low, tag } = words;
  let k = index - 1;
  while (k >= 0 && groups[k]!.from >= lowest && /[tg]/u.test(groups[k]!.form)) k--;
  const verb = groups[k];
  if (!verb || verb.from < lowest || verb.to >= run.to || !isUnbroken(words, verb.to, run.to)) return run;
  let before = verb.from - 1;
  while (before > lowest && tag[before] === 'R') before--;
  if (before <= lowest) return run;
  const noun = /[NPQE]/u.test(tag[before - 1] ?? 'K');
  const relative =
    noun && /^(?:who|which|that)$/u.test(low[before]!) && (low[before] !== 'that' || !isReport(groups, words, before));
  const head = relative
    ? nounPhraseBefore(words, before, lowest)
    : isReduced(words, verb) && /[NP]/u.test(tag[before]!)
      ? nounPhraseBefore(words, before + 1, lowest)
      : null;
  if (head && !(relative && TAKES_CLAUSE.test(verb.lemma) && tag[verb.to] !== 'I'))
    return { from: head.from, to: run.to };
  if (verb.to <= run.from) return run;
  for (let i = run.to - 2; i >= verb.to; i--) if (tag[i] === 'C') return { from: i + 1, to: run.to };
  return run;
}

/** "briefed on", "told of": a participle alone with a preposition behind it. */
const isReduced = ({ tag }: Words, verb: VerbGroup): boolean =>
  verb.from === verb.head && /[XY]/u.test(tag[verb.head]!) && tag[verb.to] === 'I' && !TAKES_CLAUSE.test(verb.lemma);

/** "said in a statement that …": what follows "that" is said, not a description. */
const isReport = (groups: readonly VerbGroup[], words: Words, that: number): boolean =>
  groups.some(
    (g) => g.to <= that && that - g.to < 8 && words.sentence[g.from] === words.sentence[that] && saysThat(g.lemma),
  );
const saysThat = (lemma: string): boolean => TAKES_CLAUSE.test(lemma) || lemma === 'tell';

function isUnbroken({ tag, low }: Words, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      tag[i] === 'W' ||
      (SUBORDINATORS.has(low[i]!) && !/^(?:after|before|since|as)$/u.test(low[i]!)) ||
      (tag[i] === 'K' && !/^['’%&$-]$/u.test(low[i]!))
    )
      return false;
  return true;
}
