import type { Context } from 'hono';
import { Failure } from '../record/index.ts';

/** What a form sent, by the names of its fields. */
export type Fields = Readonly<Record<string, string | File>>;

/** @throws Failure `bad_argument` where the body is no form */
export async function fields(context: Context): Promise<Fields> {
  const type = context.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/iu.test(type))
    throw new Failure('bad_argument', 'This takes what a form sends.', { value: type || null });
  try {
    return await context.req.parseBody();
  } catch (cause) {
    throw new Failure('bad_argument', 'What the form sent cannot be read.', { cause });
  }
}

/** The text of a field; empty where it is missing. */
export const field = (form: Fields, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};
