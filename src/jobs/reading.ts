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

/**
 * Makes an article of a page, and its reading.
 * @throws Failure as `extract`
 */
export type ReadBoth = (page: Page) => Promise<{ article: Article; reading: Reading }>;

/**
 * The article of a page and its reading.
 * @throws Failure as `extract`
 */
export async function readPage(page: Page, reader: ReaderName): Promise<{ article: Article; reading: Reading }> {
  const article = extract(page);
  return { article, reading: await read(article, { reader }) };
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
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('defect', `Reading this page met a mistake of ours: ${(error as Error)?.message ?? error}.`, {
    value: (error as Error)?.stack?.split('\n')[1]?.trim() ?? null,
    advice: 'Please report it with the page.',
  });
}

export function failureFrom({ code, message, ...detail }: FailureFields): Failure {
  return new Failure(code, message, detail);
}
