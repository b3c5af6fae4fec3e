import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A news text of GUM with the expressions that its TEI marks as dated to one day, month or year. */
export interface DatedText {
  text: string;
  published: string;
  dates: { start: number; end: number; when: string }[];
}

const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const CLOSE = /^[.,;:!?)\]%]|^['’]s$|^n['’]t$/;

/** The news of GUM's XML: one token a line, elements on lines of their own. */
export function gumNews(folder: string): DatedText[] {
  return readdirSync(folder)
    .filter((f) => f.includes('_news_') && f.endsWith('.xml'))
    .sort()
    .map((file) => {
      const xml = readFileSync(join(folder, file), 'utf8');
      let text = '';
      const open: { start: number; when: string | undefined }[] = [];
      const dates: DatedText['dates'] = [];
      for (const line of xml.split('\n')) {
        const date = /^<date\b([^>]*)>/.exec(line);
        if (date) open.push({ start: text.length, when: /\bwhen="([^"]*)"/.exec(date[1]!)?.[1] });
        else if (line.startsWith('</date')) {
          const { start, when } = open.pop()!;
          if (when !== undefined) dates.push({ start, end: text.trimEnd().length, when });
        } else if (/^<\/(?:p|head)\b/.test(line)) text = `${text.trimEnd()}\n\n`;
        else if (/^<\/s\b/.test(line)) text = `${text.trimEnd()} `;
        else if (!line.startsWith('<') && line.trim() !== '') {
          const token = line.split('\t')[0]!.replace(/&(\w+);/g, (all, name: string) => ENTITY[name] ?? all);
          text = CLOSE.test(token) ? `${text.trimEnd()}${token} ` : `${text}${token} `;
        }
      }
      return { text, published: /dateCreated="([^"]+)"/.exec(xml)?.[1] ?? '', dates };
    });
}
