// What was typed to a client and not sent: it outlives a reload and a lost race, and ends with the tab, with the sign-out, and once it is sent.
import { useState } from 'react';
import { usePortal } from '../session/portal-context.tsx';
import { keptTexts } from './forget-texts.ts';

/** Another who signs in in the same tab doesn't see it. */
const placeOf = (agentId: string, referralId: string) => `${keptTexts}${agentId}.${referralId}`;

/** Undefined where nothing is kept. `keep('')` keeps that all was taken away; `keep(undefined)` forgets it. */
export function useKeptText(referralId: string): [string | undefined, (typed: string | undefined) => void] {
  const place = placeOf(usePortal().agent.agentId, referralId);
  const [kept, setKept] = useState(() => sessionStorage.getItem(place) ?? undefined);
  function keep(typed: string | undefined): void {
    setKept(typed);
    if (typed === undefined) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, typed);
  }
  return [kept, keep];
}
