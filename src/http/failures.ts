import type { Context } from 'hono';
import type { Failure, FailureCode } from '../record/index.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

const STATUS: Partial<Record<FailureCode, 400 | 401 | 403 | 404 | 413 | 422 | 429 | 502 | 503>> = {
  not_found: 404,
  bad_argument: 400,
  bad_line: 400,
  no_feed: 422,
  not_text: 422,
  bad_charset: 422,
  network: 502,
  robots: 502,
  gone: 502,
  busy: 503,
  refused_address: 403,
  too_large: 413,
  sign_in: 401,
  not_allowed: 403,
  too_often: 429,
  locked: 503,
};

const TITLE: Readonly<Record<number, string>> = { 401: 'Sign in', 403: 'Not allowed', 404: 'Not found' };

const page = (title: string, words: string, next: unknown): Html =>
  layout({
    title,
    body: html`<div class="top"><h1>${title}</h1></div><div class="empty"><p>${words}</p><p>${next}</p></div>`,
  });

/** Answers a failure: as JSON under /api and where JSON is asked for, as a page everywhere else. */
export function refused(context: Context, failure: Failure): Response | Promise<Response> {
  const status = STATUS[failure.code] ?? 500;
  if (context.req.path.startsWith('/api') || context.req.header('accept') === 'application/json')
    return context.json(failure.toJSON(), status);
  const words = failure.value ? `${failure.message} (${failure.value})` : failure.message;
  const next = failure.advice ?? html`Go to the <a href="/">debrief</a>, or <a href="/search">search</a> for it.`;
  return context.html(page(TITLE[status] ?? 'That did not work', words, next), status);
}

/** Answers a defect of ours without telling its details. */
export function failurePage(context: Context): Response | Promise<Response> {
  if (context.req.path.startsWith('/api'))
    return context.json(
      { error: { code: 'internal', message: 'Rapporteur made a mistake.', value: null, advice: 'See its log.' } },
      500,
    );
  return context.html(
    page('Rapporteur made a mistake', 'This page could not be made. The record is not harmed.', 'Its log says more.'),
    500,
  );
}
