// A client's plan as the API has it, and what owner and lead do with it (CP-3, CP-4).
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../../client/src/answers.ts';
import type { paths } from '../../../client/src/schema.ts';
import { type Api, answerOf } from '../../api/api.ts';
import { problemBehind } from '../../api/problem.ts';
import { liveAbout } from '../../api/query-client.ts';
import { useAct } from '../../controls/use-act.ts';
import { usePortal } from '../../session/portal-context.tsx';

export type ClientPlan = Answer<paths['/referrals/{referralId}/plan']['get']>;
export type ClientPlanStep = ClientPlan['steps'][number];

const keyOf = (referralId: string) => ['client-plan', referralId] as const;

/** `plan`: undefined of a client who was never on one. */
export function useClientPlan(referralId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: keyOf(referralId),
    queryFn: () => readPlan(api, referralId),
    ...liveAbout(referralId),
  });
}

async function readPlan(api: Api, referralId: string): Promise<{ plan: ClientPlan | undefined }> {
  try {
    const params = { path: { referralId } };
    return { plan: await answerOf(api.GET('/referrals/{referralId}/plan', { params })) };
  } catch (fault) {
    if (problemBehind(fault).code === 'no-plan') return { plan: undefined };
    throw fault;
  }
}

export type Beginning = { planId: string; fromStep: number };

export function usePutOnPlan(referralId: string, onDone: (plan: ClientPlan) => void) {
  const { api } = usePortal();
  const show = useShow(referralId);
  return useAct(
    ({ planId, fromStep }: Beginning) => {
      const body = { planId, ...(fromStep > 1 && { fromStep }) };
      return answerOf(api.PUT('/referrals/{referralId}/plan', { params: { path: { referralId } }, body }));
    },
    {
      isRepeatable: true,
      onDone: (plan) => {
        show(plan);
        onDone(plan);
      },
    },
  );
}

export function useTakeOffPlan(referralId: string, onDone: (plan: ClientPlan) => void) {
  const { api } = usePortal();
  const show = useShow(referralId);
  return useAct(
    () => answerOf(api.DELETE('/referrals/{referralId}/plan', { params: { path: { referralId } } })),
    {
      isRepeatable: true,
      onDone: (plan) => {
        show(plan);
        onDone(plan);
      },
    },
  );
}

function useShow(referralId: string): (plan: ClientPlan) => void {
  const client = useQueryClient();
  return (plan) => {
    client.setQueryData(keyOf(referralId), { plan });
    void client.invalidateQueries({ queryKey: keyOf(referralId) });
  };
}
