import { createReadStream } from 'node:fs';
import type { WARCRecord } from 'warcio';
import { Failure, type Page } from '../record/index.ts';
import type { Acquired } from './acquired.ts';
import { charsetOf } from './address.ts';
import { archiveBytes, noArchive } from './archive-bytes.ts';
import { LARGEST_PAGE, tooLarge } from './sizes.ts';

/** The pages of a web archive (WARC 1.0 and 1.1, packed or not) in a file. */
export const pagesOfWarcFile = (path: string): AsyncGenerator<Acquired> =>
  pagesOfWarc(createReadStream(path, { highWaterMark: 256 * 1024 }), path);

/**
 * The pages of a web archive: answers of status 200, and resources, that are HTML or text, under the addresses that they were
 * had from. All other records are passed over. A record that is damaged or too large fails alone; where the archive
 * itself is damaged the rest of it fails as one.
 */
export async function* pagesOfWarc(bytes: AsyncIterable<Uint8Array>, from: string): AsyncGenerator<Acquired> {
  const { WARCParser } = await import('warcio');
  let some = false;
  try {
    for await (const record of WARCParser.iterRecords(archiveBytes(bytes, from))) {
      some ||= record.warcHeaders.statusline.startsWith('WARC/');
      const kind = kindOf(record);
      if (kind === null) continue;
      const url = record.warcTargetURI!;
      const name = `${from}: ${url}`;
      try {
        yield { name, page: { ...page(url, kind), body: await bodyOf(record, name) } };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        yield { name, id: null, failure: error };
      }
    }
    if (!some) yield { name: from, id: null, failure: noArchive(from) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const failure =
      code === 'ENOENT'
        ? new Failure('not_found', 'There is no such file or folder.', { value: from, advice: 'Check the path.' })
        : error instanceof Failure
          ? error
          : noArchive(from, error);
    yield { name: from, id: null, failure };
  }
}

interface Kind {
  mediaType: string;
  charset: string | null;
}

/** What a record holds, where that is a page. */
function kindOf(record: WARCRecord): Kind | null {
  if (!/^https?:\/\//i.test(record.warcTargetURI ?? '')) return null;
  const type =
    record.warcType === 'response' && Number(record.httpHeaders?.statusCode) === 200
      ? record.httpHeaders!.headers.get('content-type')
      : record.warcType === 'resource'
        ? record.warcContentType
        : null;
  const mediaType = (type ?? '').toLowerCase().split(';', 1)[0]!.trim();
  return /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(mediaType)
    ? { mediaType: mediaType === 'text/plain' ? mediaType : 'text/html', charset: charsetOf(type!) }
    : null;
}

const page = (url: string, { mediaType, charset }: Kind): Omit<Page, 'body'> => ({ id: null, url, mediaType, charset });

async function bodyOf(record: WARCRecord, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of record) {
    size += part.length;
    if (size > LARGEST_PAGE) throw tooLarge(name, size);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
