/** The content lines of a calendar, unfolded (RFC 5545, 3.1). */
export const icalendarLines = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/gu, '')
    .split('\r\n')
    .filter((line) => line !== '');
