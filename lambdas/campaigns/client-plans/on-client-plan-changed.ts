// After a client's plan, race or conversation changed: the workflow wakes when the next step is due, a claim starts a plan, and what says
// that no more is to be sent stops it (CP-3, CP-4, CP-5).
import * as z from 'zod';
import { type ClaimedRace, type Race, raceSchema, type Talk, talkSchema } from '../../claiming/referral.ts';
import { changesBetween } from '../../claiming/referral-changes.ts';
import type { Message } from '../../texting/message.ts';
import { type ClientPlan, clientPlanSchema, stopped } from './client-plan.ts';
import { slotOf } from './schedule.ts';
import { type StartWithClaimDeps, startWithClaim } from './start-with-claim.ts';
import { mayStop, mayStopByTalk, reasonTold, stopReasonOf } from './stop-reason.ts';
import { hasTextToGo } from './text-to-go.ts';

type StopDeps = {
  clientPlans: {
    read(referralId: string): Promise<ClientPlan | undefined>;
    change(referralId: string, next: (seen: ClientPlan) => ClientPlan): Promise<ClientPlan | undefined>;
    readTexts(plan: ClientPlan): Promise<ReadonlyMap<string, Message>>;
  };
  races: { read(referralId: string): Promise<Race | undefined> };
  conversations: { readSent(referralId: string): Promise<Talk> };
  now(): Date;
};

export type OnClientPlanChangedDeps = {
  /** Has those who are due by the end of `slot` looked at then. */
  startSendPlanSteps(slot: string): Promise<void>;
  now(): Date;
};
export type OnRaceOfPlanChangedDeps = StopDeps & StartWithClaimDeps;
export type OnTalkOfPlanChangedDeps = StopDeps;

/** Told again, it starts what is started already. */
export async function onClientPlanChanged(
  before: unknown,
  after: unknown,
  deps: OnClientPlanChangedDeps,
): Promise<void> {
  const plan = clientPlanSchema.parse(after);
  if (plan.state !== 'running') return;
  const was = before === undefined ? undefined : clientPlanSchema.parse(before);
  const isWaited = was?.state === 'running' && was.next.wakeAt === plan.next.wakeAt;
  if (!isWaited) await deps.startSendPlanSteps(slotOf(plan.next.wakeAt, deps.now()));
}

export async function onRaceOfPlanChanged(
  before: unknown,
  after: unknown,
  deps: OnRaceOfPlanChangedDeps,
): Promise<void> {
  const race = raceSchema.parse(after);
  const was = before === undefined ? undefined : raceSchema.parse(before);
  for (const change of changesBetween(was, race)) {
    if (change.kind === 'claimed') await startWithClaim(race, change.claim, deps);
  }
  if (isGreetedSinceClaim(was, race)) await startWithClaim(race, race.claim, deps);
  if (mayStop(was, race)) await stopWhereOver(race.referralId, { race }, deps);
}

/** CP-8: the greeting was with the carrier as the claim came: that is known a moment later. */
function isGreetedSinceClaim(was: Race | undefined, race: Race): race is ClaimedRace {
  if (was?.status !== 'claimed' || race.status !== 'claimed' || was.round !== race.round) return false;
  return was.greetedAt === undefined && race.greetedAt !== undefined && race.claim.from === undefined;
}

const aboutReferral = z.object({ referralId: z.string() });

/** A reply, or a stage in which nobody is texted any more. */
export async function onTalkOfPlanChanged(
  before: unknown,
  after: unknown,
  deps: OnTalkOfPlanChangedDeps,
): Promise<void> {
  const talk = talkSchema().parse(after);
  if (!mayStopByTalk(talkSchema().parse(before ?? {}), talk)) return;
  await stopWhereOver(aboutReferral.parse(after).referralId, { talk }, deps);
}

/**
 * Whatever was told, late or twice: it is stopped by what holds now, and by what was `told`. So is one whose last text waits: the gate sends
 * none of a plan that was stopped.
 */
async function stopWhereOver(
  referralId: string,
  told: { race?: Race; talk?: Talk },
  deps: StopDeps,
): Promise<void> {
  const plan = await deps.clientPlans.read(referralId);
  if (plan === undefined || plan.state === 'stopped') return;
  if (plan.state === 'done' && !(await hasTextToGo(plan, deps))) return;
  const [race, talk] = await Promise.all([
    deps.races.read(referralId),
    deps.conversations.readSent(referralId),
  ]);
  const now = deps.now();
  await deps.clientPlans.change(referralId, (seen) => {
    if (seen.state === 'stopped' || seen.run !== plan.run) return seen;
    const reason = stopReasonOf(seen, { race, talk }) ?? (race && reasonTold(seen, { race, talk, ...told }));
    return reason === undefined ? seen : stopped(seen, reason, now);
  });
}
