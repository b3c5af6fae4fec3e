/**
 * PostgreSQL keeps no U+0000 in a text. It is kept as two characters, the first a noncharacter, and that one, where a text
 * has it, as two others; a lone surrogate, which has no UTF-8, becomes U+FFFD, as it does in SQLite.
 */
export function kept(text: string): string {
  const formed = text.toWellFormed();
  return /[\0\ufdd2]/.test(formed) ? formed.replaceAll('\ufdd2', '\ufdd22').replaceAll('\0', '\ufdd20') : formed;
}

/** What `kept` was given. */
export const given = (text: string): string =>
  text.includes('\ufdd2') ? text.replace(/\ufdd2([02])/g, (_, which) => (which === '0' ? '\0' : '\ufdd2')) : text;

/** The statement with `$1`, `$2` … for each `?` outside quotes and comments. */
export function numbered(sql: string): string {
  let n = 0;
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|--.*|\?/g, (part) => (part === '?' ? `$${++n}` : part));
}
