import type { Entry } from './agenda.ts';
import { say, sayDay } from './dates.ts';
import type { Debrief } from './debrief.ts';
import type { Line } from './line.ts';
import { TURN_WORDS } from './positions.ts';
import type { Undertaking } from './undertakings.ts';
import type { Voice } from './voices.ts';
import { count, FIRMNESS_WORDS, STATUS_WORDS } from './words.ts';

/** Words of a written page, strong or linked. */
export interface Run {
  text: string;
  strong?: boolean;
  href?: string;
}

/** A paragraph of a written page. */
export interface Written {
  kind: 'title' | 'heading' | 'item' | 'text';
  runs: Run[];
}

/**
 * Writes a debrief down, with a citation behind every line. `origin` stands before the addresses: "http://localhost:4747".
 * `markdown`, `plainText` and `docx` give it its form.
 */
export function written(debrief: Debrief, title: string, origin: string): Written[] {
  const cited = ({ article, href }: Pick<Line, 'article' | 'href'>): Run => ({
    text: `${article.outlet ?? 'Unknown outlet'}, ${say(article.published)}`,
    href: `${origin}${href}`,
  });
  const item = (...runs: Run[]): Written => ({ kind: 'item', runs });
  const heading = (text: string): Written => ({ kind: 'heading', runs: [{ text }] });
  const line = (one: Debrief['changed'][number]): Written =>
    item(
      { text: `${one.subject} ${one.act.says}`, strong: true },
      { text: `: ${one.words} · ${chainOf(one.voices)} · ` },
      cited(one),
      { text: tailOf(one) },
      ...(one.turned
        ? [
            { text: ` · ${TURN_WORDS[one.turned.move]} ` },
            {
              text: one.turned.before.day ? sayDay(one.turned.before.day) : 'before',
              href: `${origin}${one.turned.before.href}`,
            },
          ]
        : []),
    );
  const undertaking = (one: Undertaking): Written =>
    item(
      { text: `${one.subject} ${one.act.says}${one.gist ? ` ${one.gist}` : ''}`, strong: true },
      {
        text: `: ${one.words}${one.commitment.to ? ` · to ${one.commitment.to}` : ''} · ${FIRMNESS_WORDS[one.commitment.firmness]} · ${chainOf(one.voices)} · `,
      },
      cited(one),
      { text: tailOf(one) },
    );
  const entry = (one: Entry): Written => {
    const people = one.participants.map((person) => person.name);
    const told = [one.title, ...people, ...(one.place ? [one.place] : [])].join(', ');
    return item(
      { text: say(one.start), strong: true },
      { text: `: ${told} · ${STATUS_WORDS[one.status]} · ` },
      cited(one.reports[0]!),
    );
  };
  const { reports, statements } = debrief;
  const copies = reports.copies > 0 ? ` (${reports.copies} of them copies)` : '';
  return [
    { kind: 'title', runs: [{ text: `Debrief, ${title}` }] },
    {
      kind: 'text',
      runs: [
        {
          text: `${count(reports.all, 'report')}${copies}, ${count(statements.all, 'statement')}, ${statements.unnamed} from unnamed sources.`,
        },
      ],
    },
    heading('What changed'),
    ...debrief.changed.map(line),
    heading('Promised, refused, left open'),
    ...debrief.holders.flatMap((holder) => holder.undertakings.map(undertaking)),
    heading(debrief.asOf ? `Next, from ${sayDay(debrief.asOf)}` : 'Next'),
    ...debrief.next.map(entry),
  ];
}

const chainOf = (voices: readonly Voice[]): string =>
  voices.length === 0
    ? 'the report itself'
    : voices.map((one) => (one.kind === 'unnamed' ? `${one.name} (unnamed)` : one.name)).join(' ▸ ');

function tailOf({ copies, uncertain }: Line): string {
  const also =
    copies.also.length === 0
      ? ''
      : ` · also in ${copies.also.length}${copies.changed > 0 ? `, ${copies.changed} changed the words` : ''}`;
  return `${also}${uncertain ? ' · uncertain' : ''}`;
}

/** Characters that Markdown would read as marks. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>#|]/gu, '\\$&');

/** A written page as Markdown. */
export function markdown(page: readonly Written[]): string {
  const run = ({ text, strong, href }: Run): string =>
    href ? `[${escaped(text)}](${href})` : strong ? `**${escaped(text)}**` : escaped(text);
  const lead = { title: '# ', heading: '\n## ', item: '- ', text: '\n' };
  return `${page
    .map(({ kind, runs }) => `${lead[kind]}${runs.map(run).join('')}${kind === 'heading' ? '\n' : ''}`)
    .join('\n')
    .trimEnd()}\n`;
}

/** A written page as plain text, its addresses in angle brackets behind the words that link to them. */
export function plainText(page: readonly Written[]): string {
  const run = ({ text, href }: Run): string => (href ? `${text} <${href}>` : text);
  return `${page
    .map(({ kind, runs }) => {
      const words = runs.map(run).join('');
      if (kind === 'title') return words.toUpperCase();
      return kind === 'heading' ? `\n${words.toUpperCase()}\n` : kind === 'item' ? `- ${words}` : `\n${words}`;
    })
    .join('\n')
    .trimEnd()}\n`;
}
