import type { FetchLimits } from '../../acquire/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { type Mail, type MailOptions, mailer } from './mail.ts';
import { messageOf } from './message.ts';
import { watch } from './watch.ts';
import { sendWebhook } from './webhook.ts';

export interface AlertOptions {
  /** How readers write the server's address: stands before the addresses of hits. */
  origin?: string;
  /** Without it e-mail waits. */
  mail?: MailOptions;
  /** Limits of webhooks. */
  limits?: FetchLimits;
}

/** Seconds to the next try, after so many that failed; after the last of them it is given up. */
const WAITS = [60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 24 * 3600];
/** Deliveries of one round, and milliseconds until one is due again whose sender has not said what became of it. */
const [AT_ONCE, TAKEN] = [20, 10 * 60_000];

/**
 * Sends what is due. Whoever receives a delivery twice, because the program was ended between sending it and noting that,
 * can tell by its id, which is the same.
 */
export async function deliver(store: Store, options: AlertOptions = {}, now = new Date()): Promise<number> {
  const { origin = null, limits = {} } = options;
  const again = new Date(now.getTime() + TAKEN);
  const due = await store.searches.due(now.toISOString(), again.toISOString(), AT_ONCE);
  let mail: Mail | null = null;
  let sent = 0;
  try {
    for (const { delivery, search, hits } of due) {
      const message = messageOf(delivery, search, hits, origin);
      try {
        if (delivery.channel === 'webhook') {
          if (search.webhook === null) throw new Failure('not_found', 'The search has no webhook any more.');
          await sendWebhook(search.webhook, search.secret, message, limits);
        } else {
          if (search.email === null) throw new Failure('not_found', 'The search has no e-mail address any more.');
          if (!options.mail)
            throw new Failure('network', 'E-mail is not set up here.', { advice: 'Set RAPPORTEUR_SMTP.' });
          mail ??= mailer(options.mail);
          await mail.send(search.email, message);
        }
        await store.searches.delivered(delivery.id, new Date().toISOString());
        sent++;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const wait = isFinal(error) ? undefined : WAITS[delivery.tries];
        await store.searches.failed(
          delivery.id,
          error.message,
          wait === undefined ? null : new Date(now.getTime() + wait * 1000).toISOString(),
        );
      }
    }
  } finally {
    mail?.close();
  }
  return sent;
}

/** Whether trying again is of no use. */
const isFinal = ({ code }: Failure): boolean =>
  code === 'refused_address' || code === 'bad_argument' || code === 'not_found';

/** Milliseconds between two rounds. */
const ROUND = 15_000;

/**
 * Tries saved searches on what comes in and sends what they find, round by round, until it is ended. A round that fails is
 * told to `problem`, and the next one follows all the same.
 */
export function alerting(
  store: Store,
  options: AlertOptions & { problem?: (error: unknown) => void; round?: number } = {},
): { end(): Promise<void> } {
  let ended = false;
  let clock: NodeJS.Timeout | undefined;
  let wake = (): void => {};
  const working = (async () => {
    while (!ended) {
      try {
        await watch(store);
        await deliver(store, options);
      } catch (error) {
        options.problem?.(error);
      }
      if (ended) return;
      await new Promise<void>((done) => {
        wake = done;
        clock = setTimeout(done, options.round ?? ROUND);
        clock.unref();
      });
    }
  })();
  return {
    async end() {
      ended = true;
      clearTimeout(clock);
      wake();
      await working;
    },
  };
}
