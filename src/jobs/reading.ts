import { extract } from '../extract/index.ts';
import { type ReaderName, read } from '../read/index.ts';
import { type Article, Failure, type FailureCode, type Page, type Reading } from '../record/index.ts';

/** What is made of a page, as one line of JSON: its article, its reading, or `{article, reading}`. */
export type Product = 'article' | 'reading' | 'both';

export interface Task {
  page: Page;
  product: Product;
  reader: ReaderName;
}

/** A failure as it crosses threads. */
export interface FailureFields {
  code: FailureCode;
  message: string;
  value: string | null;
  advice: string | null;
  about?: Readonly<Record<string, string | null>> | null;
}

export type Answer = { json: string } | { failure: FailureFields };

/** The longest text that is read as one article, in UTF-16 units: a thick book's. */
export const LONGEST_TEXT = 1_000_000;

/**
 * The article of a page and its reading.
 * @throws Failure as `extract`; `too_large` where the text is longer than any article
 */
export async function readPage(page: Page, reader: ReaderName): Promise<{ article: Article; reading: Reading }> {
  // Of plain text the length shows before anything is done with it: UTF-8 has at most three bytes for a unit of UTF-16.
  if (page.mediaType === 'text/plain') refuseLonger(page, page.body.length / (typeof page.body === 'string' ? 1 : 3));
  const article = extract(page);
  refuseLonger(page, article.text.length);
  return { article, reading: await read(article, { reader }) };
}

function refuseLonger({ url, id }: Page, length: number): void {
  if (length <= LONGEST_TEXT) return;
  throw new Failure('too_large', `The text is longer than ${LONGEST_TEXT.toLocaleString('en')} characters.`, {
    value: url ?? id,
    advice: 'Split it into its articles.',
  });
}

/** Makes of one page what is asked. Whatever goes wrong is an answer too, so that no page stops the others. */
export async function answer({ page, product, reader }: Task): Promise<Answer> {
  try {
    if (product === 'article') return { json: JSON.stringify(extract(page)) };
    const both = await readPage(page, reader);
    return { json: JSON.stringify(product === 'reading' ? both.reading : both) };
  } catch (error) {
    const failure = failureOf(error);
    return { failure: { ...failure.toJSON().error, about: failure.about } };
  }
}

/** The failure itself, or one that says the page met a mistake of ours. */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('defect', `Reading this page met a mistake of ours: ${(error as Error)?.message ?? error}.`, {
    value: (error as Error)?.stack?.split('\n')[1]?.trim() ?? null,
    advice: 'Please report it with the page.',
  });
}

export function failureFrom({ code, message, ...detail }: FailureFields): Failure {
  return new Failure(code, message, detail);
}
