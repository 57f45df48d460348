// A browser's own part of Web Push, which needs its maker's service on the internet: here the local push service makes the
// subscription, and what reaches it is handed to the service worker as a real push event (DevTools protocol). Headless Chromium
// shows no notifications and denies them, so these are kept in the worker, as a screen would keep them; a badge crashes it.
import type { BrowserContext, Page, Worker } from 'playwright-core';
import * as z from 'zod';
import type { Stage } from '../../stories/support/stage.ts';

/** `PushManager` of a browser whose push service is the local one. The subscription outlives a page, as in a browser. */
const pushManager = `(() => {
  const place = 'test-subscription';
  navigator.setAppBadge = async (count) => { window.badge = count; };
  navigator.clearAppBadge = async () => { window.badge = 0; };
  const permission = 'test-permission';
  Object.defineProperty(Notification, 'permission', { get: () => localStorage.getItem(permission) ?? 'default' });
  Notification.requestPermission = async () => {
    if (!navigator.userActivation.isActive) throw new Error('Asked for a permission without a click.');
    localStorage.setItem(permission, 'granted');
    return 'granted';
  };
  const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const asSubscription = ({ key, ...made }) => ({
    ...made,
    options: { applicationServerKey: bytesOf(key).buffer, userVisibleOnly: true },
    toJSON: () => made,
    unsubscribe: async () => { localStorage.removeItem(place); return true; },
  });
  PushManager.prototype.getSubscription = async () => {
    const kept = localStorage.getItem(place);
    return kept === null ? null : asSubscription(JSON.parse(kept));
  };
  PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
    const answer = await fetch('/_local/push-subscriptions', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ applicationServerKey: key }),
    });
    const made = { ...(await answer.json()), key };
    localStorage.setItem(place, JSON.stringify(made));
    return asSubscription(made);
  };
})()`;

export async function asPushClient(context: BrowserContext): Promise<void> {
  await context.addInitScript(pushManager);
}

/** The screen, as the worker has it: one notification a tag. */
const screen = `(() => {
  if (self.onScreen !== undefined) return;
  self.onScreen = new Map();
  self.navigator.setAppBadge = async (count) => { self.badge = count; };
  self.navigator.clearAppBadge = async () => { self.badge = 0; };
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
    const { tag, body, data } = options;
    const close = () => { if (self.onScreen.get(tag) === shown) self.onScreen.delete(tag); };
    const shown = { title, body, tag, data, close };
    self.onScreen.set(tag, shown);
    self.onPush?.();
  };
  ServiceWorkerRegistration.prototype.getNotifications = async (wanted = {}) =>
    [...self.onScreen.values()].filter(({ tag }) => wanted.tag === undefined || tag === wanted.tag);
})()`;

const received = z.object({ pushes: z.array(z.object({ message: z.string() })) });
const updated = z.object({
  registrations: z.array(z.object({ registrationId: z.string(), scopeURL: z.string() })),
});

/** The service worker of that browser, and what has reached its device since it was last asked. */
export async function pushClient(page: Page, stage: Stage, deviceId: string) {
  const context = page.context();
  const protocol = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    protocol.on('ServiceWorker.workerRegistrationUpdated', (event) => {
      const { registrations } = updated.parse(event);
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(stage.cloud.url));
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await protocol.send('ServiceWorker.enable');
  const registrationId = await registered;
  const worker = await workerOf(context);
  await worker.evaluate(screen);
  let delivered = 0;

  return {
    /** Hands over what came; answers how many that were. */
    async deliver(): Promise<number> {
      const { body } = await stage.call('GET', `/_local/pushes/${deviceId}`);
      const news = received.parse(body).pushes.slice(delivered);
      for (const { message } of news) {
        const origin = stage.cloud.url;
        const shown = worker.evaluate('new Promise((resolve) => { self.onPush = resolve; })');
        await protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: message });
        await shown;
      }
      delivered += news.length;
      return news.length;
    },
    worker,
  };
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

const notifications = z.array(z.object({ title: z.string(), body: z.string(), tag: z.string() }));

/** What the worker shows now. */
export async function shownBy(worker: Worker): Promise<z.infer<typeof notifications>> {
  const shown: unknown = await worker.evaluate(
    'self.registration.getNotifications().then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))',
  );
  return notifications.parse(shown);
}

/** A finger on the one notification; answers the address of the window that the worker asks the browser to open, or ''. */
export async function clickOn(worker: Worker): Promise<string> {
  const opened: unknown = await worker.evaluate(`(async () => {
    let opened = '';
    self.clients.openWindow = async (path) => { opened = path; return null; };
    const [notification] = await self.registration.getNotifications();
    const until = [];
    const event = Object.assign(new Event('notificationclick'), { notification, waitUntil: (work) => until.push(work) });
    self.dispatchEvent(event);
    await Promise.allSettled(until);
    return opened;
  })()`);
  return z.string().parse(opened);
}
