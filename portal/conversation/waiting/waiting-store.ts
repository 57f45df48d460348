// A text that was sent without a connection: kept in this browser until it has gone out, was refused or taken back, or its writer signs out.
import { keeperIn } from '../../controls/keeper.ts';
import { usePortal } from '../../session/portal-context.tsx';
import { readWaiting, type WaitingText } from './waiting-text.ts';

/** Of the agent who wrote it: another who signs in here neither sees nor sends it. */
export const waitingOf = (agentId: string) => `dibs.text.waiting.${agentId}.`;

const { keep, onKept, useKept } = keeperIn(() => localStorage);
export const onWaiting = onKept;

/** `text`: undefined once it waits no more. */
export function setWaiting(place: string, text: WaitingText | undefined): void {
  keep(place, text && JSON.stringify(text));
}

/** `isWaiting`: it is to go out by itself. */
export function useWaiting(referralId: string): {
  place: string;
  text: WaitingText | undefined;
  isWaiting: boolean;
} {
  const place = waitingOf(usePortal().agent.agentId) + referralId;
  const text = readWaiting(useKept(place));
  return { place, text, isWaiting: text !== undefined && text.isTakenBack !== true };
}
