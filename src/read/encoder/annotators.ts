import type { Article, Span } from '../../record/index.ts';
import { type Annotator, type Draft, layer } from '../annotator.ts';
import { groundOf, signsOfAll } from '../labels/signs.ts';
import { type Encoded, encode } from './encode.ts';
import { type Frame, framesIn } from './frames.ts';
import { joined } from './joined.ts';
import { attributionsOf, labelsOf, soundAct, trusted } from './layers.ts';
import { namesIn } from './names.ts';
import { refined } from './refined.ts';
import { loadModel, type Model } from './session.ts';
import { whole } from './whole.ts';

/** What one pass of the encoder over a draft's article gives; the three annotators share it. */
interface Sight {
  encoded: Encoded;
  frames: Frame[];
}

/** Of each attribution of a draft the index of its frame; null for those that only the rules have found. */
type FrameIndices = (number | null)[];

export interface ModelAnnotators {
  /** "reader-en 1". */
  name: string;
  mentions: Annotator;
  attributions: Annotator;
  labels: Annotator;
}

/**
 * Annotators that put the encoder before the rules for names, attributions and labels. `rules.mentions` still tells which actor
 * a name is of, and states and peoples from other names; `rules.attributions` adds what it is sure of and the encoder does not
 * see; `rules.labels` gives the labels in which it is better.
 * Loads the model once.
 */
export async function modelAnnotators(
  rules: { mentions: Annotator; attributions: Annotator; labels: Annotator },
  model?: Model,
): Promise<ModelAnnotators> {
  const loaded = model ?? (await loadModel());
  const { settings } = loaded;
  const sights = new WeakMap<Draft, Promise<Sight>>();
  const framesBehind = new WeakMap<Draft, FrameIndices>();
  const sightOf = (draft: Draft): Promise<Sight> => {
    let sight = sights.get(draft);
    if (!sight) {
      sight = look(loaded, draft);
      sights.set(draft, sight);
    }
    return sight;
  };
  return {
    name: settings.name,
    mentions: {
      name: 'mentions',
      requires: ['sentences', 'tokens'],
      adds: ['mentions'],
      async annotate(draft) {
        await rules.mentions.annotate(draft);
        const { encoded } = await sightOf(draft);
        draft.mentions = refined(draft.article.text, await namesIn(loaded, draft, encoded), layer(draft, 'mentions'));
      },
    },
    attributions: {
      name: 'attributions',
      requires: rules.attributions.requires,
      adds: ['attributions'],
      async annotate(draft) {
        await rules.attributions.annotate(draft);
        const { encoded, frames } = await sightOf(draft);
        const seen = attributionsOf(draft.article.text, encoded, frames, settings);
        const sound = whole(draft.article.text, seen, titleIn(draft.article));
        const all = joined(sound, layer(draft, 'attributions'), settings.threshold.rules);
        draft.attributions = all.map(({ attribution }) => attribution);
        framesBehind.set(
          draft,
          all.map(({ frame }) => frame),
        );
      },
    },
    labels: {
      name: 'labels',
      requires: rules.labels.requires,
      adds: ['labels'],
      async annotate(draft) {
        await rules.labels.annotate(draft);
        if (!settings.trusted.length) return;
        const { encoded, frames } = await sightOf(draft);
        const all = layer(draft, 'attributions');
        draft.wording = new Map(all.map(({ id, act, commitment }) => [id, { act, commitment }]));
        const behind = framesBehind.get(draft)!;
        const seen = all.flatMap((_, i) => (behind[i] === null ? [] : [i]));
        const signs = loaded.signs.size ? signsOfAll(groundOf(draft), all) : [];
        const labels = await labelsOf(
          loaded,
          encoded,
          seen.map((i) => frames[behind[i]!]!),
          seen.map((i) => signs[i] ?? []),
        );
        draft.attributions = all.map((a, i) => {
          const told = labels[seen.indexOf(i)];
          if (!told) return a;
          const labelled = { ...a, ...trusted(told, settings) };
          return { ...labelled, act: soundAct(labelled.act, a.act) };
        });
      },
    },
  };
}

/** Where the title stands in the text, when the text begins with it. */
function titleIn({ text, title }: Article): Span | null {
  if (!title) return null;
  const start = text.indexOf(title);
  return start !== -1 &&
    start < 500 &&
    /^\s*(?:\n|$)/u.test(text.slice(start + title.length, start + title.length + 80))
    ? { start, end: start + title.length }
    : null;
}

async function look(model: Model, draft: Draft): Promise<Sight> {
  const encoded = await encode(model, draft.article.text, draft.article.furniture);
  return { encoded, frames: await framesIn(model, encoded) };
}
