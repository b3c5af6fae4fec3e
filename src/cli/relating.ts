import { relative } from 'node:path';
import { acquire } from '../acquire/index.ts';
import { readPages } from '../jobs/index.ts';
import { Failure, type Report, type Span, type Variant } from '../record/index.ts';
import { type ReadArticle, relate } from '../relate/index.ts';

/** Who copied whom in a folder of pages; every span points into the text of the page's file. */
export interface RelatedFolder {
  origin: string | null;
  pages: { file: string; role: Report['role']; of: string | null; credit: Span | null }[];
  statements: { variants: (Pick<Variant, 'content' | 'source' | 'kinds'> & { file: string })[] }[];
}

/**
 * Reads the pages of a folder and relates them.
 * @throws Failure the first page's that cannot be read: a chain with a link missing would mislead
 */
export async function relateFolder(dir: string): Promise<RelatedFolder> {
  const all: ReadArticle[] = [];
  for await (const outcome of readPages(withFileIds(dir), { product: 'both' })) {
    if ('failure' in outcome) throw outcome.failure;
    if ('json' in outcome) all.push(JSON.parse(outcome.json));
  }
  if (all.length === 0) throw new Failure('not_found', 'There are no pages in this folder.', { value: dir });
  const { reports, statements } = await relate(all);
  return {
    origin: originOf(reports),
    pages: reports
      .map((report) => ({
        ...{ file: report.article, role: report.role, of: report.of, credit: report.credit },
      }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    statements: statements.map(({ variants }) => ({
      variants: variants.map(({ article, content, source, kinds }) => ({ file: article, content, source, kinds })),
    })),
  };
}

/** Two files with the same text are two reports here: each article's id is its file's name. */
async function* withFileIds(dir: string): ReturnType<typeof acquire> {
  for await (const acquired of acquire([dir], process.stdin)) {
    if ('skipped' in acquired) continue;
    if (!('page' in acquired)) yield acquired;
    else yield { ...acquired, page: { ...acquired.page, id: relative(dir, acquired.name) } };
  }
}

/** The origin from which most reports derive. */
function originOf(reports: readonly Report[]): string | null {
  const origins = reports.filter(({ role }) => role === 'origin');
  const copies = (family: string): number => reports.filter((report) => report.family === family).length;
  const [first] = origins.sort((a, b) => copies(b.family) - copies(a.family) || (a.article < b.article ? -1 : 1));
  return first?.article ?? null;
}
