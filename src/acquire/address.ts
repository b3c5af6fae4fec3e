import { Failure, type Page } from '../record/index.ts';
import { LARGEST_PAGE, tooLarge } from './files.ts';

const TIME_LIMIT = 30_000;

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/**
 * Fetches one page.
 * @throws Failure `network` where nothing comes or the server refuses, `not_text` where it is no page, `too_large`
 */
export async function pageAt(address: string): Promise<Page> {
  const response = await answerOf(address);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Failure(
      'network',
      `The server answered ${response.status} ${response.statusText}`.trimEnd().concat('.'),
      {
        value: address,
        advice: response.status === 404 ? 'Check the address.' : 'Try again later, or save the page and read the file.',
      },
    );
  }
  const type = response.headers.get('content-type') ?? '';
  const [mediaType = ''] = type.toLowerCase().split(';', 1);
  if (mediaType !== '' && !/^text\/|html|xml/.test(mediaType)) {
    await response.body?.cancel();
    throw new Failure('not_text', `The address gives ${mediaType.trim()}, which is no page of text.`, {
      value: address,
    });
  }
  return {
    id: null,
    url: response.url || address,
    mediaType: mediaType.trim() || null,
    charset: /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? null,
    body: await bodyOf(response, address),
  };
}

async function answerOf(address: string): Promise<Response> {
  if (!URL.canParse(address))
    throw new Failure('bad_argument', 'This is no address.', { value: address, advice: 'Check how it is written.' });
  try {
    return await fetch(address, {
      signal: AbortSignal.timeout(TIME_LIMIT),
      headers: { accept: 'text/html, application/xhtml+xml, text/plain;q=0.8', 'user-agent': 'rapporteur/0.1' },
    });
  } catch (error) {
    throw unreachable(address, error);
  }
}

async function bodyOf(response: Response, address: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > LARGEST_PAGE) throw tooLarge(address, size);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreachable(address, error);
  }
  return Buffer.concat(parts);
}

function unreachable(address: string, error: unknown): Failure {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  const why = name === 'TimeoutError' ? `no answer within ${TIME_LIMIT / 1000} s` : (cause?.code ?? message);
  return new Failure('network', `The address cannot be reached: ${why}.`, {
    value: address,
    advice: 'Check the address and the connection, or save the page and read the file.',
    cause: error,
  });
}
