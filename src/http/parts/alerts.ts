import type { Context } from 'hono';
import { may } from '../../access/index.ts';
import { count } from '../../brief/index.ts';
import type { Store } from '../../store/index.ts';
import { html } from '../html.ts';
import { whoOf } from '../keeps.ts';
import type { SettingsPart } from '../pages/settings.ts';
import { visitorOf } from '../visit.ts';

/** What /settings says of alerts: how many searches the reader keeps, where they tell of news, and whether e-mail can be sent. */
export const alertsPart =
  ({ searches }: Store, mail: boolean) =>
  async (context: Context): Promise<SettingsPart> => {
    const own = await searches.list(whoOf(context));
    const [webhooks, letters] = [own.filter(({ webhook }) => webhook), own.filter(({ email }) => email)];
    const ways = [
      webhooks.length > 0 ? `${webhooks.length} by webhook` : null,
      letters.length > 0 ? `${letters.length} by e-mail` : null,
    ].filter((way) => way !== null);
    return {
      id: 'alerts',
      title: 'Alerts',
      body: html`<p>${own.length === 0 ? 'You have not saved a search yet. A saved search tells of what new reports bring: here, in a feed, by webhook or e-mail.' : `You keep ${count(own.length, 'saved search', 'saved searches')}, each with a feed${ways.length > 0 ? `; ${ways.join(', ')}` : ''}.`} <a href="/searches">Saved searches</a></p>
<p>${mail ? 'E-mail can be sent.' : html`E-mail cannot be sent from here.${may(visitorOf(context), 'admin') ? html` Name a mail server in <code>RAPPORTEUR_SMTP</code>, such as <code>smtps://user:password@mail.example.org</code>, and a sender in <code>RAPPORTEUR_MAIL_FROM</code>.` : ''}`}</p>`,
    };
  };
