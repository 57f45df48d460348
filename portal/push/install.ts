// Installing the portal, where the browser lets a page offer that (LI-4).
import { useSyncExternalStore } from 'react';

/** Chrome and its kin; no standard knows it. */
type InstallPrompt = Event & { prompt(): Promise<unknown> };

let offered: InstallPrompt | undefined;
const listeners = new Set<() => void>();

function isInstallPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event;
}

function keep(prompt: InstallPrompt | undefined): void {
  offered = prompt;
  for (const listener of listeners) listener();
}

export function watchForInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (isInstallPrompt(event)) keep(event);
  });
  window.addEventListener('appinstalled', () => keep(undefined));
}

/** What installs the portal; undefined where a browser doesn't offer it, or has done so. */
export function useInstall(): (() => void) | undefined {
  const prompt = useSyncExternalStore(subscribe, () => offered);
  if (prompt === undefined) return undefined;
  return () => {
    void prompt.prompt().finally(() => keep(undefined));
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
