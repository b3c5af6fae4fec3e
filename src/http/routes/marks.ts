import type { Hono } from 'hono';
import { Failure, lineAt, TAG } from '../../record/index.ts';
import type { MarkChange, Store } from '../../store/index.ts';
import { placedIn } from '../../text/index.ts';
import { type Fields, field, fields } from '../form.ts';
import { whoOf } from '../keeps.ts';
import { citePage } from '../pages/cite.ts';
import { notePage } from '../pages/note.ts';
import { articleHref, cite } from '../parts/cards.ts';
import { sentenceOf } from '../rows.ts';
import { visitOf } from '../visit.ts';
import { backOf } from './corrections.ts';

/** Stars, notes, tags, what was read; lasting addresses of lines, and their citations. */
export function markRoutes(app: Hono, store: Store): void {
  const articleOf = async (id: string) => {
    const article = await store.article(id);
    if (!article) throw new Failure('not_found', 'No article of the record has this id.', { value: id });
    return article;
  };
  const saidIn = async (id: string, line: string | undefined) => {
    if (!line) return null;
    const row = (await store.attributions({ article: id })).find(({ attribution }) => attribution.id === line);
    if (!row) throw new Failure('not_found', 'The reading of this article has no such line.', { value: line });
    return row;
  };

  app.post('/marks', async (context) => {
    const form = await fields(context);
    const id = field(form, 'article');
    const article = await articleOf(id);
    const row = await saidIn(id, field(form, 'line'));
    const mark = await store.marks.set(
      whoOf(context),
      id,
      row && placedIn(article.text, row.attribution.content),
      changeOf(form),
      new Date().toISOString(),
    );
    if (context.req.header('accept')?.includes('application/json')) return context.json(mark);
    return context.redirect(backOf(form, `${articleHref(id)}${row ? `#${row.attribution.id}` : ''}`), 303);
  });

  app.get('/articles/:id/note', async (context) => {
    const id = context.req.param('id');
    const article = await articleOf(id);
    const row = await saidIn(id, context.req.query('line'));
    const who = whoOf(context);
    const [marks, tags] = await Promise.all([store.marks.list(who, { article: id }), store.marks.tags(who)]);
    const own = marks.find(({ anchors, attribution }) => (row ? attribution === row.attribution.id : anchors === null));
    return context.html(
      notePage(
        article,
        row && { id: row.attribution.id, content: row.content },
        own ?? null,
        tags.map(({ tag }) => tag),
      ),
    );
  });

  app.get('/articles/:id/cite', async (context) => {
    const article = await articleOf(context.req.param('id'));
    const row = await saidIn(article.id, context.req.query('line'));
    if (!row) throw new Failure('not_found', 'Name the line to be cited.');
    return context.html(citePage(article, cite(row, { article, origin: visitOf(context).origin }), row.attribution.id));
  });

  app.get('/articles/:id/original', async (context) => {
    const { url } = await articleOf(context.req.param('id'));
    if (url && /^https?:\/\//u.test(url)) return context.redirect(url, 302);
    throw new Failure('not_found', 'The record does not know where this article was published.');
  });

  app.get('/articles/:id/at/:place', async (context) => {
    const { id, place } = context.req.param();
    const reading = await store.reading(id);
    const [, from, until] = /^(\d{1,9})-(\d{1,9})$/u.exec(place) ?? [];
    const span = { start: Number(from), end: Number(until) };
    if (!reading || from === undefined || span.start >= span.end || span.start >= reading.text.length)
      throw new Failure('not_found', 'The record has nothing at this place.', { value: `${id} ${place}` });
    const line = lineAt(reading, placedIn(reading.text, [span]));
    return context.redirect(`${articleHref(id)}#${line?.id ?? `s${sentenceOf(reading.sentences, span)}`}`, 302);
  });
}

/** What a form asks to be set; what it does not name stays. */
function changeOf(form: Fields): MarkChange {
  const yes = (name: string): boolean => field(form, name) === 'yes';
  return {
    ...(form['star'] === undefined ? {} : { starred: yes('star') }),
    ...(form['read'] === undefined ? {} : { read: yes('read') }),
    ...(form['note'] === undefined ? {} : { note: field(form, 'note').slice(0, 4000) }),
    ...(form['tags'] === undefined ? {} : { tags: tagsOf(field(form, 'tags')) }),
  };
}

/** @throws Failure `bad_argument` where one is no tag */
const tagsOf = (line: string): string[] =>
  line
    .split(/[\s,]+/u)
    .map((word) => word.replace(/^#/u, ''))
    .filter(Boolean)
    .slice(0, 20)
    .map((word) => {
      const tag = TAG.safeParse(word);
      if (tag.success) return tag.data;
      throw new Failure('bad_argument', 'This is no tag.', {
        value: word,
        advice: 'A tag has letters, digits and . _ -',
      });
    });
