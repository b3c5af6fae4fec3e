import type { Context, Hono } from 'hono';
import type { Import, Importer, SentFile } from '../../jobs/index.ts';
import { Failure } from '../../record/index.ts';
import { importedPage, importPage, importProgress, LARGEST_FILE } from '../pages/import.ts';

/** Files brought in: by a form, or one after the other by the page's script, which asks for JSON. */
export function importRoutes(app: Hono, importer: Importer): void {
  const found = (context: Context): Import => {
    const id = context.req.param('id') ?? '';
    const one = importer.find(id);
    if (one) return one;
    throw new Failure('not_found', 'There is no such import, or it is long over.', {
      value: id,
      advice: 'What it brought is in the record.',
    });
  };

  app.get('/import', (context) => context.html(importPage()));

  app.post('/import', async (context) => {
    const form = await context.req.parseBody({ all: true });
    const chosen = [form['file'] ?? []].flat().filter((one) => one instanceof File && one.name !== '') as File[];
    const asksJson = context.req.header('accept')?.includes('application/json') === true;
    if (chosen.length === 0)
      throw new Failure('bad_argument', 'No file was chosen.', { advice: 'Choose at least one file.' });
    context.set('subject', chosen.length === 1 ? chosen[0]!.name : `${chosen.length} files`);
    const id = typeof form['id'] === 'string' ? form['id'] : null;
    const one = (id && importer.find(id)) || importer.begin();
    const files: SentFile[] = [];
    for (const file of chosen) {
      if (file.size > LARGEST_FILE) {
        one.failed.push({ name: file.name, failure: tooLarge(file) });
        continue;
      }
      files.push({ name: pathOf(file.name), bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    await importer.send(one.id, files);
    if (asksJson) return context.json({ id: one.id, progress: `/import/${one.id}/progress` }, 202);
    return context.redirect(`/import/${one.id}`, 303);
  });

  app.get('/import/:id', (context) => context.html(importedPage(found(context))));

  app.get('/import/:id/progress', (context) => {
    const one = found(context);
    context.header('X-Going', one.ended === null ? 'yes' : 'no');
    return context.html(importProgress(one));
  });
}

/** A file's path inside what was chosen, without ways out of it. */
const pathOf = (name: string): string =>
  name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
    .slice(0, 500);

const tooLarge = ({ name, size }: File): Failure =>
  new Failure('too_large', `The file has ${Math.ceil(size / 1e6)} MB; ${LARGEST_FILE / 1048576} is the most here.`, {
    value: name,
    advice: 'Use the command line: rapporteur ingest FILE.',
  });
