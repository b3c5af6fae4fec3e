import { CSS, ICON, SCRIPT, UNSCRIPTED } from './assets.ts';
import { type Html, html } from './html.ts';
import { lookOf, preferencesOf } from './preferences.ts';
import { current, visitOf } from './visit.ts';

/** The sections of the record, in the order of the bar; `key` goes there after `g`. */
export const SECTIONS = [
  { path: '/', name: 'Debrief', key: 'd' },
  { path: '/affairs', name: 'Affairs', key: 's' },
  { path: '/commitments', name: 'Commitments', key: 'm' },
  { path: '/positions', name: 'Positions', key: 'p' },
  { path: '/calendar', name: 'Calendar', key: 'c' },
  { path: '/actors', name: 'Actors', key: 'a' },
  { path: '/unnamed', name: 'Unnamed', key: 'u' },
  { path: '/drift', name: 'Drift', key: 'w' },
  { path: '/articles', name: 'Articles', key: 'r' },
  { path: '/trace', name: 'Trace', key: 't' },
  { path: '/feeds', name: 'Feeds', key: 'f' },
] as const;

export interface Leaf {
  title: string;
  /** The section that the bar marks as current. */
  section?: (typeof SECTIONS)[number]['path'] | '/settings';
  /** What the search field shows. */
  query?: string;
  /** Without the bar: what is shown to whoever is not let in yet. */
  bare?: boolean;
  /** Seconds after which the page is asked for again, where no script keeps it up to date. */
  refresh?: number;
  body: Html;
}

/** How the reader who asks wants pages to look, as attributes of the root element. */
function look(): Html[] {
  const request = current();
  if (!request) return [];
  return lookOf(preferencesOf(request)).map(([name, value]) => html` ${name}="${value}"`);
}

/** Who is signed in, and the way out. */
function signedIn(): Html | null {
  const request = current();
  const visitor = request && visitOf(request)?.visitor;
  if (visitor?.kind !== 'account') return null;
  return html`<form class="out" method="post" action="/sign-out">Signed in as <a href="/settings#you">${visitor.account}</a> <button>Sign out</button></form>`;
}

const KEYS: readonly (readonly [string, string])[] = [
  ['j  k', 'next line, line before'],
  ['Enter', 'open the line'],
  ['o', 'open the original page'],
  ['t', 'trace the line to its first report'],
  ['s', 'star the line, or the article'],
  ['u', 'unread, or read'],
  ['n', 'note and tags'],
  ['/', 'search'],
  ['+  −  0', 'larger text, smaller text, 16 px'],
  ['Esc', 'close'],
  ['?', 'this sheet'],
];

/** A whole page around its body. */
export function layout({ title, section, query = '', bare = false, refresh, body }: Leaf): Html {
  return html`<!doctype html>
<html lang="en"${look()}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === 'Rapporteur' ? title : `${title} · Rapporteur`}</title>
<link rel="icon" href="${ICON.href}" type="image/svg+xml">
<link rel="stylesheet" href="${CSS.href}">
<noscript><link rel="stylesheet" href="${UNSCRIPTED.href}">${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}">`}</noscript>
<script src="${SCRIPT.href}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<div class="${bare ? 'sheet bare' : 'sheet'}">
<header class="mast">
<a class="name" href="/">Rapporteur</a>
${
  bare
    ? ''
    : html`<form class="find" action="/search" role="search"><label class="sr" for="q">Search the record</label><input id="q" name="q" type="search" value="${query}" placeholder="Search the record" autocomplete="off" spellcheck="false"></form>`
}
<div class="tools">
<div class="size scripted" role="group" aria-label="Text size"><button type="button" data-size="up" aria-label="Larger text">+</button><button type="button" data-size="reset" aria-label="Text size 16 pixels">↺</button><button type="button" data-size="down" aria-label="Smaller text">−</button><span class="px" aria-hidden="true" data-size="shown">16 px</span><span class="sr" role="status" data-size="said"></span></div>
<button type="button" class="theme scripted" data-theme-turn aria-label="Dark theme" aria-pressed="false">◐</button>
<button type="button" class="keys scripted" data-keys aria-label="Keyboard shortcuts">?</button>
</div>
${
  bare
    ? ''
    : html`<nav aria-label="Sections"><ul>${SECTIONS.map(
        ({ path, name, key }) =>
          html`<li><a href="${path}" data-key="${key}"${path === section ? html` aria-current="page"` : ''}>${name}</a></li>`,
      )}<li class="last"><a href="/settings" data-key=","${section === '/settings' ? html` aria-current="page"` : ''}>Settings</a></li></ul></nav>`
}
</header>
<main id="main" tabindex="-1">
${body}
</main>
${bare ? '' : html`<footer class="foot"><p>Every line opens the sentence it came from. The same record as JSON: <a href="/api">/api</a>. What you keep: <a href="/search?q=is%3Astarred">stars</a>, <a href="/searches">searches and alerts</a>; what was set right: <a href="/corrections">corrections</a>.</p>${signedIn()}</footer>`}
</div>
<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>${KEYS.map(
    ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`,
  )}${SECTIONS.map(
    ({ name, key }) => html`<div><dt><kbd>g  ${key}</kbd></dt><dd>go to ${name}</dd></div>`,
  )}<div><dt><kbd>g  ,</kbd></dt><dd>go to Settings</dd></div></dl><form method="dialog"><button>Close</button></form></dialog>
</body>
</html>`;
}
