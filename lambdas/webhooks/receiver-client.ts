// Posts to a webhook's receiver, signed as Standard Webhooks says: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { createHmac } from 'node:crypto';
import type { Delivery } from './delivery.ts';

/** What the specification asks for, at least: 15 to 30 seconds. */
const patienceMs = 15_000;

/** Base64, with or without the prefix by which people tell such a secret. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** Signed anew at each attempt: a receiver refuses a time that is five minutes old. With each of `secrets`, while one follows another. */
export function signedHeaders(
  { id, body }: Pick<Delivery, 'id' | 'body'>,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) =>
    createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64'),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}

export function receiverAt(given: {
  url: string;
  secrets(): Promise<readonly string[]>;
  now(): Date;
  fetch?: typeof fetch;
}) {
  const request = given.fetch ?? fetch;
  return async (delivery: Delivery): Promise<number | 'no-answer'> => {
    const signed = signedHeaders(delivery, await given.secrets(), given.now());
    try {
      const answer = await request(given.url, {
        method: 'POST',
        // The address is the configuration's: nobody leads an event elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        headers: { 'content-type': 'application/json', 'user-agent': 'Dibs', ...signed },
        body: delivery.body,
      });
      // What they say is not read: it may be anything.
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 'no-answer';
    }
  };
}
