import type { Context, Hono } from 'hono';
import { type Door, namesOf, type TooOften } from '../../access/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { field, fields } from '../form.ts';
import { dropSession, keepSession } from '../gate.ts';
import { ownPath } from '../own-path.ts';
import { openPage, signInPage } from '../pages/sign-in.ts';
import { visitOf } from '../visit.ts';

/** Where to go after signing in. */
function destination(to: string | undefined): string {
  const path = ownPath(to, '/');
  return path.startsWith('/sign-in') ? '/' : path;
}

/** Signing in and out. */
export function signInRoutes(app: Hono, store: Store, door: Door, secure: boolean): void {
  app.get('/sign-in', (context) => {
    const { visitor } = visitOf(context);
    if (visitor.kind === 'local') return context.html(openPage());
    const to = destination(context.req.query('to'));
    if (visitor.kind !== 'outsider') return context.redirect(to, 303);
    return context.html(signInPage({ to, out: context.req.query('out') !== undefined }));
  });

  app.post('/sign-in', async (context) => {
    const { visitor, from } = visitOf(context);
    if (visitor.kind === 'local') return context.redirect('/', 303);
    const form = await fields(context);
    const to = destination(field(form, 'to'));
    const name = field(form, 'name').slice(0, 64);
    try {
      const attempt = {
        name,
        password: field(form, 'password'),
        from,
        browser: context.req.header('user-agent') ?? '',
      };
      const signedIn = await door.signIn(attempt);
      // Whoever was signed in with this browser before is not any longer.
      if (visitor.kind === 'account') await endOwn(context, store);
      keepSession(context, signedIn, secure);
      return context.redirect(to, 303);
    } catch (failure) {
      if (!(failure instanceof Failure) || (failure.code !== 'sign_in' && failure.code !== 'too_often')) throw failure;
      if (failure.code === 'too_often') context.header('Retry-After', String((failure as TooOften).wait ?? 5));
      const { message, advice } = failure;
      return context.html(
        signInPage({ to, name, failure: { message, advice } }),
        failure.code === 'sign_in' ? 401 : 429,
      );
    }
  });

  app.post('/sign-out', async (context) => {
    if (visitOf(context).visitor.kind === 'account') await endOwn(context, store);
    dropSession(context, secure);
    context.header('Clear-Site-Data', '"cache"');
    return context.redirect('/sign-in?out', 303);
  });
}

/** Ends the session that a request came with. */
async function endOwn(context: Context, store: Store): Promise<void> {
  const { visitor, from } = visitOf(context);
  if (visitor.kind !== 'account') return;
  const { account, session } = visitor;
  await store.accounts.endSession(account, session.id, {
    ...namesOf(visitor),
    from,
    at: new Date().toISOString(),
    what: 'sign-out',
    subject: session.id,
    outcome: 'done',
  });
}
