import type { Attribution } from '../record/index.ts';
import { type Annotator, layer } from './annotator.ts';
import { actEvidence, type Spoken, sourceEvidence } from './labels/evidence.ts';
import { likeliestAct, likeliestSource } from './labels/scores.ts';
import { boundBy, isConditional, isHedged, isOffice, isWithheld, plainWords, settledAct } from './labels/words.ts';

/**
 * Labels of every attribution after docs/GUIDELINE.md: kind of source and act by weighed evidence and by what the wording settles,
 * then the flags.
 */
export const labels: Annotator = {
  name: 'labels',
  requires: ['attributions', 'mentions'],
  adds: ['labels'],
  annotate(draft) {
    const { text } = draft.article;
    const mentions = layer(draft, 'mentions');
    for (const one of layer(draft, 'attributions'))
      label(one, { text, mentions, source: one.source, cue: one.cue, content: one.content });
    draft.labels = true;
  },
};

function label(one: Attribution, spoken: Spoken): void {
  const cue = plainWords(spoken.text, one.cue);
  const content = plainWords(spoken.text, one.content);
  one.sourceKind = sourceKindOf(spoken);
  one.act = settledAct(cue, content, one.sourceKind) ?? likeliestAct(actEvidence(spoken));
  one.conditional = isConditional(cue, content);
  one.hedged = isHedged(cue, content);
  one.commitment = boundBy(one.act, content);
}

function sourceKindOf(spoken: Spoken): Attribution['sourceKind'] {
  const { source, mentions } = spoken;
  if (!source?.length) return 'none';
  const words = plainWords(spoken.text, source);
  const end = source.at(-1)!.end;
  const person = mentions.some(
    (one) => one.type === 'PER' && source[0]!.start <= one.start && Math.abs(end - one.end) < 2,
  );
  if (isWithheld(words, person)) return 'unnamed';
  return isOffice(words) ? 'named' : likeliestSource(sourceEvidence(spoken));
}
