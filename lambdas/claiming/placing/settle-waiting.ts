// CL-14: a referral of a client whose earlier one is decided waits for that no longer: it goes to who has the client now, is offered, or waits
// for another that is undecided.

import type { Details, OpenRace, Race, Referral, WaitingRace } from '../referral.ts';
import { type Placed, placed, untilPlaced } from './placing.ts';
import { type Routed, waitingIn, withoutFollowers } from './returning.ts';

export type SettleWaitingDeps = {
  clientReferrals: {
    /** The races of a client's referrals beside one, which are seldom any. */
    listOthers(phone: string, referralId: string): Promise<Race[]>;
  };
  placing: {
    /** All referrals of a client, and the team's last placing of one. */
    readHistory(phone: string, teamId: string): Promise<{ referrals: Referral[]; last: string | undefined }>;
    /** `changed`: it waits for that one no longer. `overtaken`: what its place was decided on has changed. */
    settle(
      waiting: WaitingRace,
      placed: Placed,
      details: Details,
      now: Date,
      last: string | undefined,
    ): Promise<'settled' | 'changed' | 'overtaken'>;
  };
  routing: { readRoutedTeam(teamId: string): Promise<Routed | undefined> };
  readDetails(referralId: string): Promise<Details>;
  derivedId(prefix: 'act', ...parts: string[]): string;
  now(): Date;
};

/** `decided`: claimed, or returned, in whatever round (CL-15). */
export async function settleWaiting(decided: Race, deps: SettleWaitingDeps): Promise<void> {
  const { client } = await deps.readDetails(decided.referralId);
  for (const race of await deps.clientReferrals.listOthers(client.phone, decided.referralId)) {
    if (waitingIn(race, decided) !== undefined) await settle(race, client.phone, decided, deps);
  }
}

async function settle(
  { referralId, teamId }: Race,
  phone: string,
  decided: Race,
  deps: SettleWaitingDeps,
): Promise<void> {
  const routed = await deps.routing.readRoutedTeam(teamId);
  if (routed === undefined) throw new Error(`There is no team ${teamId}`);
  await untilPlaced(
    () => deps.placing.readHistory(phone, teamId),
    async ({ referrals, last }) => {
      const own = referrals.find(({ race }) => race.referralId === referralId);
      const waiting = own && waitingIn(own.race, decided);
      if (own === undefined || waiting === undefined) return 'changed';
      const now = deps.now();
      const others = withoutFollowers(waiting, referrals);
      const its = placed(offeredFrom(waiting, now), own.details.kind, others, routed, now, {
        returningClients: 'owner',
        derivedId: deps.derivedId,
      });
      return deps.placing.settle(waiting, its, own.details, now, last);
    },
  );
}

/** With its whole window. */
function offeredFrom({ waits, ...race }: WaitingRace, now: Date): OpenRace {
  const offerUntil = new Date(now.getTime() + waits.minutes * 60_000).toISOString();
  return { ...race, offered: waits.offered, offerUntil };
}
