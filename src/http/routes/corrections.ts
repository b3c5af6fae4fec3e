import type { Context, Hono } from 'hono';
import { trainingLines } from '../../jobs/index.ts';
import { Failure, type Reading } from '../../record/index.ts';
import type { CorrectionFilter, Store } from '../../store/index.ts';
import { correctionFrom, type Line, lineNamed, WORDS } from '../correcting.ts';
import { type Fields, fields } from '../form.ts';
import { whoOf } from '../keeps.ts';
import { ownPath } from '../own-path.ts';
import { correctPage } from '../pages/correct.ts';
import { correctionsPage } from '../pages/corrections.ts';
import { articleHref } from '../parts/cards.ts';
import { pageNumber } from '../parts/pages.ts';

const PAGE = 50;
/** Sentences around a line that its words can be chosen from, on either side. */
const AROUND = 3;

/** Setting a line of an article right, taking that back, and the book of all corrections. */
export function correctionRoutes(app: Hono, store: Store): void {
  const open = async (context: Context<never, '/articles/:id/correct'>) => {
    const id = context.req.param('id');
    const [article, reading] = await Promise.all([store.article(id), store.reading(id)]);
    if (!article || !reading) throw new Failure('not_found', 'No article of the record has this id.', { value: id });
    const target = lineNamed(reading, context.req.query());
    const form = (sent: Fields | null, problem: string | null) =>
      correctPage({
        ...{ article, target, problem },
        actors: reading.actors,
        search: new URL(context.req.url).search,
        excerpt: excerptOf(reading, target, context.req.query('words')),
        sent:
          sent &&
          (Object.fromEntries(Object.entries(sent).filter(([, value]) => typeof value === 'string')) as Record<
            string,
            string
          >),
      });
    return { id, reading, target, form };
  };

  app.get('/articles/:id/correct', async (context) =>
    context.html((await open(context as never)).form(withWords(context), null)),
  );

  app.post('/articles/:id/correct', async (context) => {
    const { id, reading, target, form } = await open(context as never);
    const sent = await fields(context);
    try {
      const correction = await correctionFrom(store, reading, target, sent, whoOf(context));
      context.set('subject', `${id} ${correction.id}`);
      await store.corrections.add(correction);
      const now = await store.reading(id);
      return context.redirect(`${articleHref(id)}${anchorOf(now, target, correction.id)}`, 303);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'bad_argument') throw error;
      const words = [error.message, error.value ? `“${error.value}”` : '', error.advice].filter(Boolean).join(' ');
      return context.html(form(sent, words), 400);
    }
  });

  app.post('/corrections/:id/undo', async (context) => {
    const id = context.req.param('id');
    if (!(await store.corrections.undo(id, whoOf(context), new Date().toISOString())))
      throw new Failure('not_found', 'There is no such correction, or it is undone already.', { value: id });
    return context.redirect(backOf(await fields(context), '/corrections'), 303);
  });

  app.get('/corrections', async (context) => {
    const page = pageNumber(context.req.query('page'));
    const state = (['standing', 'orphaned', 'undone'] as const).find((one) => one === context.req.query('state'));
    const filter: CorrectionFilter = { ...(state ? { state } : {}), limit: PAGE, offset: (page - 1) * PAGE };
    const [all, counts] = await Promise.all([store.corrections.list(filter), store.corrections.count()]);
    const total = state ? counts[state] : counts.standing + counts.orphaned + counts.undone;
    return context.html(correctionsPage(all, state, counts, { page, size: PAGE, total }));
  });

  app.get('/corrections.jsonl', async (context) => {
    const lines: string[] = [];
    for await (const line of trainingLines(store)) lines.push(`${JSON.stringify(line)}\n`);
    return context.body(lines.join(''), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="corrections.jsonl"',
    });
  });
}

/** Where a form leads back to: an address of this server, whatever was sent. */
export const backOf = (form: Fields, usual: string): string => ownPath(form['back'], usual);

/** The line on the article's page, or its sentence's beginning of the panel where it is gone. */
function anchorOf(reading: Reading | null, { kind, line }: Line, correction: string): string {
  if (kind !== 'attribution') return '';
  const id = line?.id ?? `c-${correction}`;
  return reading?.attributions.some((one) => one.id === id) ? `#${id}` : '';
}

/** Words that a reader chose in the text before they came here. */
function withWords(context: Context): Fields | null {
  const words = context.req.query('words');
  return words ? { content: words } : null;
}

/** The sentences around a line; of a line that is to be added those around the words that the reader chose, or the whole text. */
function excerptOf(
  { text, sentences }: Reading,
  { kind, line }: Line,
  words: string | undefined,
): { text: string; start: number } {
  const spans = line && (line as unknown as Record<string, { start: number; end: number }[]>)[WORDS[kind][0]!];
  const chosen = words ? text.replace(/\s/gu, ' ').indexOf(words) : -1;
  const at = spans ? [spans[0]!.start, spans.at(-1)!.end] : chosen < 0 ? null : [chosen, chosen + words!.length];
  if (!at || sentences.length === 0) return { text, start: 0 };
  const first = sentences.findLastIndex(({ start }) => start <= at[0]!);
  const last = sentences.findIndex(({ end }) => end >= at[1]!);
  const begin = sentences[Math.max(0, first - AROUND)]!.start;
  const end = sentences[last < 0 ? sentences.length - 1 : Math.min(sentences.length - 1, last + AROUND)]!.end;
  return { text: text.slice(begin, end), start: begin };
}
