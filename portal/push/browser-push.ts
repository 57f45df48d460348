// This browser as a device that takes pushes: switched on by a click, followed when it is renewed, off when somebody signs out (LI-3).
import { type Api, answerOf } from '../api/api.ts';
import { browserName, isApplePhone } from './browser-name.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { workerOf } from './worker.ts';
import { renewalCache, renewalKey } from './worker-messages.ts';

/** `install-first`: an iPhone or iPad, where pushes come to installed pages alone. */
export type PushState = 'unsupported' | 'install-first' | 'denied' | 'off' | 'on';

/** `deviceId`: as what the API knows this browser, if it takes pushes. */
export type OwnBrowser = { state: PushState; deviceId: string | undefined };

type Devices = { devices: readonly { deviceId: string }[]; webPush: { publicKey: string } };

const devicesOf = (api: Api): Promise<Devices> => answerOf(api.GET('/me/devices'));

/** The same for the same subscription, so that nothing has to be kept to know it again. */
export async function deviceIdOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  const digits = [...new Uint8Array(hash.slice(0, 16))].map((byte) => byte.toString(16).padStart(2, '0'));
  return `web_${digits.join('')}`;
}

async function subscriptionOf(): Promise<PushSubscription | null | undefined> {
  const worker = await workerOf();
  return worker !== undefined && 'pushManager' in worker ? worker.pushManager.getSubscription() : undefined;
}

export async function ownBrowser(): Promise<OwnBrowser> {
  const nobody = { deviceId: undefined };
  const subscription = await subscriptionOf();
  if (subscription === undefined || !('Notification' in window)) {
    const isApple = isApplePhone(navigator.userAgent, navigator.maxTouchPoints);
    return { state: isApple && !isInstalled() ? 'install-first' : 'unsupported', ...nobody };
  }
  if (Notification.permission === 'denied') return { state: 'denied', ...nobody };
  if (subscription === null) return { state: 'off', ...nobody };
  return { state: 'on', deviceId: await deviceIdOf(subscription.endpoint) };
}

export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

/** In answer to a click: a browser asks for the permission then alone. False when it was not given. */
export async function switchOn(api: Api, on: (browser: string, system: string) => string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  if ((await workerOf()) === undefined) return false;
  return inTurn(async () => {
    const worker = await navigator.serviceWorker.ready;
    const { webPush } = await devicesOf(api);
    await register(api, await subscribe(worker, webPush.publicKey), on);
    return true;
  });
}

/** What looks whether a subscription is known must not meet one that is being registered, and end it. */
const inTurn = oneAfterAnother();

async function subscribe(
  worker: ServiceWorkerRegistration,
  applicationServerKey: string,
): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey };
  return worker.pushManager.subscribe(options).catch(async (fault: unknown) => {
    // One that was made with another key stands in the way.
    const before = await worker.pushManager.getSubscription();
    if (before === null) throw fault;
    await before.unsubscribe();
    return worker.pushManager.subscribe(options);
  });
}

async function register(
  api: Api,
  subscription: PushSubscription,
  on: (browser: string, system: string) => string,
): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys ?? {};
  const name = browserName(navigator.userAgent, navigator.maxTouchPoints, on);
  const deviceId = await deviceIdOf(subscription.endpoint);
  const body = {
    platform: 'web' as const,
    subscription: { endpoint: endpoint ?? subscription.endpoint, keys: { p256dh, auth } },
    ...(name !== undefined && { name }),
  };
  await answerOf(api.PUT('/me/devices/{deviceId}', { params: { path: { deviceId } }, body }));
}

/** Both ends: the API forgets the browser, and the browser its subscription. */
export function switchOff(api: Api): Promise<void> {
  return inTurn(() => end(api));
}

async function end(api: Api): Promise<void> {
  const subscription = await subscriptionOf();
  if (!subscription) return;
  const deviceId = await deviceIdOf(subscription.endpoint);
  await answerOf(api.DELETE('/me/devices/{deviceId}', { params: { path: { deviceId } } })).catch(
    () => undefined,
  );
  await subscription.unsubscribe().catch(() => false);
}

/**
 * At the portal's start. What the worker renewed, or what was made with a key that the stage has no more, takes its former place. A
 * subscription that isn't among the agent's devices was taken off elsewhere, or is somebody else's who was signed in here: it ends.
 */
export function follow(api: Api, on: (browser: string, system: string) => string): Promise<void> {
  return inTurn(() => followNow(api, on));
}

async function followNow(api: Api, on: (browser: string, system: string) => string): Promise<void> {
  const subscription = await subscriptionOf();
  if (!subscription) return;
  const { devices, webPush } = await devicesOf(api);
  const isKnown = (deviceId: string) => devices.some((each) => each.deviceId === deviceId);
  const deviceId = await deviceIdOf(subscription.endpoint);
  const former = isKnown(deviceId) ? deviceId : await formerIdOf();
  if (former === undefined || !isKnown(former)) {
    await subscription.unsubscribe();
    return;
  }
  const worker = await workerOf();
  const isOurs = keyOf(subscription) === webPush.publicKey;
  if (worker === undefined || (former === deviceId && isOurs)) return;
  if (!isOurs) await subscription.unsubscribe();
  await register(api, isOurs ? subscription : await subscribe(worker, webPush.publicKey), on);
  await answerOf(api.DELETE('/me/devices/{deviceId}', { params: { path: { deviceId: former } } }));
  await caches.delete(renewalCache);
}

async function formerIdOf(): Promise<string | undefined> {
  const cache = await caches.open(renewalCache);
  const endpoint = await (await cache.match(renewalKey))?.text();
  return endpoint === undefined ? undefined : deviceIdOf(endpoint);
}

function keyOf({ options }: PushSubscription): string | undefined {
  const key = options.applicationServerKey;
  if (key === null) return undefined;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
