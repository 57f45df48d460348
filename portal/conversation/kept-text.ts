// What was typed to a client and not sent: it outlives a reload and a lost race, and ends with the tab, with the sign-out, and once it is sent.
import { keeperIn } from '../controls/keeper.ts';
import { keptTexts } from '../session/forget-texts.ts';
import { usePortal } from '../session/portal-context.tsx';

const { keep, useKept } = keeperIn(() => sessionStorage);

/** Another who signs in in the same tab doesn't see it. */
const placeOf = (agentId: string, referralId: string) => `${keptTexts}${agentId}.${referralId}`;

/** Undefined forgets it. */
export function keepTyped(agentId: string, referralId: string, typed: string | undefined): void {
  keep(placeOf(agentId, referralId), typed);
}

/** Undefined where nothing is kept. */
export function useKeptText(referralId: string): [string | undefined, (typed: string | undefined) => void] {
  const { agentId } = usePortal().agent;
  const kept = useKept(placeOf(agentId, referralId));
  return [kept, (typed) => keepTyped(agentId, referralId, typed)];
}
