import { basename, dirname } from 'node:path/posix';
import { Failure } from '../record/index.ts';
import type { Acquired } from './acquired.ts';
import { type Facts, factsIn } from './folder.ts';
import { pagesOfLines } from './jsonl.ts';
import { isAboutFolder, isLineFile, isPageFile, isWarcFile, mediaTypeOf } from './kinds.ts';
import { LARGEST_PAGE, tooLarge } from './sizes.ts';
import { pagesOfWarc } from './warc.ts';

/** A file that somebody sent: its path inside the folder that was chosen, or its name. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** What the index.json files among sent files say, by path. */
export type SentFacts = Map<string, Facts>;

/**
 * The pages of files that were sent: web archives, JSON Lines, HTML and text. An index.json of a folder goes into `facts`,
 * for the files that come after it. What cannot be read is a failure in its place.
 */
export async function* pagesSent(files: readonly SentFile[], facts: SentFacts = new Map()): AsyncGenerator<Acquired> {
  for (const { name, bytes } of files) {
    if (basename(name) !== 'index.json') continue;
    try {
      const folder = dirname(name);
      for (const [file, known] of factsIn(Buffer.from(bytes).toString('utf8'), name))
        facts.set(folder === '.' ? file : `${folder}/${file}`, known);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield { name, id: null, failure: error };
    }
  }
  for (const { name, bytes } of files) {
    if (isAboutFolder(basename(name))) continue;
    if (isWarcFile(name)) yield* pagesOfWarc(once(bytes), name);
    else if (isLineFile(name)) yield* pagesOfLines(once(bytes), name);
    else if (bytes.length > LARGEST_PAGE) yield { name, id: null, failure: tooLarge(name, bytes.length) };
    else if (isPageFile(name) || facts.has(name))
      yield {
        name,
        page: { id: null, url: null, charset: null, ...facts.get(name), mediaType: mediaTypeOf(name), body: bytes },
      };
    else yield { name, skipped: 'not a page: HTML, text, JSON Lines and WARC are read' };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
