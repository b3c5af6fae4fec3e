import { extname } from 'node:path';

/** Media type by the end of a file's name. */
const KINDS: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.txt': 'text/plain',
  '.text': 'text/plain',
};

const end = (path: string): string => extname(path).toLowerCase();

export const isLineFile = (path: string): boolean => end(path) === '.jsonl' || end(path) === '.ndjson';

/** A web archive, packed or not. */
export const isWarcFile = (path: string): boolean => /\.warc(?:\.gz)?$/i.test(path);

export const isPageFile = (path: string): boolean => end(path) in KINDS;

/** What tells of a folder and is no page of it. */
export const isAboutFolder = (name: string): boolean =>
  name.startsWith('.') || name === 'index.json' || /^(?:README|LICEN[CS]E)(?:\.(?:md|txt))?$/i.test(name);

/** The media type that a file's name promises; null where it promises none. */
export const mediaTypeOf = (path: string): string | null => KINDS[end(path)] ?? null;
