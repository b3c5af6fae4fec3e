import { Failure, type Page } from '../record/index.ts';
import { type Answer, type FetchLimits, fetchPublic } from './fetch.ts';

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/** The hosts that RAPPORTEUR_PRIVATE_HOSTS names, parted by commas: they may be asked though they are not public. */
export const privateHosts = (): string[] =>
  (process.env['RAPPORTEUR_PRIVATE_HOSTS'] ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);

/**
 * Fetches one page from the public network.
 * @throws Failure `network` where nothing comes or the server refuses, `refused_address` where it is not public, `not_text`
 * where it is no page, `too_large`, `bad_argument`
 */
export async function pageAt(address: string, limits: FetchLimits = { privateHosts: privateHosts() }): Promise<Page> {
  return pageFrom(await fetchPublic(address, isPage, limits), address);
}

/**
 * Whether an answer is to be a page, by its head.
 * @throws Failure `not_text`
 */
export function isPage({ contentType, url }: Pick<Answer, 'contentType' | 'url'>): boolean {
  const type = mediaTypeOf(contentType);
  if (type === '' || /^text\/|html|xml/.test(type)) return true;
  throw new Failure('not_text', `The address gives ${type}, which is no page of text.`, { value: url });
}

/**
 * The page of an answer.
 * @throws Failure `network`, `gone` or `busy` where the server has none to give
 */
export function pageFrom(answer: Answer, address: string): Page {
  if (answer.status < 200 || answer.status > 299) throw unwilling(answer, address);
  return {
    id: null,
    url: answer.url,
    mediaType: mediaTypeOf(answer.contentType) || null,
    charset: charsetOf(answer.contentType),
    body: answer.body,
  };
}

/** The charset of a Content-Type; null where it names none. */
export const charsetOf = (contentType: string): string | null =>
  /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? null;

const mediaTypeOf = (contentType: string): string => contentType.toLowerCase().split(';', 1)[0]!.trim();

function unwilling({ status, statusText }: Answer, address: string): Failure {
  const said = `The server answered ${status} ${statusText}`.trimEnd().concat('.');
  if (status === 410) return new Failure('gone', said, { value: address, advice: 'The outlet has taken it away.' });
  if (status === 429 || status === 503)
    return new Failure('busy', said, { value: address, advice: 'Try again later: it asks not to be asked too often.' });
  return new Failure('network', said, {
    value: address,
    advice: status === 404 ? 'Check the address.' : 'Try again later, or save the page and read the file.',
  });
}
