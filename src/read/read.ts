import type { Article, Reading } from '../record/index.ts';
import { type Annotator, type Draft, layer } from './annotator.ts';
import { attributions } from './attributions.ts';
import { labels } from './labels.ts';
import { mentions } from './mentions.ts';
import { RULES, withModel } from './pipeline.ts';

export const READERS = ['model', 'rules'] as const;
export type ReaderName = (typeof READERS)[number];
/** The reader where none is asked for. */
export const DEFAULT_READER: ReaderName = 'model';

export interface ReadOptions {
  reader?: ReaderName;
}

/** Reads one article. Pure: the same article and options give the same reading. */
export async function read(article: Article, options: ReadOptions = {}): Promise<Reading> {
  const { steps, name } = await readerOf(options.reader ?? DEFAULT_READER);
  const draft: Draft = { article };
  for (const step of steps) await step.annotate(draft);
  return {
    id: article.id,
    text: article.text,
    published: article.published,
    reader: name,
    sentences: layer(draft, 'sentences').map(({ start, end }) => ({ start, end })),
    mentions: layer(draft, 'mentions'),
    timexes: layer(draft, 'timexes'),
    attributions: layer(draft, 'attributions'),
    commitments: layer(draft, 'commitments'),
    events: layer(draft, 'events'),
    actors: draft.actors ?? [],
  };
}

async function readerOf(reader: ReaderName): Promise<{ steps: readonly Annotator[]; name: string }> {
  if (reader === 'rules') return { steps: RULES, name: 'rules 1' };
  if (reader === 'model') {
    const { modelAnnotators } = await import('./encoder/index.ts');
    const model = await modelAnnotators({ mentions, attributions, labels });
    return { steps: withModel(model), name: model.name };
  }
  throw new Error(`no reader is called "${reader}"`);
}
