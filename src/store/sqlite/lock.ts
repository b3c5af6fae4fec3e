import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../record/index.ts';
import { isBusy } from './connection.ts';

interface Writer {
  pid: number;
  host: string;
}

/** What one program at a time does in a folder: the lock's file, the card that says who holds it, and how to say so. */
export interface Post {
  file: string;
  card: string;
  doing: string;
  advice: string;
}

export const WRITING: Post = {
  ...{ file: 'lock', card: 'writer.json', doing: 'Another program is writing to this record' },
  advice: 'Wait until it is done, or end it; or use another folder with --data.',
};

export const FETCHING: Post = {
  ...{ file: 'fetching', card: 'fetcher.json', doing: 'Another program fetches the feeds of this record' },
  advice: 'It does what is due. rapporteur serve fetches by itself while it runs.',
};

/** Work of several transactions that one program at a time does; others wait for it. */
export const working = (name: string): Post => ({
  ...{
    file: `work-${name}`,
    card: `work-${name}.json`,
    doing: `Another program does this work on the record (${name})`,
  },
  advice: 'Try again in a moment.',
});

/**
 * Makes this the only writer of the folder, and returns what lets go of it. The lock is one of the operating system's,
 * taken through SQLite on a file of its own: it falls with the process that holds it, however that ends, so there is no
 * stale lock to break. The card only says who holds it.
 * @throws Failure `locked`, naming the process
 */
export function lock(dir: string, post = WRITING): () => void {
  const held = new DatabaseSync(join(dir, post.file), { timeout: 0 });
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    if (!isBusy(error)) throw error;
    const writer = writerOf(dir, post);
    const who = writer ? `process ${writer.pid}${writer.host === hostname() ? '' : ` on ${writer.host}`}` : 'a process';
    throw new Failure('locked', `${post.doing}: ${who}.`, {
      value: dir,
      advice: post.advice,
    });
  }
  const card = join(dir, post.card);
  writeFileSync(card, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Writer));
  return () => {
    rmSync(card, { force: true });
    held.close();
  };
}

/** The writer's card; read again for a moment where it is only just being written. */
function writerOf(dir: string, post: Post): Writer | null {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const card = JSON.parse(readFileSync(join(dir, post.card), 'utf8')) as Writer;
      if (Number.isInteger(card.pid)) return card;
    } catch {
      // Not there or half written.
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return null;
}
