import { relative } from 'node:path';
import { acquire } from '../acquire/index.ts';
import { readPages } from '../jobs/index.ts';
import type { ReaderName } from '../read/index.ts';
import { Failure } from '../record/index.ts';
import { type FolderRelations, folderRelations, type ReadArticle, relate } from '../relate/index.ts';

/**
 * Reads the pages of a folder and relates them.
 * @throws Failure the first page's that cannot be read: a chain with a link missing would mislead
 */
export async function relateFolder(dir: string, reader: ReaderName): Promise<FolderRelations> {
  const all: ReadArticle[] = [];
  for await (const outcome of readPages(withFileIds(dir), { product: 'both', reader })) {
    if ('failure' in outcome) throw outcome.failure;
    if ('json' in outcome) all.push(JSON.parse(outcome.json));
  }
  if (all.length === 0) throw new Failure('not_found', 'There are no pages in this folder.', { value: dir });
  return folderRelations(
    all.map(({ article }) => ({ file: article.id, article })),
    relate(all),
  );
}

/** Two files with the same text are two reports here: each article's id is its file's name. */
async function* withFileIds(dir: string): ReturnType<typeof acquire> {
  for await (const acquired of acquire([dir], process.stdin)) {
    if (!('page' in acquired)) yield acquired;
    else yield { ...acquired, page: { ...acquired.page, id: relative(dir, acquired.name) } };
  }
}
