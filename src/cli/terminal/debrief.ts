import {
  count,
  type Debrief,
  DRIFT_WORDS,
  dayOf,
  type Entry,
  FIRMNESS_WORDS,
  type Holder,
  type Line,
  STATUS_WORDS,
  say,
  sayDay,
  TURN_WORDS,
  type Turned,
} from '../../brief/index.ts';
import { columns, paint } from '../output.ts';
import { printable } from './marks.ts';
import { wrap } from './wrap.ts';

const colour = paint(process.stdout);
const MEASURE = 100;
const INDENT = '    ';
/** Lines of a part; the page in the browser has them all. */
const MOST = { holders: 8, undertakings: 4, next: 12, disagreements: 8, sources: 10 };

/** The debrief as a person reads it in a terminal. */
export function debriefForTerminal(made: Debrief): string {
  if (made.asOf === null && made.reports.all === 0)
    return 'There is nothing in the record for this. Fill it with: rapporteur ingest PAGES.';
  const { reports, statements } = made;
  const first = reports.all - reports.copies;
  const head = [
    made.asOf === null ? 'no dates' : sayDay(made.asOf),
    `${count(reports.all, 'report')} (${first} first, ${count(reports.copies, 'copy', 'copies')})`,
    `${count(statements.all, 'statement')}, ${statements.unnamed} from unnamed sources`,
  ];
  return [
    colour('bold', `Debrief · ${head.join(' · ')}`),
    part('What changed', made.changed.map(lineForTerminal), made.more),
    part(
      'Promised, refused, left open',
      made.holders.slice(0, MOST.holders).map(holderLines),
      made.holders.length - MOST.holders,
    ),
    part('Next', made.next.slice(0, MOST.next).map(entryLine), made.next.length - MOST.next),
    part(
      'Where reports disagree',
      made.disagreements.slice(0, MOST.disagreements).map(disagreementLine),
      made.disagreements.length - MOST.disagreements,
    ),
    part('Who said it', made.sources.slice(0, MOST.sources).map(sourceLine), made.sources.length - MOST.sources),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function part(title: string, lines: readonly string[], more: number): string {
  if (lines.length === 0) return '';
  const rest = more > 0 ? [colour('dim', `${INDENT}and ${more.toLocaleString('en')} more`)] : [];
  return [colour('bold', title), ...lines, ...rest].join('\n');
}

/** One line: what was said, and below it on whose word, where, and who has it too. */
export function lineForTerminal(line: Line & { turned?: Turned | null }): string {
  const says =
    line.gist === null
      ? `${line.subject} ${line.act.says}: ${line.words}`
      : `${line.subject} ${line.act.says} ${line.gist}`;
  const turned = line.turned ? colour('yellow', turnWords(line.turned)) : null;
  return `  ${line.act.glyph} ${flow([says, ...qualities(line)].join(' · '))}\n${INDENT}${[turned, colour('dim', where(line))].filter(Boolean).join(' · ')}`;
}

/** "reverses Wed 26 Feb 2025". */
const turnWords = ({ move, before }: Turned): string =>
  `${TURN_WORDS[move]} ${before.day ? sayDay(before.day) : 'before'}`;

function holderLines({ name, undertakings }: Holder): string {
  const lines = undertakings.slice(0, MOST.undertakings).map((line) => {
    const { commitment } = line;
    const to = commitment.to === null ? '' : ` (to ${commitment.to})`;
    const facts = [
      `${line.act.says} ${line.gist ?? line.words}${to}`,
      FIRMNESS_WORDS[commitment.firmness],
      ...qualities(line),
    ];
    return `  ${line.act.glyph} ${flow(facts.join(' · '))}\n${INDENT}${colour('dim', where(line))}`;
  });
  if (undertakings.length > lines.length)
    lines.push(colour('dim', `${INDENT}and ${undertakings.length - lines.length} more`));
  return [`  ${colour('cyan', printable(name))}`, ...lines].join('\n');
}

const qualities = ({ manners, uncertain }: Line): string[] => [...manners, ...(uncertain ? ['uncertain'] : [])];

/** On whose word, where it stands, and who has it too. */
function where({ voices, rests, article, copies }: Line): string {
  const word = voices.map(({ name }) => name).join(' ▸ ') || 'in its own voice';
  const also =
    copies.also.length === 0
      ? null
      : `also in ${copies.also.length}${copies.changed > 0 ? ` (${copies.changed} changed)` : ''}`;
  const facts = [`${rests === 'unnamed' ? '○ ' : ''}${word}`, article.outlet, article.published?.slice(0, 10), also];
  return flow(facts.filter(Boolean).join(' · '));
}

function entryLine({ title, status, start, days, place, said, uncertain }: Entry): string {
  // A month or a week is not its first day.
  const when = days === null ? 'no date' : dayOf(start) ? sayDay(days.from) : `${say(start)}, no day given`;
  const facts = [title, place, STATUS_WORDS[status], said && `“${said}”`, uncertain && 'uncertain'];
  return `  ${colour('magenta', when)}  ${flow(facts.filter(Boolean).join(' · '))}`;
}

function disagreementLine({ speaker, first, kinds, variants }: Debrief['disagreements'][number]): string {
  const what = kinds.map(({ kind, reports }) => `${DRIFT_WORDS[kind] ?? kind} in ${reports}`).join(', ');
  const facts = [
    speaker ?? 'no source given',
    what,
    `first in ${first?.outlet ?? 'an unnamed outlet'}`,
    count(variants, 'changed report'),
  ];
  return `  ≠ ${flow(facts.join(' · '))}`;
}

const sourceLine = ({ voice, statements }: Debrief['sources'][number]): string =>
  `  ${voice.kind === 'unnamed' ? '○' : '·'} ${flow(`${voice.name} · ${count(statements, 'statement')}`)}`;

const flow = (text: string): string => wrap(printable(text), columns(MEASURE), INDENT);
