import type { Attribution, Speaker } from '../../record/index.ts';
import type { Draft } from '../annotator.ts';
import type { Paper } from '../attributions/candidate.ts';
import type { Scene } from '../speakers/scene.ts';
import { sideOfSpeaker } from './holders.ts';

/** An article under reading: what is needed to tell who has bound themselves. */
export interface Reading {
  draft: Draft;
  scene: Scene;
  paper: Paper;
  all: readonly Attribution[];
}

const size = (one: Attribution): number => one.content.reduce((n, c) => n + c.end - c.start, 0);

/** The innermost attribution in whose content a place stands. */
export function reporter(all: readonly Attribution[], at: number): Attribution | null {
  let best: Attribution | null = null;
  for (const one of all)
    if (one.content.some((c) => c.start <= at && at < c.end) && (!best || size(one) < size(best))) best = one;
  return best;
}

export const cueWords = (text: string, told: Attribution): string =>
  told.cue?.map((c) => text.slice(c.start, c.end)).join(' ') ?? '';

export const alike = (a: Speaker, b: Speaker | null): boolean =>
  b !== null && (a.actor === undefined ? b.actor === undefined && a.name === b.name : a.actor === b.actor);

/** Whether an attribution is of a holder itself or of somebody who speaks for it. */
export const speaksFor = (scene: Scene, holder: Speaker, told: Attribution | null): boolean =>
  told !== null &&
  (holder.name === told.speaker?.name || alike(holder, told.speaker) || alike(holder, sideOfSpeaker(scene, told)));

const SAYS = /\b(?:said|says|say|told|tell|wrote|announced|added|declared|stated|insisted|explained|according)\b/iu;

/**
 * Whose words tell of an undertaking: of "Saudi Arabia agreed, an official said" the official's, of "Macron said he agreed"
 * Macron's. Where another tells what the holder said, it is the other's word: "Ruiz told ministers that she would sign, two
 * diplomats said".
 */
export function reportOf(
  scene: Scene,
  own: Attribution,
  around: Attribution | null,
  holder: Speaker,
  all: readonly Attribution[],
): string {
  const above = (one: Attribution): Attribution | null => all.find((a) => a.id === one.parent) ?? null;
  let at = SAYS.test(cueWords(scene.text, own)) ? own : (above(own) ?? around ?? own);
  for (let outer = above(at); outer; outer = above(at)) {
    if (!speaksFor(scene, holder, at) || speaksFor(scene, holder, outer)) break;
    at = outer;
  }
  return at.id;
}
