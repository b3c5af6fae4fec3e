import { type Annotator, type Draft, layer } from '../annotator.ts';
import { type Encoded, encode } from './encode.ts';
import { type Frame, framesIn } from './frames.ts';
import { attributionsOf, labelsOf, mentionsOf } from './layers.ts';
import { loadModel, type Model } from './session.ts';

/** What one pass of the encoder over a draft's article gives; the three annotators share it. */
interface Sight {
  encoded: Encoded;
  frames: Frame[];
}

export interface ModelAnnotators {
  /** "reader-en 1". */
  name: string;
  mentions: Annotator;
  attributions: Annotator;
  labels: Annotator;
}

/** Annotators that put the encoder in the place of the rules for names, attributions and labels. Loads the model once. */
export async function modelAnnotators(model?: Model): Promise<ModelAnnotators> {
  const loaded = model ?? (await loadModel());
  const { settings } = loaded;
  const sights = new WeakMap<Draft, Promise<Sight>>();
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
      requires: [],
      adds: ['mentions'],
      async annotate(draft) {
        draft.mentions = mentionsOf((await sightOf(draft)).encoded, settings);
      },
    },
    attributions: {
      name: 'attributions',
      requires: [],
      adds: ['attributions'],
      async annotate(draft) {
        const { encoded, frames } = await sightOf(draft);
        draft.attributions = attributionsOf(draft.article.text, encoded, frames, settings);
      },
    },
    labels: {
      name: 'labels',
      requires: ['attributions'],
      adds: ['labels'],
      async annotate(draft) {
        const { encoded, frames } = await sightOf(draft);
        const labels = await labelsOf(loaded, encoded, frames);
        draft.attributions = layer(draft, 'attributions').map((a, i) => ({ ...a, ...labels[i]! }));
        draft.labels = true;
      },
    },
  };
}

async function look(model: Model, draft: Draft): Promise<Sight> {
  const encoded = await encode(model, draft.article.text, draft.article.furniture);
  return { encoded, frames: await framesIn(model, encoded) };
}
