import type { Entry } from './agenda.ts';
import { correctedWords } from './corrected.ts';
import type { AffairDebrief, Daily } from './daily.ts';
import { dayOf, say, sayDay } from './dates.ts';
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
export function written(daily: Daily, title: string, origin: string): Written[] {
  const cited = ({ article, href }: Pick<Line, 'article' | 'href'>): Run => ({
    text: `${article.outlet ?? 'Unknown outlet'}, ${say(article.published)}`,
    href: `${origin}${href}`,
  });
  const item = (...runs: Run[]): Written => ({ kind: 'item', runs });
  const heading = (text: string): Written => ({ kind: 'heading', runs: [{ text }] });
  const line = (one: AffairDebrief['changed'][number]): Written =>
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
      { text: `${say(one.start)}${one.days && !dayOf(one.start) ? ' (no day given)' : ''}`, strong: true },
      { text: `: ${told} · ${STATUS_WORDS[one.status]} · ` },
      cited(one.reports[0]!),
    );
  };
  const { totals } = daily;
  const copies = totals.copies > 0 ? ` (${totals.copies} of them copies)` : '';
  const affair = (one: AffairDebrief): Written[] => [
    {
      kind: 'heading',
      runs: one.affair
        ? [{ text: one.affair.name, href: `${origin}/affairs/${encodeURIComponent(one.affair.id)}` }]
        : [{ text: 'What changed' }],
    },
    ...one.changed.map(line),
    ...one.undertaken.map(undertaking),
  ];
  return [
    { kind: 'title', runs: [{ text: `Debrief, ${title}` }] },
    {
      kind: 'text',
      runs: [
        {
          text: `${count(totals.reports, 'report')}${copies}, ${count(totals.statements, 'statement')}, ${totals.unnamed} from unnamed sources.`,
        },
      ],
    },
    ...daily.affairs.flatMap(affair),
    ...(daily.single.length > 0 ? [heading('Also reported')] : []),
    ...daily.single.map(({ head }) =>
      item(
        { text: `${head.title ?? 'Untitled'} · ` },
        cited({ article: head, href: `/articles/${encodeURIComponent(head.id)}` }),
      ),
    ),
    heading(daily.asOf ? `Next, from ${sayDay(daily.asOf)}` : 'Next'),
    ...daily.next.map(entry),
  ];
}

const chainOf = (voices: readonly Voice[]): string =>
  voices.length === 0
    ? 'the report itself'
    : voices.map((one) => (one.kind === 'unnamed' ? `${one.name} (unnamed)` : one.name)).join(' ▸ ');

function tailOf({ copies, uncertain, corrected }: Line): string {
  const also =
    copies.also.length === 0
      ? ''
      : ` · also in ${copies.also.length}${copies.changed > 0 ? `, ${copies.changed} changed the words` : ''}`;
  const told = correctedWords(corrected);
  return `${also}${uncertain ? ' · uncertain' : ''}${told ? ` · ${told}` : ''}`;
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
      const capitals = kind === 'title' || kind === 'heading';
      const words = runs.map((one) => run(capitals ? { ...one, text: one.text.toUpperCase() } : one)).join('');
      if (kind === 'title') return words;
      return kind === 'heading' ? `\n${words}\n` : kind === 'item' ? `- ${words}` : `\n${words}`;
    })
    .join('\n')
    .trimEnd()}\n`;
}
