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
  const answer = await fetchPublic(
    address,
    ({ contentType }) => {
      const type = mediaTypeOf(contentType);
      if (type === '' || /^text\/|html|xml/.test(type)) return true;
      throw new Failure('not_text', `The address gives ${type}, which is no page of text.`, { value: address });
    },
    limits,
  );
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

const unwilling = ({ status, statusText }: Answer, address: string): Failure =>
  new Failure('network', `The server answered ${status} ${statusText}`.trimEnd().concat('.'), {
    value: address,
    advice: status === 404 ? 'Check the address.' : 'Try again later, or save the page and read the file.',
  });
