import { type AlertOptions, mailer } from '../jobs/index.ts';

/**
 * How alerts go out: RAPPORTEUR_SMTP is the mail server, RAPPORTEUR_MAIL_FROM whom its letters are from, RAPPORTEUR_ORIGIN
 * the address that readers know the server by.
 * @throws Failure `bad_argument` where the mail server's address makes no sense
 */
export function alertOptions(origin: string | null): AlertOptions {
  const { RAPPORTEUR_SMTP: server, RAPPORTEUR_MAIL_FROM: from, RAPPORTEUR_ORIGIN: known } = process.env;
  const mail = server ? { server, from: from || 'Rapporteur <rapporteur@localhost>' } : null;
  if (mail) mailer(mail).close();
  const address = (known || origin)?.replace(/\/+$/u, '');
  return { ...(address ? { origin: address } : {}), ...(mail ? { mail } : {}) };
}
