import type { Entry } from './agenda.ts';
import { say, sayDay } from './dates.ts';
import type { Debrief } from './debrief.ts';
import type { Line } from './line.ts';
import type { Undertaking } from './undertakings.ts';
import type { Voice } from './voices.ts';
import { count, FIRMNESS_WORDS, STATUS_WORDS } from './words.ts';

/** How a debrief is written down: as Markdown with links, or as plain text with its addresses beside the lines. */
export type Form = 'markdown' | 'text';

/** Characters that Markdown would read as marks. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>#|]/gu, '\\$&');

/** Writes a debrief with a citation behind every line. `origin` stands before the addresses: "http://localhost:4747". */
export function writeDebrief(debrief: Debrief, title: string, origin: string, form: Form): string {
  const marked = form === 'markdown';
  const plain = marked ? escaped : (words: string): string => words;
  const strong = (words: string): string => (marked ? `**${plain(words)}**` : words);
  const head = (words: string): string => (marked ? `\n## ${words}\n` : `\n${words.toUpperCase()}\n`);
  const chain = (voices: readonly Voice[]): string =>
    voices.length === 0
      ? 'the report itself'
      : voices.map((one) => (one.kind === 'unnamed' ? `${plain(one.name)} (unnamed)` : plain(one.name))).join(' ▸ ');
  const cited = ({ article, href }: Pick<Line, 'article' | 'href'>): string => {
    const name = `${article.outlet ?? 'Unknown outlet'}, ${say(article.published)}`;
    return marked ? `[${plain(name)}](${origin}${href})` : `${name} <${origin}${href}>`;
  };
  const also = ({ copies }: Line): string =>
    copies.also.length === 0
      ? ''
      : ` · also in ${copies.also.length}${copies.changed > 0 ? `, ${copies.changed} changed the words` : ''}`;
  const doubt = (uncertain: boolean): string => (uncertain ? ' · uncertain' : '');
  const line = (one: Line): string =>
    `- ${strong(`${one.subject} ${one.act.says}`)}: ${plain(one.words)} · ${chain(one.voices)} · ${cited(one)}${also(one)}${doubt(one.uncertain)}`;
  const undertaking = (one: Undertaking): string =>
    `- ${strong(`${one.subject} ${one.act.says}${one.gist ? ` ${one.gist}` : ''}`)}: ${plain(one.words)}${one.commitment.to ? ` · to ${plain(one.commitment.to)}` : ''} · ${FIRMNESS_WORDS[one.commitment.firmness]} · ${chain(one.voices)} · ${cited(one)}${also(one)}${doubt(one.uncertain)}`;
  const entry = (one: Entry): string => {
    const people = one.participants.map((person) => plain(person.name)).join(', ');
    return `- ${strong(say(one.start))}: ${plain(one.title)}${people ? `, ${people}` : ''}${one.place ? `, ${plain(one.place)}` : ''} · ${STATUS_WORDS[one.status]} · ${cited(one.reports[0]!)}`;
  };
  const { reports, statements } = debrief;
  const lines = [
    marked ? `# Debrief, ${title}` : `DEBRIEF, ${title}`,
    '',
    `${count(reports.all, 'report')}${reports.copies > 0 ? ` (${reports.copies} of them copies)` : ''}, ${count(statements.all, 'statement')}, ${statements.unnamed} from unnamed sources.`,
    head('What changed'),
    ...debrief.changed.map(line),
    head('Promised, refused, left open'),
    ...debrief.holders.flatMap((holder) => holder.undertakings.map(undertaking)),
    head(debrief.asOf ? `Next, from ${sayDay(debrief.asOf)}` : 'Next'),
    ...debrief.next.map(entry),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
