import { may, SHORTEST, type Visitor } from '../../access/index.ts';
import { count, sayDay } from '../../brief/index.ts';
import type { AccessToken, Session } from '../../record/index.ts';
import type { Counts } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { appearance } from '../parts/appearance.ts';
import { heading, when } from '../parts/line.ts';
import { tokenForm, tokenTable } from '../parts/tokens.ts';
import type { Preferences } from '../preferences.ts';

/** What a server can say of itself and its record. */
export interface About {
  /** The folder or the database, without a password. */
  place: string;
  engine: 'SQLite' | 'PostgreSQL';
  /** Name of the reader that reads what comes in. */
  reader: string;
  /** Version of Rapporteur. */
  version: string;
}

/** A part of the page that another topic brings along, shown to whoever has its role. */
export interface SettingsPart {
  /** Its anchor. */
  id: string;
  title: string;
  body: Html;
}

export interface SettingsPage {
  visitor: Visitor;
  look: Preferences;
  sessions: readonly Session[];
  tokens: readonly AccessToken[];
  counts: Counts;
  about: About | null;
  parts: readonly SettingsPart[];
  /** What has just been done, in words. */
  done: string | null;
}

/** Appearance, who is signed in, the record, and where the rest is set. */
export function settingsPage(page: SettingsPage): Html {
  const { visitor, look, sessions, tokens, counts, about, parts, done } = page;
  const isAdmin = may(visitor, 'admin');
  const own =
    visitor.kind === 'account'
      ? [
          { id: 'you', title: 'You', body: you(visitor, sessions) },
          {
            id: 'tokens',
            title: 'Your tokens',
            body: html`<p class="deck">A token lets a program in, in your name: a calendar, a script, a feed reader. It may do what its scope says, and never more than you.</p>${tokenTable(tokens, '/settings/tokens/revoke', false)}${tokenForm(visitor.role)}`,
          },
        ]
      : [];
  const all: SettingsPart[] = [
    { id: 'appearance', title: 'Appearance', body: appearance(look) },
    ...own,
    ...parts,
    { id: 'access', title: 'Who may come in', body: access(visitor) },
    { id: 'record', title: 'The record', body: record(counts, isAdmin ? about : null, about?.version ?? null) },
  ];
  return layout({
    title: 'Settings',
    section: '/settings',
    body: html`<div class="top"><h1>Settings</h1></div>
<nav class="chips wide" aria-label="Settings">${all.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}${isAdmin ? html`<a href="/settings/accounts">Accounts</a><a href="/settings/audit">Audit</a>` : ''}</nav>
${done ? html`<p class="notice" role="status">${done}</p>` : ''}
<div class="settings">${all.map(({ id, title, body }) => html`<section aria-labelledby="${id}">${heading(title, null, id)}${body}</section>`)}</div>`,
  });
}

function you({ account, role, session }: Extract<Visitor, { kind: 'account' }>, sessions: readonly Session[]): Html {
  return html`<p>You are <b>${account}</b>, ${ROLE_WORDS[role]}.</p>
<div class="pair"><form class="form" method="post" action="/settings/password"><h3>Another password</h3>
<input type="hidden" name="username" value="${account}" autocomplete="username">
<label for="now">The password that you have</label><input id="now" name="now" type="password" required maxlength="1024" autocomplete="current-password">
<label for="new">The new one <small>at least ${SHORTEST} characters; several words in a row do well</small></label><input id="new" name="new" type="password" required minlength="${SHORTEST}" maxlength="256" autocomplete="new-password">
<label for="again">The new one again</label><input id="again" name="again" type="password" required maxlength="256" autocomplete="new-password">
<div><button>Set it, and sign out everywhere else</button></div></form>
<div><h3>Where you are signed in</h3><ul class="plain sessions">${sessions.map(
    (one) =>
      html`<li><span>${browserName(one.browser)}${one.id === session.id ? html` · <b>this browser</b>` : ''}<br><small>from ${one.from}, since ${when(one.opened, 'short')}, last seen ${when(one.lastSeen, 'short')}</small></span>${one.id === session.id ? '' : html`<form method="post" action="/settings/sessions"><input type="hidden" name="session" value="${one.id}"><button aria-label="Sign out ${browserName(one.browser)} from ${one.from}">Sign out</button></form>`}</li>`,
  )}</ul>${sessions.length > 1 ? html`<form method="post" action="/settings/sessions"><input type="hidden" name="session" value="others"><button>Sign out everywhere else</button></form>` : ''}</div></div>`;
}

