// The push services of browsers on the laptop: subscriptions at one of its own, whose pushes it decrypts as the browser would, and what
// is sent to those of the world, which stays sealed here and leaves the machine nowhere.
import { createECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import * as z from 'zod';
import { inMemory, type State } from '../../state/state.ts';
import { vapidFault } from './vapid-check.ts';

/** The stage's configuration names it among the push services (config/local.json). */
const ownHost = 'push.dibs.example';

const curve = 'prime256v1';
/** RFC 8030: a push service takes at least that, and most no more. */
const mostBytes = 4096;

const subscription = z.object({
  endpoint: z.string(),
  privateKey: z.string(),
  auth: z.string(),
  /** The only key whose pushes it takes, once the browser named one. */
  applicationServerKey: z.string().optional(),
});
const push = z.object({
  endpoint: z.string(),
  /** What the browser reads. */
  message: z.string().optional(),
  /** Of a browser whose keys are elsewhere: the body as it came. */
  sealed: z.string().optional(),
  ttlSeconds: z.number(),
  urgency: z.string(),
  topic: z.string().optional(),
  atMs: z.number(),
});
export type WebPushed = z.infer<typeof push>;
type Subscription = z.infer<typeof subscription>;

type Pushing = { url: string; headers: Readonly<Record<string, string | undefined>>; body: Buffer };

export type WebPush = {
  /** What a browser answers to `PushManager.subscribe`. */
  subscribe(applicationServerKey?: string): { endpoint: string; keys: { p256dh: string; auth: string } };
  /** A push for a browser; answers the status. */
  push(pushing: Pushing): Promise<number>;
  pushesTo(endpoint: string): readonly WebPushed[];
  /** The browser takes pushes there no more, or again. */
  enable(endpoint: string, isEnabled: boolean): void;
};

export function createWebPush(deps: {
  nowMs(): number;
  newId(): string;
  state?: State | undefined;
}): WebPush {
  const { state = inMemory } = deps;
  const keptSubscriptions = state.rows('push-subscriptions', subscription);
  const keptPushes = state.rows('web-pushes', push);
  const keptEnds = state.rows('ended-subscriptions', z.literal(true));
  const subscriptions: Subscription[] = keptSubscriptions.entries().map(([, each]) => each);
  const pushes: WebPushed[] = keptPushes.entries().map(([, each]) => each);
  const ended = new Set(keptEnds.entries().map(([endpoint]) => endpoint));

  function read(known: Subscription | undefined, body: Buffer): Pick<WebPushed, 'message' | 'sealed'> {
    if (known === undefined) return { sealed: body.toString('base64') };
    const privateKey = createECDH(curve);
    privateKey.setPrivateKey(known.privateKey, 'base64url');
    const plain = ece.decrypt(body, { version: 'aes128gcm', privateKey, authSecret: known.auth });
    return { message: plain.toString('utf8') };
  }

  return {
    subscribe(applicationServerKey) {
      const pair = createECDH(curve);
      const p256dh = pair.generateKeys().toString('base64url');
      const auth = randomBytes(16).toString('base64url');
      const endpoint = `https://${ownHost}/${deps.newId()}`;
      const privateKey = pair.getPrivateKey().toString('base64url');
      const made = {
        endpoint,
        privateKey,
        auth,
        ...(applicationServerKey !== undefined && { applicationServerKey }),
      };
      subscriptions.push(made);
      keptSubscriptions.put(endpoint, made);
      return { endpoint, keys: { p256dh, auth } };
    },

    async push({ url, headers, body }) {
      if (ended.has(url)) return 410;
      const known = subscriptions.find(({ endpoint }) => endpoint === url);
      if (known === undefined && new URL(url).hostname === ownHost) return 404;
      if (!/^\d+$/.test(headers.ttl ?? '') || headers['content-encoding'] !== 'aes128gcm') return 400;
      if (headers.topic !== undefined && !/^[\w-]{1,32}$/.test(headers.topic)) return 400;
      if (body.length > mostBytes) return 413;
      const fault = await vapidFault(headers.authorization, url, deps.nowMs(), known?.applicationServerKey);
      if (fault !== undefined) return fault;
      const shown = {
        endpoint: url,
        ...read(known, body),
        ttlSeconds: Number(headers.ttl),
        urgency: headers.urgency ?? 'normal',
        ...(headers.topic !== undefined && { topic: headers.topic }),
        atMs: deps.nowMs(),
      };
      pushes.push(shown);
      keptPushes.put(deps.newId(), shown);
      return 201;
    },

    pushesTo: (endpoint) => pushes.filter((each) => each.endpoint === endpoint),
    enable(endpoint, isEnabled) {
      if (isEnabled) {
        ended.delete(endpoint);
        keptEnds.delete(endpoint);
      } else {
        ended.add(endpoint);
        keptEnds.put(endpoint, true);
      }
    },
  };
}
