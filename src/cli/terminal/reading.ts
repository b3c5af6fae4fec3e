import {
  ACT_WORDS,
  chain,
  FIRMNESS_WORDS,
  KIND_WORDS,
  lookup,
  manners,
  type Said,
  STATUS_WORDS,
  sayDay,
  spoken,
  undertakes,
  upperFirst,
} from '../../brief/index.ts';
import type { Article, Commitment, Event, Reading } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import { columns, paint } from '../output.ts';
import { markedText, printable } from './marks.ts';
import { wrap } from './wrap.ts';

const colour = paint(process.stdout);
const INDENT = '     ';
const MEASURE = 96;

/** A reading as a person reads it in a terminal: the marked text, then who said what, commitments and events. */
export function readingForTerminal(article: Article, reading: Reading): string {
  const width = columns(MEASURE);
  const { said, find } = saidIn(article, reading);
  const sections = [
    head(article, reading, width),
    markedText(article, reading, width),
    section(
      'Who said what',
      said.map((row, i) => saidLines(i + 1, row, find, width)),
    ),
    section(
      'Commitments',
      reading.commitments.map((one) => commitmentLines(one, article.text, width)),
    ),
    section(
      'Events',
      reading.events.map((one) => eventLines(one, article.text, width)),
    ),
  ];
  return sections.filter((part) => part !== '').join('\n\n');
}

function head({ title, outlet, byline, published }: Article, { reader }: Reading, width: number): string {
  const facts = [outlet, byline, published && sayDay(published.slice(0, 10)), `read by ${reader}`]
    .filter(Boolean)
    .join(' · ');
  const lines = [colour('dim', wrap(printable(facts), width))];
  if (title) lines.unshift(colour('bold', wrap(printable(title), width)));
  return lines.join('\n');
}

const section = (title: string, entries: readonly string[]): string =>
  entries.length === 0 ? '' : `${colour('bold', `${title} (${entries.length})`)}\n${entries.join('\n')}`;

function saidIn(article: Article, reading: Reading): { said: Said[]; find: ReturnType<typeof lookup> } {
  const words = (spans: Said['attribution']['source']): string | null => spans && sliceAll(article.text, spans);
  const said = reading.attributions.map((attribution) => ({
    ...{ article, sentence: 0, attribution, content: sliceAll(article.text, attribution.content) },
    ...{ source: words(attribution.source), cue: words(attribution.cue) },
  }));
  return { said, find: lookup(said) };
}

function saidLines(number: number, row: Said, find: ReturnType<typeof lookup>, width: number): string {
  const { attribution } = row;
  const voices = chain(row, find)
    .map(({ name }) => name)
    .join(' ▸ ');
  const unnamed = attribution.sourceKind === 'named' ? '' : ` (${KIND_WORDS[attribution.sourceKind]})`;
  const act = [ACT_WORDS[attribution.act].noun, ...manners(attribution)].join(', ');
  const who = wrap(
    printable(`${upperFirst(voices)}${unnamed} · ${act}${doubt(attribution.confidence)}`),
    width,
    INDENT,
  );
  const cue = row.cue === null ? '' : `${colour('yellow', printable(row.cue))}: `;
  const words = wrap(printable(spoken(row.content)), width - (row.cue?.length ?? 0), INDENT);
  return `${colour('dim', String(number).padStart(3))}  ${colour('cyan', who)}\n${INDENT}${cue}${words}`;
}

function commitmentLines(one: Commitment, text: string, width: number): string {
  const to = one.to === null ? '' : ` (to ${one.to})`;
  const when = one.due === null ? '' : ` · due ${one.due}`;
  const says = `${upperFirst(one.holder)} ${undertakes(one).says} ${one.about ?? '…'}${to} · ${FIRMNESS_WORDS[one.firmness]}${when}`;
  const lines = [`  ${undertakes(one).glyph}  ${wrap(printable(says + doubt(one.confidence)), width, INDENT)}`];
  lines.push(colour('dim', INDENT + wrap(printable(sliceAll(text, one.span)), width, INDENT)));
  for (const condition of one.conditions)
    lines.push(`${INDENT}on condition: ${wrap(printable(sliceAll(text, [condition])), width, INDENT)}`);
  return lines.join('\n');
}

function eventLines(one: Event, text: string, width: number): string {
  const when =
    one.start === null ? 'no date' : one.end && one.end !== one.start ? `${one.start} to ${one.end}` : one.start;
  const said = one.time === null ? '' : ` (“${sliceAll(text, one.time)}”)`;
  const who = one.participants.map(({ name }) => name).join(', ');
  const line = [
    `${upperFirst(one.type)}: ${sliceAll(text, one.trigger.slice(0, 1))}`,
    who,
    one.place,
    STATUS_WORDS[one.status],
  ];
  const rest = wrap(printable(line.filter(Boolean).join(' · ') + doubt(one.confidence)), width, INDENT);
  return `  ${colour('magenta', printable(when + said))}\n${INDENT}${rest}`;
}

const doubt = (confidence: number): string => (confidence < 0.5 ? ' · uncertain' : '');
