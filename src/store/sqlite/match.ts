import { parseQuery, type Query, type Term } from '../query.ts';

/** The FTS5 expression of a query; every word is quoted, so that none is read as an operator. Null where it has no words. */
export function matchOf(query: string | Query): string | null {
  const parsed = typeof query === 'string' ? parseQuery(query) : query;
  if (!parsed) return null;
  const any = parsed.any.map((group) => `(${group.map(quoted).join(' AND ')})`).join(' OR ');
  return parsed.not.length === 0 ? any : `(${any}) NOT (${parsed.not.map(quoted).join(' OR ')})`;
}

const quoted = ({ words, prefix }: Term): string => `"${words.replaceAll('"', '""')}"${prefix ? '*' : ''}`;
