import { randomBytes } from 'node:crypto';
import { isOpml, pagesSent, readOpml, type SentFacts, type SentFile } from '../acquire/index.ts';
import type { ReaderName } from '../read/index.ts';
import { Failure } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { followList } from './feeds/follow.ts';
import { ingest } from './ingest.ts';
import { relateIfBehind } from './relating.ts';

/** Files that somebody brings into the record, as far as they have been read. */
export interface Import {
  id: string;
  started: string;
  /** Null while something of it waits or is read. */
  ended: string | null;
  /** Files that came, and of which nothing is left to do. */
  files: { sent: number; done: number };
  pages: { added: number; replaced: number; unchanged: number };
  /** Feeds that lists of subscriptions brought. */
  feeds: number;
  failed: { name: string; failure: Failure }[];
  skipped: { name: string; reason: string }[];
  /** Articles that were read, the latest first. */
  articles: { id: string; name: string }[];
}

export interface Importer {
  /** Begins an import, to which files are then sent. */
  begin(): Import;
  find(id: string): Import | null;
  /** Takes files; resolves once they are kept on disk, which is before they are read. */
  send(id: string, files: readonly SentFile[]): Promise<void>;
  /** Reads what an earlier program had taken and did not come to read. */
  resume(): Promise<void>;
}

/** Imports that are remembered, and things listed of each. */
const MOST_KEPT = 50;
const MOST_LISTED = 500;

/** An import with what it knows: facts that one file told of others, and the numbers of those that were read. */
interface Known {
  own: Import;
  facts: SentFacts;
  read: number[];
}

/**
 * Reads what is sent, one file after the other; what cannot be read stops nothing. Files are kept in the record until all of their
 * import are read: where the program ends before that, `resume` reads them again, and finds most of it there.
 */
export function importer(
  store: Store,
  {
    reader,
    workers,
    onDefect = () => {},
  }: { reader?: ReaderName; workers?: number; onDefect?: (error: unknown) => void } = {},
): Importer {
  const imports = new Map<string, Known>();
  const queue: { id: string; ns: readonly number[] }[] = [];
  let running = false;

  function start(): void {
    if (running) return;
    running = true;
    void store.received
      .alone(async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await readNext(imports.get(next.id)!, next);
      })
      .catch(onDefect)
      .then(() => {
        running = false;
        if (queue.length > 0) start(); // sent after the last look
      });
  }

  async function readNext(known: Known, { id, ns }: { id: string; ns: readonly number[] }): Promise<void> {
    const { own, facts } = known;
    const loaded = await Promise.all(ns.map((n) => store.received.load(n)));
    const files = loaded.filter((file) => file !== null);
    try {
      await read(own, files, facts);
      known.read.push(...ns);
    } catch (error) {
      // The record could not be written: the files stay, and are read when the program starts again.
      if (!(error instanceof Failure)) onDefect(error);
      const failure = error instanceof Failure ? error : defect(error);
      for (const { name } of files) own.failed.push({ name, failure });
    }
    own.files.done += ns.length;
    if (!queue.some((one) => one.id === id)) {
      await store.received.drop(known.read.splice(0));
      own.ended = new Date().toISOString();
    }
    if (queue.length === 0) await relateIfBehind(store).catch(onDefect);
  }

  async function read(own: Import, files: readonly SentFile[], facts: SentFacts): Promise<void> {
    const pages: SentFile[] = [];
    for (const file of files) {
      const list = isListName(file.name) ? Buffer.from(file.bytes).toString('utf8') : null;
      if (list !== null && isOpml(list)) await followed(own, file.name, list);
      else pages.push(file);
    }
    const options = { ...(reader === undefined ? {} : { reader }), ...(workers === undefined ? {} : { workers }) };
    for await (const one of ingest(store, pagesSent(pages, facts), options)) {
      if ('skipped' in one) {
        if (own.skipped.length < MOST_LISTED) own.skipped.push({ name: one.name, reason: one.skipped });
      } else if ('failure' in one) {
        if (own.failed.length < MOST_LISTED) own.failed.push(one);
      } else {
        own.pages[one.saved]++;
        own.articles.unshift({ id: one.id, name: one.name });
        own.articles.length = Math.min(own.articles.length, MOST_LISTED);
      }
    }
  }

  async function followed(own: Import, name: string, text: string): Promise<void> {
    try {
      own.feeds += (await followList(store, await readOpml(text, name))).added;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      own.failed.push({ name, failure: error });
    }
  }

  function begin(id = randomBytes(9).toString('base64url')): Import {
    const own: Import = {
      ...{ id, started: new Date().toISOString(), ended: null },
      files: { sent: 0, done: 0 },
      pages: { added: 0, replaced: 0, unchanged: 0 },
      ...{ feeds: 0, failed: [], skipped: [], articles: [] },
    };
    imports.set(id, { own, facts: new Map(), read: [] });
    for (const [other, { own: old }] of imports)
      if (imports.size > MOST_KEPT && old.ended !== null) imports.delete(other);
    return own;
  }

  return {
    begin,
    find: (id) => imports.get(id)?.own ?? null,
    async send(id, files) {
      const found = imports.get(id);
      if (!found)
        throw new Failure('not_found', 'There is no such import.', { value: id, advice: 'Begin again on /import.' });
      const { own } = found;
      own.files.sent += files.length;
      own.ended = files.length === 0 && own.files.done === own.files.sent ? new Date().toISOString() : null;
      if (files.length === 0) return;
      queue.push({ id, ns: await store.received.add(id, files) });
      start();
    },
    async resume() {
      const waiting = await store.received.waiting();
      if (waiting.length === 0) return;
      for (const [id, files] of Map.groupBy(waiting, ({ importId }) => importId)) {
        (imports.get(id)?.own ?? begin(id)).files.sent += files.length;
        for (const { n } of files) queue.push({ id, ns: [n] });
      }
      start();
    },
  };
}

const isListName = (name: string): boolean => /\.(?:opml|xml)$/i.test(name);

const defect = (error: unknown): Failure =>
  new Failure('defect', `This met a mistake of ours: ${(error as Error)?.message ?? error}.`, {
    advice: 'Please report it with the file.',
  });
