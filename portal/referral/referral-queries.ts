// A referral and the agent's calls about it, live while they may change.
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { CallSession, Referral } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { ApiProblem } from '../api/problem.ts';
import { liveAbout, often } from '../api/query-client.ts';
import { useStillGone } from '../controls/still-gone.ts';
import { usePortal } from '../session/portal-context.tsx';

const referralKey = (referralId: string) => ['referral', referralId] as const;
const callKey = (referralId: string) => ['call', referralId] as const;

export function useReferral(referralId: string) {
  const { api } = usePortal();
  const read = useQuery({
    queryKey: referralKey(referralId),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/referrals/{referralId}', { params: { path: { referralId } }, signal })),
    ...liveAbout(referralId),
  });
  return useStillGone(read, referralId);
}

/** `null`: no call was asked for yet. */
export function useMyCall(referralId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: callKey(referralId),
    queryFn: ({ signal }): Promise<CallSession | null> =>
      answerOf(
        api.GET('/referrals/{referralId}/calls/mine', { params: { path: { referralId } }, signal }),
      ).catch(nullWhenNotFound),
    ...liveAbout(referralId),
    // Ringing ends by time alone, and the PIN comes a moment after the second call is missed.
    refetchInterval: (query) => (isPassing(query.state.data) ? often(query) : false),
  });
}

function isPassing(call: CallSession | null | undefined): boolean {
  return call?.state === 'ringing' || (call?.state === 'missed' && call.mayCallAgain !== true);
}

function nullWhenNotFound(fault: unknown): null {
  if (fault instanceof ApiProblem && fault.status === 404) return null;
  throw fault;
}

/** What was saved shows at once; what else came of it is asked for. */
export function keepSaved(client: QueryClient, referralId: string, saved: Partial<Referral>): void {
  client.setQueryData<Referral>(referralKey(referralId), (known) => known && { ...known, ...saved });
  refreshReferral(client, referralId);
}

/** After an act of one's own: what is shown is asked for again at once. */
export function refreshReferral(client: QueryClient, referralId: string): void {
  void client.invalidateQueries({ queryKey: referralKey(referralId) });
  void client.invalidateQueries({ queryKey: callKey(referralId) });
}

/** What was asked before the call was placed would say that there is none. */
export function keepCall(client: QueryClient, referralId: string, call: CallSession): void {
  void client.cancelQueries({ queryKey: callKey(referralId) });
  client.setQueryData(callKey(referralId), call);
}
