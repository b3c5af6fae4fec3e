import { extract } from '../extract/index.ts';
import { type ReaderName, read } from '../read/index.ts';
import { Failure, type FailureCode, type Page } from '../record/index.ts';

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
}

export type Answer = { json: string } | { failure: FailureFields };

/** Makes of one page what is asked. Whatever goes wrong is an answer too, so that no page stops the others. */
export async function answer({ page, product, reader }: Task): Promise<Answer> {
  try {
    const article = extract(page);
    if (product === 'article') return { json: JSON.stringify(article) };
    const reading = await read(article, { reader });
    return { json: JSON.stringify(product === 'reading' ? reading : { article, reading }) };
  } catch (error) {
    return { failure: failureOf(error).toJSON().error };
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

export function failureFrom({ code, message, value, advice }: FailureFields): Failure {
  return new Failure(code, message, { value, advice });
}
