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
  /** Takes files; resolves once there is room for more, which is before they are read. */
  send(id: string, files: readonly SentFile[]): Promise<void>;
}

/** Bytes that wait to be read at most, before more are taken. */
const ROOM = 64 * 1024 * 1024;
/** Imports that are remembered, and things listed of each. */
const MOST_KEPT = 50;
const MOST_LISTED = 500;

/** Reads what is sent, one file after the other; what cannot be read stops nothing. */
export function importer(
  store: Store,
  {
    reader,
    workers,
    onDefect = () => {},
  }: { reader?: ReaderName; workers?: number; onDefect?: (error: unknown) => void } = {},
): Importer {
  const imports = new Map<string, { own: Import; facts: SentFacts }>();
  const queue: { id: string; files: readonly SentFile[] }[] = [];
  let waiting = 0;
  let running = false;
  const wake: (() => void)[] = [];

  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { own, facts } = imports.get(next.id)!;
      try {
        await read(own, next.files, facts);
      } catch (error) {
        if (!(error instanceof Failure)) onDefect(error);
        const failure = error instanceof Failure ? error : defect(error);
        for (const { name } of next.files) own.failed.push({ name, failure });
      }
      own.files.done += next.files.length;
      waiting -= sizeOf(next.files);
      for (const go of wake.splice(0)) go();
      if (!queue.some(({ id }) => id === own.id)) own.ended = new Date().toISOString();
      if (queue.length === 0) await relateIfBehind(store).catch(onDefect);
    }
    running = false;
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

  return {
    begin() {
      const own: Import = {
        ...{ id: randomBytes(9).toString('base64url'), started: new Date().toISOString(), ended: null },
        files: { sent: 0, done: 0 },
        pages: { added: 0, replaced: 0, unchanged: 0 },
        ...{ feeds: 0, failed: [], skipped: [], articles: [] },
      };
      imports.set(own.id, { own, facts: new Map() });
      for (const [id, { own: other }] of imports)
        if (imports.size > MOST_KEPT && other.ended !== null) imports.delete(id);
      return own;
    },
    find: (id) => imports.get(id)?.own ?? null,
    async send(id, files) {
      const found = imports.get(id);
      if (!found)
        throw new Failure('not_found', 'There is no such import.', { value: id, advice: 'Begin again on /import.' });
      while (waiting > 0 && waiting + sizeOf(files) > ROOM) await new Promise<void>((go) => wake.push(go));
      found.own.files.sent += files.length;
      found.own.ended =
        files.length === 0 && found.own.files.done === found.own.files.sent ? new Date().toISOString() : null;
      if (files.length === 0) return;
      waiting += sizeOf(files);
      queue.push({ id, files });
      if (running) return;
      running = true;
      void work();
    },
  };
}

const isListName = (name: string): boolean => /\.(?:opml|xml)$/i.test(name);

const sizeOf = (files: readonly SentFile[]): number => files.reduce((sum, { bytes }) => sum + bytes.length, 0);

const defect = (error: unknown): Failure =>
  new Failure('defect', `This met a mistake of ours: ${(error as Error)?.message ?? error}.`, {
    advice: 'Please report it with the file.',
  });
