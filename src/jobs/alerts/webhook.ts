import { createHmac } from 'node:crypto';
import { type FetchLimits, postPublic, privateHosts } from '../../acquire/index.ts';
import { Failure } from '../../record/index.ts';
import type { Message } from './message.ts';

/**
 * The headers of a webhook as Standard Webhooks 1.0 has them (standardwebhooks.com): its id, which stays the same over all
 * tries; when it is sent, in seconds since 1970; and the HMAC-SHA256 of both and the body under the search's secret.
 */
export function signed(id: string, body: string, secret: string, seconds: number): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

/** Milliseconds that a receiver has to answer in. */
const TIME = 15_000;

/**
 * Sends a message to an address on the public network; hosts off it only where RAPPORTEUR_PRIVATE_HOSTS names them.
 * @throws Failure where the address is refused, nothing answers, or the answer is not 2xx
 */
export async function sendWebhook(
  address: string,
  secret: string,
  message: Message,
  limits: FetchLimits,
): Promise<void> {
  const body = JSON.stringify({ type: 'search.hits', timestamp: new Date().toISOString(), data: message });
  const headers = signed(message.id, body, secret, Math.floor(Date.now() / 1000));
  const answer = await postPublic(
    address,
    { body, headers },
    { privateHosts: privateHosts(), time: TIME, accept: '*/*', ...limits },
  );
  if (answer.status >= 200 && answer.status < 300) return;
  throw new Failure('network', `The receiver answered ${answer.status} ${answer.statusText}`.trimEnd(), {
    value: address,
    advice: 'Look at the log of the receiver.',
  });
}
