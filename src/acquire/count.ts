import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAddress } from './address.ts';
import { isAboutFolder, isLineFile, isPageFile, isWarcFile } from './kinds.ts';

/**
 * How many pages `acquire` will find in these inputs, about (a web archive counts as one); null where that
 * cannot be known before, as of `-`.
 */
export async function countPages(inputs: readonly string[]): Promise<number | null> {
  let pages = 0;
  for (const input of inputs) {
    if (input === '-') return null;
    pages += isAddress(input) ? 1 : await countIn(input);
  }
  return pages;
}

async function countIn(path: string): Promise<number> {
  const there = await stat(path).catch(() => null);
  if (!there?.isDirectory()) return there && isLineFile(path) ? countLines(path) : 1;
  let pages = 0;
  for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
    if (isAboutFolder(entry.name)) continue;
    const inside = join(path, entry.name);
    if (entry.isDirectory() || isLineFile(inside)) pages += await countIn(inside);
    else if (isPageFile(inside) || isWarcFile(inside)) pages++;
  }
  return pages;
}

async function countLines(path: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>)
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) lines++;
  return lines;
}
