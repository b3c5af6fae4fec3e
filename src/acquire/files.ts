import { createReadStream, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Failure, type Page } from '../record/index.ts';
import type { Acquired } from './acquired.ts';
import { type Facts, indexOf } from './folder.ts';
import { pagesOfLines } from './jsonl.ts';
import { isAboutFolder, isLineFile, isPageFile, isWarcFile, mediaTypeOf } from './kinds.ts';
import { LARGEST_PAGE, tooLarge } from './sizes.ts';
import { pagesOfWarcFile } from './warc.ts';

/** The pages of a file, or of every file in a folder and the folders in it, in the order of their names. */
export async function* pagesOfPath(path: string): AsyncGenerator<Acquired> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (there instanceof Error) yield { name: path, id: null, failure: fileFailure(path, there) };
  else if (there.isDirectory()) yield* pagesOfFolder(path);
  else if (isLineFile(path)) yield* pagesOfLineFile(path);
  else if (isWarcFile(path)) yield* pagesOfWarcFile(path);
  else yield await pageOfFile(path, {});
}

/** The pages of a JSON Lines file, whatever its name. */
export async function* pagesOfLineFile(path: string): AsyncGenerator<Acquired> {
  try {
    yield* pagesOfLines(createReadStream(path, { highWaterMark: 1024 * 1024 }), path);
  } catch (error) {
    yield { name: path, id: null, failure: fileFailure(path, error as NodeJS.ErrnoException) };
  }
}

/** @throws Failure `not_found` or `unreadable` where the path is no file that can be read */
export async function mustBeFile(path: string): Promise<void> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (there instanceof Error) throw fileFailure(path, there);
  if (there.isDirectory())
    throw new Failure('unreadable', 'This is a folder, not a file of lines.', {
      value: path,
      advice: 'Name a file in it.',
    });
}

async function* pagesOfFolder(folder: string): AsyncGenerator<Acquired> {
  let entries: Dirent[];
  let facts: Map<string, Facts>;
  try {
    entries = await readdir(folder, { withFileTypes: true });
    facts = await indexOf(folder, entries);
  } catch (error) {
    const failure = error instanceof Failure ? error : fileFailure(folder, error as NodeJS.ErrnoException);
    yield { name: folder, id: null, failure };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (isAboutFolder(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pagesOfFolder(path);
    else if (isLineFile(path)) yield* pagesOfLineFile(path);
    else if (isWarcFile(path)) yield* pagesOfWarcFile(path);
    else if (isPageFile(path) || facts.has(entry.name)) yield await pageOfFile(path, facts.get(entry.name) ?? {});
    else yield { name: path, skipped: `not a page (${extname(path) || 'no file type'})` };
    facts.delete(entry.name);
  }
  for (const name of facts.keys()) {
    const path = join(folder, name);
    yield {
      name: path,
      id: null,
      failure: new Failure('not_found', 'index.json names a file that is not there.', { value: path }),
    };
  }
}

async function pageOfFile(path: string, facts: Facts): Promise<Acquired> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_PAGE) return { name: path, id: null, failure: tooLarge(path, size) };
    const page: Page = {
      ...{ id: null, url: null, charset: null, ...facts },
      mediaType: mediaTypeOf(path),
      body: await readFile(path),
    };
    return { name: path, page };
  } catch (error) {
    return { name: path, id: null, failure: fileFailure(path, error as NodeJS.ErrnoException) };
  }
}

function fileFailure(path: string, error: NodeJS.ErrnoException): Failure {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return new Failure('not_found', 'There is no such file or folder.', { value: path, advice: 'Check the path.' });
  const why = error.code === 'EACCES' || error.code === 'EPERM' ? 'you may not read it' : error.message;
  return new Failure('unreadable', `The file cannot be read: ${why}.`, {
    value: path,
    advice: 'Check its permissions.',
  });
}
