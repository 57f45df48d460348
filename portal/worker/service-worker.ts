// The portal's service worker: shows pushes, leads to their page, renews the subscription, and has a page for when there is no
// connection. It keeps no file of the portal, so that nobody is left with an old version.
import { type FromWorker, renewalCache, renewalKey } from '../push/worker-messages.ts';
import { offlinePage } from './offline-page.ts';
import { isUnread, type Pushed, pathOf, readPush, showingOf } from './push-shown.ts';
import { wordsFor } from './worker-words.ts';

declare const self: ServiceWorkerGlobalScope;

/** How long a page has to say that it goes to another: one that is asleep doesn't. */
const answerMs = 1000;

// Nothing of a page depends on its worker's version: the newest takes over at once.
self.addEventListener('install', () => {
  void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(fetch(event.request).catch(offline));
});

function offline(): Response {
  return new Response(offlinePage(self.navigator.languages), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

self.addEventListener('push', (event) => event.waitUntil(show(readPush(event.data?.text()))));

async function show(pushed: Pushed | undefined): Promise<void> {
  const push = pushed ?? somethingChanged();
  const [before] = await shownOf(push.thread);
  const windows = await self.clients.matchAll({ type: 'window' });
  const isLookedAt = windows.some(({ visibilityState }) => visibilityState === 'visible');
  const showing = showingOf(push, before, isLookedAt);
  const { subject, body, thread, manner } = showing.push;
  await self.registration.showNotification(subject, {
    body,
    tag: thread,
    icon: '/icon-192.png',
    badge: '/badge.png',
    data: showing.push,
    silent: showing.isSilent,
    // A later push of the thread rings again; one that only tells how it ended does not.
    ...(!showing.isSilent && { renotify: true }),
    requireInteraction: manner === 'rings',
  });
  if (showing.isClosedAtOnce) await closeThread(thread);
  await badge();
}

function somethingChanged(): Pushed {
  const { changed, changedMore } = wordsFor(self.navigator.languages);
  const at = new Date().toISOString();
  return { subject: changed, body: changedMore, thread: 'changed', manner: 'tells', at };
}

async function shownOf(tag: string): Promise<Pushed[]> {
  const shown = await self.registration.getNotifications({ tag });
  return shown.flatMap(({ data }) => readPush(JSON.stringify(data)) ?? []);
}

async function closeThread(tag: string): Promise<void> {
  for (const each of await self.registration.getNotifications({ tag })) each.close();
}

/** LI-4: what is left to look at, until a page counts anew. */
async function badge(): Promise<void> {
  if (!('setAppBadge' in self.navigator)) return;
  const shown = await self.registration.getNotifications();
  const count = shown.filter(({ data }) => isUnread(readPush(JSON.stringify(data)))).length;
  await (count > 0 ? self.navigator.setAppBadge(count) : self.navigator.clearAppBadge()).catch(
    () => undefined,
  );
}

self.addEventListener('notificationclick', (event) => {
  const push = readPush(JSON.stringify(event.notification.data));
  event.notification.close();
  event.waitUntil(Promise.all([open(push === undefined ? '/' : pathOf(push)), badge()]));
});

/** In a window of the portal that is open, one that is there already or that somebody looks at first; else in a new one. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  const rank = ({ url, visibilityState }: WindowClient) =>
    new URL(url).pathname === path ? 0 : visibilityState === 'visible' ? 1 : 2;
  for (const client of windows.toSorted((one, other) => rank(one) - rank(other))) {
    if (await goes(client, path)) {
      await client.focus();
      return;
    }
  }
  await self.clients.openWindow(path);
}

function goes(client: WindowClient, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), answerMs);
    client.postMessage({ kind: 'open', path } satisfies FromWorker, [port2]);
  });
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));

/** The API wants a token, which only a page has: it is told, or finds the note when it opens next. */
async function renew({ oldSubscription, newSubscription }: PushSubscriptionChangeEvent): Promise<void> {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  if (oldSubscription === null || oldSubscription === undefined) return;
  if (newSubscription === null && applicationServerKey)
    await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const cache = await caches.open(renewalCache);
  await cache.put(renewalKey, new Response(oldSubscription.endpoint));
  const windows = await self.clients.matchAll({ type: 'window' });
  for (const client of windows) client.postMessage({ kind: 'renewed' } satisfies FromWorker);
}
