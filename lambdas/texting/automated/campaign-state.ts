// What the gate reads of a plan, a bulk text or an offer before an automated text leaves: whether it is still to go. The items are those of
// campaigns, which know more of them.
import * as z from 'zod';
import type { Race, Talk } from '../../claiming/referral.ts';
import { instant } from '../../platform/instant.ts';
import { lazily } from '../../platform/lazily.ts';
import type { AutomatedOf } from './automated.ts';

/** Why a text of a campaign does not go any more. */
export type CampaignEnd =
  | 'plan-stopped'
  | 'later-step-sent'
  | 'client-replied'
  | 'bulk-cancelled'
  | 'claimed-first'
  | 'greetings-off';

/** Where a client's plan stands. Of one that is over, what is still on its way is stopped. */
export const planStandingSchema = lazily(() =>
  z.object({
    run: z.string(),
    version: z.int(),
    state: z.enum(['running', 'stopped', 'done']),
    /** By which claim or hand-over the client was their owner's when it began. */
    claimActId: z.string().optional(),
    /** What became of the steps from `fromStep` on: those that were written have a message. */
    fromStep: z.int(),
    outcomes: z.array(z.object({ at: instant, messageId: z.string().optional() })),
  }),
);
/** What is left of a team's plan that was removed: whoever began with an older version gets no more of it, also where it is there again. */
export const teamPlanStandingSchema = lazily(() => z.object({ endedBefore: z.int().optional() }));
export const bulkStandingSchema = lazily(() =>
  z.object({ status: z.enum(['sending', 'paused', 'done', 'cancelled']) }),
);
export const greetingsStandingSchema = lazily(() =>
  z.object({ settings: z.object({ enabled: z.boolean() }) }),
);

type PlanStanding = z.infer<ReturnType<typeof planStandingSchema>>;
type TeamPlanStanding = z.infer<ReturnType<typeof teamPlanStandingSchema>>;
type GreetingsStanding = z.infer<ReturnType<typeof greetingsStandingSchema>>;
type BulkStanding = z.infer<ReturnType<typeof bulkStandingSchema>>;

/** CP-4: also a text that was written before the client answered or was done with, and waited since: its plan may have no step left to stop. */
export function endOfPlanText(
  { run }: AutomatedOf<'plan'>,
  writtenAt: string,
  {
    plan,
    teamPlan,
    talk,
    race,
    hasLaterLeft,
  }: {
    plan: PlanStanding | undefined;
    teamPlan: TeamPlanStanding | undefined;
    talk: Pick<Talk, 'lastReplyAt' | 'client'>;
    race: Race | undefined;
    hasLaterLeft: boolean;
  },
): CampaignEnd | undefined {
  if (plan === undefined || plan.run !== run || plan.state === 'stopped') return 'plan-stopped';
  // Of a removal the client's plan hears with its next step, which a done one has not.
  if (teamPlan === undefined || plan.version < (teamPlan.endedBefore ?? 0)) return 'plan-stopped';
  // Handed over and back, the client is their agent's again, and not on their plan.
  const isOthers = race?.status === 'claimed' && race.claim.actId !== plan.claimActId;
  if (plan.claimActId !== undefined && isOthers) return 'plan-stopped';
  const { stage, stageAt = '' } = talk.client ?? {};
  if ((stage === 'closed' || stage === 'archived') && stageAt > writtenAt) return 'plan-stopped';
  if (talk.lastReplyAt !== undefined && talk.lastReplyAt > writtenAt) return 'client-replied';
  // CP-5: what comes after a later step is out of place.
  return hasLaterLeft ? 'later-step-sent' : undefined;
}

/** CP-5: a step that is later than that is left out, and nothing waits for it any more. */
export const tooLateMs = 3 * 86_400_000;

/** CP-5: which message of the same run is to leave before `step`, as long as it may still do so, and which were written after it. */
export function stepsAround(
  { step, run }: Pick<AutomatedOf<'plan'>, 'step' | 'run'>,
  plan: PlanStanding | undefined,
  now: Date,
): { before: string | undefined; later: string[] } {
  if (plan?.run !== run) return { before: undefined, later: [] };
  const written = plan.outcomes.flatMap(({ at, messageId }, index) =>
    messageId === undefined ? [] : [{ step: plan.fromStep + index, at, messageId }],
  );
  const before = written.findLast((each) => each.step < step);
  const mayWait = before !== undefined && now.getTime() - Date.parse(before.at) < tooLateMs;
  const later = written.filter((each) => each.step > step);
  return {
    before: mayWait ? before.messageId : undefined,
    later: later.map(({ messageId }) => messageId),
  };
}

/** CP-7: `paused`: it waits until somebody decides. */
export function endOfBulkText(bulk: BulkStanding | undefined): CampaignEnd | 'paused' | undefined {
  if (bulk === undefined || bulk.status === 'cancelled') return 'bulk-cancelled';
  return bulk.status === 'paused' ? 'paused' : undefined;
}

/** CP-8: whoever has the client says hello themselves; and what the lead has turned off greets nobody who was to be greeted later. */
export function endOfGreeting(
  race: Pick<Race, 'status'> | undefined,
  greetings: GreetingsStanding | undefined,
): CampaignEnd | undefined {
  if (race === undefined || race.status === 'claimed') return 'claimed-first';
  return greetings?.settings.enabled === true ? undefined : 'greetings-off';
}
