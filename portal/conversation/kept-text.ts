// What was typed to a client and not sent: it outlives a reload and a lost race, and ends with the tab, with the sign-out, and once it is sent.
import { useSyncExternalStore } from 'react';
import { keptTexts } from '../session/forget-texts.ts';
import { usePortal } from '../session/portal-context.tsx';

const listeners = new Set<() => void>();

function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another who signs in in the same tab doesn't see it. */
const placeOf = (agentId: string, referralId: string) => `${keptTexts}${agentId}.${referralId}`;

/** Undefined forgets it. */
export function keepTyped(agentId: string, referralId: string, typed: string | undefined): void {
  const place = placeOf(agentId, referralId);
  if (typed === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, typed);
  for (const listener of listeners) listener();
}

/** Undefined where nothing is kept. */
export function useKeptText(referralId: string): [string | undefined, (typed: string | undefined) => void] {
  const { agentId } = usePortal().agent;
  const place = placeOf(agentId, referralId);
  const kept = useSyncExternalStore(onKept, () => sessionStorage.getItem(place) ?? undefined);
  return [kept, (typed) => keepTyped(agentId, referralId, typed)];
}
