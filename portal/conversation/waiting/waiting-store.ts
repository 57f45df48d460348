// A text that was sent without a connection: kept in this browser until it has gone out, was refused or taken back, or its writer signs out.
import { useSyncExternalStore } from 'react';
import { usePortal } from '../../session/portal-context.tsx';
import { readWaiting, type WaitingText } from './waiting-text.ts';

/** Of the agent who wrote it: another who signs in here neither sees nor sends it. */
export const waitingOf = (agentId: string) => `dibs.text.waiting.${agentId}.`;

const listeners = new Set<() => void>();

/** `text`: undefined once it waits no more. */
export function setWaiting(place: string, text: string | undefined): void {
  if (text === undefined) localStorage.removeItem(place);
  else localStorage.setItem(place, text);
  for (const listener of listeners) listener();
}

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** `isWaiting`: it is to go out by itself. */
export function useWaiting(referralId: string): {
  place: string;
  text: WaitingText | undefined;
  isWaiting: boolean;
} {
  const place = waitingOf(usePortal().agent.agentId) + referralId;
  const text = readWaiting(useSyncExternalStore(onWaiting, () => localStorage.getItem(place) ?? undefined));
  return { place, text, isWaiting: text !== undefined && text.isTakenBack !== true };
}
