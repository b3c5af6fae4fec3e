import { type ReadArticle, type Relations, relate } from '../relate/index.ts';
import type { Store } from '../store/index.ts';

/** Finds who copied whom over the whole record, and saves it. */
export async function relateRecord(store: Store): Promise<Relations> {
  const all: ReadArticle[] = [];
  for (const { id } of await store.articles()) {
    const [article, reading] = [await store.article(id), await store.reading(id)];
    if (article && reading) all.push({ article, reading });
  }
  const relations = await relate(all);
  await store.saveRelations(relations.reports, relations.statements);
  return relations;
}
