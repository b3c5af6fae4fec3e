import type { AuditEntry } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, when } from '../parts/line.ts';

/** What the audit is narrowed by, as it stands in the address. */
export interface AuditChoice {
  who: string | null;
  what: string | null;
  since: string | null;
  before: string | null;
}

/** Who changed what, when, from where; newest first. `older` is the address of what comes before, null at the end. */
export function auditPage(
  entries: readonly AuditEntry[],
  choice: AuditChoice,
  older: string | null,
  csv: string,
): Html {
  const narrowed = Object.values(choice).some((value) => value !== null);
  return layout({
    title: 'Audit',
    section: '/settings',
    body: html`<div class="top"><h1>Audit</h1><p class="at"><a href="/settings">Settings</a> · <a href="/settings/accounts">Accounts</a></p></div>
<p class="deck">Every change, with who made it and from where. Nothing here can be altered or taken away. <a href="${csv}">CSV</a> · <a href="/api/audit">JSON</a></p>
<form class="narrow" action="/settings/audit"><span><label for="who">Who</label> <input id="who" name="who" value="${choice.who ?? ''}" size="12"></span><span><label for="what">What</label> <input id="what" name="what" value="${choice.what ?? ''}" size="16" placeholder="account, POST /…"></span><span><label for="since">From</label> <input id="since" name="since" type="date" value="${choice.since ?? ''}"></span><span><label for="before">To before</label> <input id="before" name="before" type="date" value="${choice.before ?? ''}"></span><button>Narrow</button>${narrowed ? html` <a href="/settings/audit">All</a>` : ''}</form>
${entries.length === 0 ? empty(narrowed ? 'No change fits this.' : 'Nothing has been changed yet.', 'Changes are written down as they are made: accounts, tokens, sign-ins, corrections, notes, feeds, imports.') : table(entries)}
${older ? html`<p class="pages"><a href="${older}" rel="next">Older</a></p>` : ''}`,
  });
}

const table = (entries: readonly AuditEntry[]): Html =>
  html`<div class="scroll" role="region" aria-label="Audit" tabindex="0"><table class="list"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">To what</th><th scope="col">From</th><th scope="col">Outcome</th></tr></thead><tbody>${entries.map(
    ({ at, who, by, what, subject, from, outcome }) =>
      html`<tr><td>${when(at)}</td><td>${who} <small>${by}</small></td><td><code>${what}</code></td><td>${subject}</td><td>${from ?? 'this machine'}</td><td>${outcome === 'done' ? 'done' : html`<b>${outcome}</b>`}</td></tr>`,
  )}</tbody></table></div>`;
