/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n]/u;

/** Rows as CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8); no cell begins as a formula does. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    const tame = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
  };
  return `\u{feff}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
