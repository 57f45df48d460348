// What the gate reads of a plan, a bulk text or an offer before an automated text leaves: whether it is still to go. The items are those of
// campaigns, which know more of them.
import * as z from 'zod';
import type { Race, Talk } from '../../claiming/referral.ts';
import { lazily } from '../../platform/lazily.ts';
import type { AutomatedOf } from './automated.ts';

/** Why a text of a campaign does not go any more. */
export type CampaignEnd =
  | 'plan-stopped'
  | 'client-replied'
  | 'bulk-cancelled'
  | 'claimed-first'
  | 'greetings-off';

/** Where a client's plan stands. Of one that is over, what is still on its way is stopped. */
export const planStandingSchema = lazily(() =>
  z.object({ run: z.string(), version: z.int(), state: z.enum(['running', 'stopped', 'done']) }),
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
  }: {
    plan: PlanStanding | undefined;
    teamPlan: TeamPlanStanding | undefined;
    talk: Pick<Talk, 'lastReplyAt' | 'client'>;
  },
): CampaignEnd | undefined {
  if (plan === undefined || plan.run !== run || plan.state === 'stopped') return 'plan-stopped';
  // Of a removal the client's plan hears with its next step, which a done one has not.
  if (teamPlan === undefined || plan.version < (teamPlan.endedBefore ?? 0)) return 'plan-stopped';
  const { stage, stageAt = '' } = talk.client ?? {};
  if ((stage === 'closed' || stage === 'archived') && stageAt > writtenAt) return 'plan-stopped';
  return talk.lastReplyAt !== undefined && talk.lastReplyAt > writtenAt ? 'client-replied' : undefined;
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
