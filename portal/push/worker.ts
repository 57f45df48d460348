// The service worker as pages have it: registered once, kept up to date, absent where a browser has none.
import type { FromWorker } from './worker-messages.ts';

const file = '/service-worker.js';
/** A page may stay open for days. */
const lookEveryMs = 3_600_000;

let registering: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Undefined where there is none: while the portal is worked on, Vite serves none. It asks for no permission. */
export function workerOf(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return Promise.resolve(undefined);
  registering ??= navigator.serviceWorker.register(file, { updateViaCache: 'none' }).catch(() => undefined);
  return registering;
}

export function keepWorkerUpToDate(): void {
  void workerOf();
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < lookEveryMs) return;
    lookedAt = Date.now();
    void workerOf().then((worker) => worker?.update().catch(() => undefined));
  });
}

/** Calls `heard` for each message of the worker; answers how to stop that. */
export function onWorkerMessage(heard: (message: FromWorker) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listen = (event: MessageEvent<FromWorker>) => {
    heard(event.data);
    event.ports[0]?.postMessage('done');
  };
  navigator.serviceWorker.addEventListener('message', listen);
  return () => navigator.serviceWorker.removeEventListener('message', listen);
}

/** Takes off the screen what is shown about these referrals. */
export async function closeNotifications(isOver: (thread: string) => boolean): Promise<void> {
  const worker = await workerOf();
  const shown = (await worker?.getNotifications()) ?? [];
  for (const each of shown) if (isOver(each.tag)) each.close();
}
