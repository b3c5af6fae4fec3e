import type { Article, Reading, Span } from '../../record/index.ts';
import { paint } from '../output.ts';
import { wrapRanges } from './wrap.ts';

type Role = 'furniture' | 'content' | 'cue' | 'source';

const FORMATS = { furniture: 'dim', content: 'green', cue: 'yellow', source: 'cyan' } as const;

/** The article's text in lines, its sources, cues and contents coloured; what is not read is dimmed. */
export function markedText(article: Article, reading: Reading, width: number, stream = process.stdout): string {
  const colour = paint(stream);
  const roles = rolesOf(article, reading);
  return wrapRanges(article.text, width)
    .map(({ start, end }) => {
      let line = '';
      for (let at = start, to: number; at < end; at = to) {
        const role = roles[at];
        for (to = at + 1; to < end && roles[to] === role; ) to++;
        const words = printable(article.text.slice(at, to));
        line += role === undefined ? words : colour(FORMATS[role], words);
      }
      return line;
    })
    .join('\n');
}

/** The role of each code unit. Sources and cues show inside contents. */
function rolesOf(article: Article, reading: Reading): (Role | undefined)[] {
  const roles = new Array<Role | undefined>(article.text.length);
  const mark = (role: Role, spans: readonly Span[] | null): void => {
    for (const { start, end } of spans ?? []) roles.fill(role, start, end);
  };
  mark('furniture', article.furniture);
  for (const { content } of reading.attributions) mark('content', content);
  for (const { cue } of reading.attributions) mark('cue', cue);
  for (const { source } of reading.attributions) mark('source', source);
  return roles;
}

/** Text of a page as it can be shown in a terminal: control characters, which could steer it, become spaces. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
