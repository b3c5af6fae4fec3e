import { createTransport, type Transporter } from 'nodemailer';
import { Failure } from '../../record/index.ts';
import type { Message } from './message.ts';

/** The way out for e-mail. */
export interface MailOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  server: string;
  /** Who it is from: `Rapporteur <desk@example.org>`. */
  from: string;
}

export interface Mail {
  /** @throws Failure `network` where the server does not take it */
  send(to: string, message: Message): Promise<void>;
  close(): void;
}

/** Milliseconds for each step of a conversation with the server. */
const TIME = 20_000;

/** @throws Failure `bad_argument` where the server's address makes no sense */
export function mailer({ server, from }: MailOptions): Mail {
  const url = URL.parse(server);
  if (!url || !/^smtps?:$/u.test(url.protocol) || !url.hostname)
    throw new Failure('bad_argument', 'This is no address of a mail server.', {
      value: url ? `${url.protocol}//${url.hostname}` : null,
      advice: 'Write it as smtp://user:password@mail.example.org:587.',
    });
  const secure = url.protocol === 'smtps:';
  const transport: Transporter = createTransport({
    host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    // A password never travels unencrypted, unless to this machine.
    requireTLS: !secure && url.username !== '' && !/^(?:localhost|127\.|\[::1\])/u.test(url.hostname),
    ...{ connectionTimeout: TIME, greetingTimeout: TIME, socketTimeout: TIME },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, message) {
      const { search, hits, id } = message;
      try {
        await transport.sendMail({
          from,
          to,
          // The same over all tries: a mailbox that has it takes no second one.
          messageId: `<${id}@rapporteur>`,
          subject: `${search.name.replace(/\s+/gu, ' ')}: ${hits.length} new`,
          text: textOf(message),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Rapporteur-Search': search.id },
        });
      } catch (cause) {
        throw new Failure('network', `The mail server did not take it: ${(cause as Error).message}`, {
          value: to,
          cause,
        });
      }
    },
    close: () => transport.close(),
  };
}

const line = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Plain text, a paragraph a hit. */
function textOf({ search, hits, origin }: Message): string {
  const paragraphs = hits.map(({ speaker, words, title, outlet, published, address }) =>
    [
      speaker === null ? line(title ?? 'Untitled') : `${line(speaker)}:`,
      line(words),
      [outlet, published].filter(Boolean).join(', '),
      address,
    ]
      .filter(Boolean)
      .join('\n'),
  );
  const foot = origin === null ? '' : `Change or end these alerts: ${origin}/searches#${search.id}\n`;
  return `New in “${line(search.name)}” (${search.query}):\n\n${paragraphs.join('\n\n')}\n\n-- \n${foot}`;
}
