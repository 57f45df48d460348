// The workflow `offer-referral`: started for each round, told how it ended.
import { completeTask, startWorkflow } from '../../platform/workflow-client.ts';
import type { Outcome } from '../referral.ts';
import { executionNameOf } from './offer-referral.ts';

export function offerReferralClient(stateMachineArn: string) {
  return {
    startOfferReferral: ({ referralId, round }: { referralId: string; round?: number | undefined }) =>
      startWorkflow(stateMachineArn, executionNameOf(referralId, round), {
        referralId,
        round: round ?? null,
      }),
    completeOfferReferral: (taskToken: string, status: Outcome) => completeTask(taskToken, { status }),
  };
}
