// The stage’s workflows, each with the output that tells its ARN.
import type { Workflow } from '../../lambdas/office/operations/workflows.ts';

export const workflows = {
  'offer-referral': 'StreamOfferReferralArn',
  'call-me': 'StreamCallMeArn',
  'request-consent': 'StreamRequestConsentArn',
  'remind-owner': 'StreamRemindOwnerArn',
  'send-plan-steps': 'StreamSendPlanStepsArn',
} as const satisfies Record<Workflow, string>;
