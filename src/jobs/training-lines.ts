import { type Article, type Correction, correct, type Reading } from '../record/index.ts';
import type { Store } from '../store/index.ts';

/**
 * The corrections of one article as examples to learn from: stand-off, every span in UTF-16 units into `text`. `machine` and
 * `corrected` are the readings before and after; `corrections` say which lines of them a person looked at.
 */
export interface TrainingLine extends Pick<Article, 'id' | 'url' | 'outlet' | 'published'> {
  text: string;
  machine: Reading;
  corrected: Reading;
  corrections: Correction[];
  /** Corrections that have no place in the reading of the day. */
  orphaned: Correction[];
}

/** Corrections at a time. */
const PAGE = 500;

/** Every article that somebody corrected, with what was undone left out. */
export async function* trainingLines(store: Store): AsyncGenerator<TrainingLine> {
  const byArticle = new Map<string, Correction[]>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.corrections.list({ limit: PAGE, offset });
    for (const { correction } of page)
      if (correction.undone === null)
        byArticle.set(correction.article, [correction, ...(byArticle.get(correction.article) ?? [])]);
    if (page.length < PAGE) break;
  }
  for (const [id, corrections] of byArticle) {
    const [article, machine] = [await store.article(id), await store.corrections.machine(id)];
    if (!article || !machine) continue;
    const { reading, orphaned } = correct(machine, corrections);
    const { url, outlet, published, text } = article;
    yield {
      ...{ id, url, outlet, published, text, machine, corrected: reading },
      corrections: corrections.filter((one) => !orphaned.includes(one.id)),
      orphaned: corrections.filter((one) => orphaned.includes(one.id)),
    };
  }
}
