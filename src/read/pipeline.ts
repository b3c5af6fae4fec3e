import type { Annotator } from './annotator.ts';
import { attributions } from './attributions.ts';
import { commitments } from './commitments.ts';
import { events } from './events.ts';
import { labels } from './labels.ts';
import { mentions } from './mentions.ts';
import { sentences } from './sentences.ts';
import { speakers } from './speakers.ts';
import { timexes } from './timexes.ts';
import { tokens } from './tokens.ts';

/** THE order in which the rules read an article. */
export const RULES: readonly Annotator[] = [
  sentences, // first: everything later stays within a sentence or steps over its end on purpose
  tokens,
  mentions, // before timexes: "May" and "March" may be names
  timexes, // before attributions: "said on Sunday" must not leave "on Sunday" in the content
  attributions,
  labels, // before speakers: an unnamed source is never resolved to a name
  speakers, // before commitments: the holder is a speaker or someone a speaker names
  commitments,
  events, // last: participants are actors that speakers learned from the text
];

/** The same order with the encoder's names, attributions and labels in the place of the rules'; the other steps are shared. */
export const withModel = (model: {
  mentions: Annotator;
  attributions: Annotator;
  labels: Annotator;
}): readonly Annotator[] =>
  RULES.map((step) =>
    step === mentions || step === attributions || step === labels ? model[step.name as keyof typeof model] : step,
  );
