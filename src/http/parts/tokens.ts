import { type AccessToken, ROLE_OF_SCOPE, ROLES, type Role, SCOPES } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { when } from './line.ts';

const SCOPE_WORDS = {
  read: 'read: what a reader may see',
  write: 'write: also what an editor may change',
  admin: 'admin: everything',
} as const;

/** How long a new token may last, in days; 0 for ever. */
const LIVES = [30, 90, 365, 0] as const;

/** Whether a role may give a token a scope. */
export const mayGive = (role: Role, scope: (typeof SCOPES)[number]): boolean =>
  ROLES.indexOf(ROLE_OF_SCOPE[scope]) <= ROLES.indexOf(role);

/** Tokens with what they are for, what they may do and when they were last used. */
export function tokenTable(tokens: readonly AccessToken[], action: string, withOwner: boolean): Html {
  if (tokens.length === 0) return html`<p class="none">None yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="Tokens" tabindex="0"><table class="list"><thead><tr><th scope="col">For</th>${withOwner ? html`<th scope="col">Account</th>` : ''}<th scope="col">Scope</th><th scope="col">Made</th><th scope="col">Ends</th><th scope="col">Last used</th><td></td></tr></thead><tbody>${tokens.map(
    ({ id, label, account, scope, added, expires, lastUsed }) =>
      html`<tr><th scope="row">${label} <small>${id}</small></th>${withOwner ? html`<td>${account}</td>` : ''}<td>${scope}</td><td>${when(added)}</td><td>${expires === null ? 'never' : Date.parse(expires) <= Date.now() ? html`<b>over</b>` : when(expires)}</td><td>${lastUsed === null ? 'never' : when(lastUsed)}</td><td><form method="post" action="${action}"><input type="hidden" name="id" value="${id}"><button aria-label="Revoke ${label}">Revoke</button></form></td></tr>`,
  )}</tbody></table></div>`;
}

/** A form for a new token of somebody with this role. */
export const tokenForm = (role: Role): Html =>
  html`<details class="adding"><summary>New token</summary><form class="form" method="post" action="/settings/tokens">
<label for="label">What it is for</label><input id="label" name="label" required maxlength="80" placeholder="calendar on my phone">
<label for="scope">Scope</label><select id="scope" name="scope">${SCOPES.filter((scope) => mayGive(role, scope)).map((scope) => html`<option value="${scope}">${SCOPE_WORDS[scope]}</option>`)}</select>
<label for="days">Ends</label><select id="days" name="days">${LIVES.map((days) => html`<option value="${days}"${days === 90 ? html` selected` : ''}>${days === 0 ? 'never' : `after ${days} days`}</option>`)}</select>
<div><button>Make it</button></div></form></details>`;