/** A role as a noun with its article. */
export const ROLE_WORDS = {
  reader: 'a reader: reads, searches, exports',
  editor: 'an editor: reads, corrects, notes, tags, brings in reports and follows feeds',
  admin: 'an admin: all of it, and looks after accounts and settings',
} as const;

/** "Firefox on Linux", from what a browser calls itself; its own words where that says neither. */
export function browserName(given: string): string {
  const browser = [
    [/Edg\//u, 'Edge'],
    [/OPR\//u, 'Opera'],
    [/Firefox\//u, 'Firefox'],
    [/Chrome\//u, 'Chrome'],
    [/Safari\//u, 'Safari'],
  ].find(([sign]) => (sign as RegExp).test(given))?.[1];
  const system = [
    [/iPhone|iPad/u, 'iOS'],
    [/Android/u, 'Android'],
    [/Windows/u, 'Windows'],
    [/Mac OS X/u, 'macOS'],
    [/Linux/u, 'Linux'],
  ].find(([sign]) => (sign as RegExp).test(given))?.[1];
  if (!browser) return given.slice(0, 60) || 'A browser that gives no name';
  return system ? `${browser} on ${system}` : String(browser);
}

function access(visitor: Visitor): Html {
  if (visitor.kind === 'local')
    return html`<p><b>Nobody signs in.</b> This record has no accounts: it is open to whoever uses this machine, and to no other machine.</p>
<p>To let others in, make an account first; from then on everybody signs in, on this machine too.</p>
<pre><code>rapporteur account add NAME --role admin
rapporteur serve --host 0.0.0.0</code></pre>
<p>Or <a href="/settings/accounts">make it here</a>.</p>`;
  return html`<p>Everybody signs in; programs bring a token. ${may(visitor, 'admin') ? html`<a href="/settings/accounts">Accounts</a> has who they are, <a href="/settings/audit">the audit</a> who changed what.` : 'An admin looks after accounts.'}</p>`;
}

function record(counts: Counts, about: About | null, version: string | null): Html {
  const span =
    counts.first && counts.last
      ? `published ${sayDay(counts.first.slice(0, 10), 'short')} to ${sayDay(counts.last.slice(0, 10))}`
      : '';
  return html`<dl class="facts">
<div><dt>Reports</dt><dd>${counts.articles.toLocaleString('en')}${span ? html` <small>${span}</small>` : ''}</dd></div>
<div><dt>Statements</dt><dd>${counts.attributions.toLocaleString('en')} <small>${counts.unnamed.toLocaleString('en')} from unnamed sources</small></dd></div>
<div><dt>Commitments</dt><dd>${counts.commitments.toLocaleString('en')}</dd></div>
<div><dt>Events</dt><dd>${counts.events.toLocaleString('en')}</dd></div>
<div><dt>Actors</dt><dd>${count(counts.actors, 'person, state or body', 'people, states and bodies')}</dd></div>
${about ? html`<div><dt>Where</dt><dd><code>${about.place}</code></dd></div><div><dt>Engine</dt><dd>${about.engine}</dd></div><div><dt>Reader</dt><dd>${about.reader}</dd></div>` : ''}
${version ? html`<div><dt>Rapporteur</dt><dd>${version}</dd></div>` : ''}
</dl>${about ? backup(about) : ''}`;
}

const backup = ({ engine, place }: About): Html =>
  engine === 'SQLite'
    ? html`<p>Keep a copy elsewhere. This one is whole whatever else is going on:</p><pre><code>sqlite3 ${shell(`${place}/record.sqlite`)} ".backup copy.sqlite"</code></pre><p>To put it back, stop the server and name the copy <code>record.sqlite</code> in that folder.</p>`
    : html`<p>Keep a copy elsewhere:</p><pre><code>pg_dump --format=custom --file=record.dump ${shell(place)}</code></pre><p>To put it back: <code>pg_restore --clean --dbname=…  record.dump</code>.</p>`;

/** Text as one word of a shell. */
const shell = (text: string): string => (/^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
