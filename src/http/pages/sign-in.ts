import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';

export interface SignInPage {
  /** Where to go afterwards: a path of this server. */
  to: string;
  /** The name that was given. */
  name?: string;
  /** Why it did not work. */
  failure?: { message: string; advice: string | null };
  /** Whether somebody has just signed out. */
  out?: boolean;
}

/** The way in, where accounts are asked for. */
export function signInPage({ to, name = '', failure, out = false }: SignInPage): Html {
  return layout({
    title: 'Sign in',
    bare: true,
    body: html`<div class="top"><h1>Sign in</h1></div>
${failure ? html`<p class="notice" role="alert" id="why"><b>${failure.message}</b> ${failure.advice}</p>` : out ? html`<p class="notice" role="status">You are signed out.</p>` : ''}
<form class="form" method="post" action="/sign-in">
<input type="hidden" name="to" value="${to}">
<label for="name">Name</label><input id="name" name="name" value="${name}" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false"${failure ? html` aria-describedby="why"` : html` autofocus`}>
<label for="password">Password</label><input id="password" name="password" type="password" required maxlength="1024" autocomplete="current-password"${failure ? html` autofocus` : ''}>
<div><button class="main">Sign in</button></div>
</form>
<p class="deck">No account, or the password forgotten? An admin of this record can help.</p>`,
  });
}

/** Shown where nobody has to sign in. */
export const openPage = (): Html =>
  layout({
    title: 'Sign in',
    body: html`<div class="top"><h1>Nobody signs in here</h1></div><p class="deck">This record has no accounts: it is open to whoever uses this machine, and to nobody else. See <a href="/settings#access">settings</a>.</p>`,
  });
