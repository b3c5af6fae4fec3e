import { SHORTEST } from '../../access/index.ts';
import { type AccessToken, type Account, ROLES } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, heading, when } from '../parts/line.ts';
import { tokenTable } from '../parts/tokens.ts';
import { ROLE_WORDS } from './settings.ts';

/** Who may come in, for admins. */
export function accountsPage(accounts: readonly Account[], tokens: readonly AccessToken[], done: string | null): Html {
  const first = accounts.length === 0;
  return layout({
    title: 'Accounts',
    section: '/settings',
    body: html`<div class="top"><h1>Accounts</h1><p class="at"><a href="/settings">Settings</a> · <a href="/settings/audit">Audit</a></p></div>
${done ? html`<p class="notice" role="status">${done}</p>` : ''}
<div class="settings"><section aria-labelledby="people">${heading('People', null, 'people')}
${first ? empty('Nobody has an account: the record is open to whoever uses this machine.', 'The first account is an admin. From then on everybody signs in, on this machine too.') : table(accounts)}
${adding(first)}</section>
${first ? '' : html`<section aria-labelledby="tokens">${heading('Tokens of all', 'what programs come in with', 'tokens')}${tokenTable(tokens, '/settings/tokens/revoke', true)}</section>`}
<section aria-labelledby="roles">${heading('Roles', null, 'roles')}<ul class="plain">${ROLES.map((role) => html`<li>${ROLE_WORDS[role]}</li>`)}</ul></section></div>`,
  });
}

const roleChoice = (id: string, chosen: string): Html =>
  html`<select id="${id}" name="role">${ROLES.map((role) => html`<option${role === chosen ? html` selected` : ''}>${role}</option>`)}</select>`;

function table(accounts: readonly Account[]): Html {
  return html`<div class="scroll" role="region" aria-label="Accounts" tabindex="0"><table class="list"><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Last signed in</th><th scope="col">Password set</th><td></td></tr></thead><tbody>${accounts.map(
    ({ name, role, lastSignIn, passwordSet }, i) =>
      html`<tr><th scope="row">${name}</th><td><form class="inline" method="post" action="/settings/accounts/role"><input type="hidden" name="name" value="${name}"><label class="sr" for="role-${i}">Role of ${name}</label>${roleChoice(`role-${i}`, role)} <button aria-label="Set the role of ${name}">Set</button></form></td><td>${lastSignIn === null ? 'never' : when(lastSignIn)}</td><td>${when(passwordSet)}</td><td><details><summary>Password or remove<span class="sr"> ${name}</span></summary>
<form class="form" method="post" action="/settings/accounts/password"><input type="hidden" name="name" value="${name}"><label for="password-${i}">New password for ${name}</label><input id="password-${i}" name="password" type="password" required minlength="${SHORTEST}" maxlength="256" autocomplete="new-password"><div><button>Set it, and end the sessions</button></div></form>
<form method="post" action="/settings/accounts/remove"><input type="hidden" name="name" value="${name}"><button class="danger">Remove ${name}, with sessions and tokens</button></form></details></td></tr>`,
  )}</tbody></table></div>`;
}

function adding(first: boolean): Html {
  const form = html`<form class="form" method="post" action="/settings/accounts">
<label for="name">Name</label><input id="name" name="name" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false">
<label for="password">Password <small>at least ${SHORTEST} characters; several words in a row do well</small></label><input id="password" name="password" type="password" required minlength="${SHORTEST}" maxlength="256" autocomplete="new-password">
${first ? html`<input type="hidden" name="role" value="admin">` : html`<label for="role">Role</label>${roleChoice('role', 'reader')}`}
<div><button>${first ? 'Make the first account' : 'Add'}</button></div></form>`;
  return first ? form : html`<details class="adding"><summary>Add somebody</summary>${form}</details>`;
}

/** The text of a new token: here and never again. */
export const newTokenPage = (text: string, { label, scope, account }: AccessToken): Html =>
  layout({
    title: 'New token',
    section: '/settings',
    body: html`<div class="top"><h1>New token</h1></div>
<p class="deck">For “${label}”, with the scope ${scope}, in the name of ${account}. Copy it now: it is not shown again.</p>
<p class="secret"><code>${text}</code> <button type="button" class="scripted" data-cite="${text}">Copy</button></p>
<p>Programs send it as <code>Authorization: Bearer …</code>; calendar programs and feed readers take it as the password, with any name.</p>
<p><a href="/settings#tokens">Back to settings</a></p>`,
  });
