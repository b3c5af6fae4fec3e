import type { Dirent } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure, type Page } from '../record/index.ts';

/** What a folder's index.json says of a page. */
export type Facts = Partial<Pick<Page, 'url' | 'title' | 'outlet' | 'published'>>;

const Index = z.array(
  z.object({
    file: z.string().min(1),
    outlet: z.string().nullish(),
    url: z.string().nullish(),
    published: z.string().nullish(),
    title: z.string().nullish(),
  }),
);

/**
 * The facts of a folder's pages by file name, from its optional index.json: `[{file, outlet?, url?, published?, title?}]`.
 * A JSON file of that name that is something else is taken as none.
 * @throws Failure `unreadable` where it is no JSON
 */
export async function indexOf(folder: string, entries: readonly Dirent[]): Promise<Map<string, Facts>> {
  if (!entries.some((entry) => entry.name === 'index.json')) return new Map();
  const path = join(folder, 'index.json');
  return factsIn(await readFile(path, 'utf8'), path);
}

/** The facts of an index.json's text. */
export function factsIn(text: string, path: string): Map<string, Facts> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new Failure('unreadable', `The index of the folder is not JSON: ${(error as Error).message}.`, {
      value: path,
      advice:
        'Mend it, or take it away: it is a list such as [{"file": "a.txt", "outlet": "…", "published": "2025-02-26"}].',
    });
  }
  const index = Index.safeParse(raw);
  if (!index.success) return new Map();
  return new Map(
    index.data.map(({ file, outlet, url, published, title }) => [
      file,
      { outlet: outlet ?? null, url: url ?? null, published: published ?? null, title: title ?? null },
    ]),
  );
}
