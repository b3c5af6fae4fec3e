import { Failure, type Page, PageLine } from '../record/index.ts';
import type { Acquired } from './acquired.ts';
import { type Line, linesOf } from './lines.ts';

/** The pages of JSON Lines `{id?, text | html | htmlBase64, url?, title?, outlet?, published?}`; a bad line is a failure. */
export async function* pagesOfLines(bytes: AsyncIterable<Uint8Array>, from: string): AsyncGenerator<Acquired> {
  for await (const line of linesOf(bytes)) yield pageOfLine(line, `${from}:${line.number}`);
}

function pageOfLine(line: Line, name: string): Acquired {
  if ('failure' in line) return { name, id: null, failure: line.failure };
  let raw: unknown;
  try {
    raw = JSON.parse(line.text);
  } catch (error) {
    return bad(name, null, `Line ${line.number} is not JSON: ${(error as Error).message}.`, line.text);
  }
  const parsed = PageLine.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.length ? `"${issue.path.join('.')}": ` : '';
    return bad(name, idOf(raw), `Line ${line.number} is no page: ${where}${issue?.message}.`, line.text);
  }
  const { id, text, html, htmlBase64, url, title, outlet, published } = parsed.data;
  const page: Page = {
    id: id ?? null,
    url: url ?? null,
    mediaType: text === undefined ? 'text/html' : 'text/plain',
    charset: null,
    body: text ?? html ?? Buffer.from(htmlBase64!, 'base64'),
    title: title ?? null,
    outlet: outlet ?? null,
    published: published ?? null,
  };
  return { name, page };
}

/** The id of a line that is no page, where it has one, so that its error can be told apart. */
function idOf(raw: unknown): string | null {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function bad(name: string, id: string | null, message: string, text: string): Acquired {
  const value = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  const advice =
    'A line is an object such as {"id": "a1", "text": "…", "published": "2025-02-26"}; "html" may stand for "text".';
  return { name, id, failure: new Failure('bad_line', message, { value, advice }) };
}
