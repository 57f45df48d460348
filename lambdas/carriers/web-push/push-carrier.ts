// Push messages to browsers (Web Push: RFC 8030, 8291, 8292), through the push service of each browser's maker.
import { createHash } from 'node:crypto';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';
import type { Push } from '../push.ts';
import { encryptFor, type WebKeys } from './encryption.ts';
import { type VapidKey, vapidTokens } from './vapid.ts';

/** As long as our function has for ten of them. */
const patienceMs = 5000;
/** A topic has 32 characters at most. */
const topicCharacters = 32;
/** How often a push that its service finds not authorized is tried: it may be the hour of our token. */
const mostUnauthorized = 3;

const urgencies = { rings: 'high', tells: 'normal', replaces: 'low', withdraws: 'low' } as const;

/** What the service worker reads (portal/worker). */
type Shown = Pick<Push, 'subject' | 'body' | 'link' | 'thread' | 'manner' | 'at'>;

export type WebPush = Push & { keys: WebKeys };
export type WebPushes = ReturnType<typeof webPushes>;

/** `contact`: where a push service finds us. `isKnown`: an endpoint of a push service that the stage pushes to. */
export function webPushes(given: {
  key: VapidKey;
  contact: string;
  isKnown(endpoint: string): boolean;
  fetch?: typeof fetch;
}) {
  const tokenFor = vapidTokens(given.key, given.contact);
  const request = given.fetch ?? fetch;

  return {
    async send(push: WebPush, now: Date, attempt: number): Promise<CarrierAnswer> {
      const { to, keys, thread, manner, keptSeconds } = push;
      // It was registered when the stage knew more of them, or not by our door.
      if (!given.isKnown(to)) return { kind: 'refused', reason: 'device-gone' };
      let authorization: string;
      try {
        authorization = await tokenFor(new URL(to).origin, now);
      } catch (error) {
        // Nothing was sent yet.
        return answerFor(error).kind === 'fault' ? { kind: 'fault', error } : { kind: 'busy' };
      }
      const shown: Shown = pick(push);
      const answer = await request(to, {
        method: 'POST',
        // Who redirects leads to an address that nobody has looked at.
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          authorization,
          ttl: String(keptSeconds),
          urgency: urgencies[manner],
          topic: createHash('sha256').update(thread).digest('base64url').slice(0, topicCharacters),
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
        },
        body: new Uint8Array(encryptFor(keys, JSON.stringify(shown))),
      }).catch((fault: unknown) => fault);
      return answer instanceof Response ? meaningOf(answer, attempt) : meaningOfSilence(answer);
    },
  };
}

function pick({ subject, body, link, thread, manner, at }: Push): Shown {
  return { subject, body, link, thread, manner, at };
}

/** RFC 8030 §5, and what push services make of it. Their words are not read: they may quote the endpoint. */
async function meaningOf(answer: Response, attempt: number): Promise<CarrierAnswer> {
  await answer.body?.cancel();
  const { status, ok } = answer;
  if (ok) return { kind: 'accepted' };
  if (status === 404 || status === 410) return { kind: 'refused', reason: 'device-gone' };
  if (status === 429 || status >= 500) return { kind: 'busy' };
  // The subscription was made with another key, or the token is not good.
  const isUnauthorized = status === 401 || status === 403;
  if (isUnauthorized && attempt < mostUnauthorized)
    return { kind: 'fault', error: new Error(`A push service found a push not authorized: ${status}`) };
  return { kind: 'refused', reason: isUnauthorized ? 'push-not-authorized' : `push-refused-${status}` };
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Where no connection was made, nothing was taken; else it may have been, and is not repeated. */
function meaningOfSilence(fault: unknown): CarrierAnswer {
  const cause = fault instanceof Error ? fault.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && neverConnected.has(code) ? { kind: 'busy' } : { kind: 'unknown' };
}
