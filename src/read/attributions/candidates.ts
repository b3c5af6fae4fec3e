import type { Draft } from '../annotator.ts';
import type { Candidate, Paper } from './candidate.ts';
import type { Grammar } from './grammar.ts';
import { leftward } from './leftward.ts';
import { nominal } from './nounframes.ts';
import { headed, prepositional } from './phraseframes.ts';
import { quotationsOf } from './quotes.ts';
import { subjectOf } from './subjects.ts';
import { rightward } from './verbframes.ts';
import { verbGroupsOf } from './verbs.ts';
import { wordsOf } from './words.ts';

/** The article with its quotations, verb groups and their subjects. */
export function paperOf(draft: Draft, worth: Paper['worth'] = () => true): Paper {
  const words = wordsOf(draft);
  const quotations = quotationsOf(words);
  const groups = verbGroupsOf(words, quotations);
  const groupAt = new Int32Array(words.low.length).fill(-1);
  groups.forEach((group, k) => void groupAt.fill(k, group.from, group.to));
  const grammar: Grammar = { words, quotations, groups };
  const subjects = groups.map((_, k) => subjectOf(grammar, k));
  return { ...grammar, groupAt, subjects, worth };
}

/** Every construction of the grammar that could be an attribution, likely or not. */
export function candidatesOf(paper: Paper): Candidate[] {
  const { words, groups } = paper;
  const found: Candidate[] = [];
  groups.forEach((_, k) => void found.push(...leftward(paper, k), ...rightward(paper, k)));
  for (let i = 0; i < words.low.length; i++) {
    if (words.tag[i] === 'N') found.push(...nominal(paper, i));
    else if (words.tag[i] === 'G' || words.tag[i] === 'I') found.push(...prepositional(paper, i));
  }
  for (const sentence of words.sentences) found.push(...headed(paper, sentence));
  return found.filter((one) => one.content.every((run) => run.to > run.from));
}
