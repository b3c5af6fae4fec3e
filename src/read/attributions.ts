import type { Attribution, Span } from '../record/index.ts';
import type { Annotator } from './annotator.ts';
import { candidatesOf, paperOf } from './attributions/candidates.ts';
import { type Choice, choose, nest } from './attributions/choose.ts';
import { withFreeSpeech } from './attributions/free.ts';
import { quotedAs } from './attributions/kinds.ts';
import { leastOf } from './attributions/least.ts';
import { isLikely, weigh } from './attributions/weigh.ts';
import { type Run, spanOf, type Words } from './attributions/words.ts';

/**
 * Who is said to have said what: sources, cues and contents by the grammar of quotations and of reporting, as PolNeAR defines
 * them (Newell and others, LREC 2018), with those inside another's content as its children. Confidence is the rate at which the
 * cue in its construction was an attribution in the corpus it was counted in, moved by the signs around it.
 */
export const attributions: Annotator = {
  name: 'attributions',
  requires: ['sentences', 'tokens'],
  adds: ['attributions'],
  annotate(draft) {
    const paper = paperOf(draft, isLikely);
    const weighed = candidatesOf(paper)
      .map((one) => ({ ...one, ...weigh(paper, one) }))
      .filter((one) => one.confidence >= leastOf(paper, one));
    const chosen = nest(withFreeSpeech(paper, choose(weighed)));
    draft.attributions = chosen.map((one, index) => attribution(paper.words, one, index, chosen));
  },
};

function attribution(words: Words, one: Choice, index: number, chosen: readonly Choice[]): Attribution {
  const content = spansOf(words, one.content);
  return {
    id: `a${index + 1}`,
    source: one.source ? [spanOf(words, one.source)] : null,
    cue: one.cue ? [spanOf(words, one.cue)] : null,
    content,
    kind: quotedAs(words.text, content),
    sourceKind: one.source ? 'named' : 'none',
    act: 'state',
    conditional: false,
    hedged: false,
    commitment: '-',
    speaker: null,
    relay: [],
    parent: chosen[one.parent] ? `a${one.parent + 1}` : null,
    confidence: Math.round(one.confidence * 100) / 100,
  };
}

/** One span a run, those that touch joined. */
function spansOf(words: Words, runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    const next = spanOf(words, run);
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else spans.push(next);
  }
  return spans;
}
