// CL-14: a referral of a client whose earlier one is decided waits no longer: it goes to who has the client now, or is offered.
import type { KnownTeam } from '../people/known-team.ts';
import { type Claim, type Details, ownerOf, type Race, type WaitingRace } from './referral.ts';
import { mayHaveClients } from './returning.ts';

export type SettleWaitingDeps = {
  clientReferrals: {
    /** The races of all referrals of a client. */
    list(phone: string): Promise<Race[]>;
  };
  referrals: {
    /** Both leave one that waits no longer as it is. */
    giveToOwner(waiting: WaitingRace, createdAt: string, claim: Claim): Promise<void>;
    offerNow(waiting: WaitingRace, now: Date): Promise<void>;
  };
  readTeam(teamId: string): Promise<KnownTeam>;
  readDetails(referralId: string): Promise<Details>;
  derivedId(prefix: 'act', ...parts: string[]): string;
  now(): Date;
};

/** `decided`: claimed, or returned. */
export async function settleWaiting(decided: Race, deps: SettleWaitingDeps): Promise<void> {
  const { client } = await deps.readDetails(decided.referralId);
  for (const race of await deps.clientReferrals.list(client.phone)) {
    if (race.status !== 'offered' || race.waits?.for !== decided.referralId) continue;
    await settle({ ...race, waits: race.waits }, decided, deps);
  }
}

async function settle(waiting: WaitingRace, decided: Race, deps: SettleWaitingDeps): Promise<void> {
  const { referralId, teamId } = waiting;
  const agentId = ownerOf(decided);
  const { agentOf } = await deps.readTeam(teamId);
  if (agentId === undefined || !mayHaveClients(agentOf(agentId))) {
    return deps.referrals.offerNow(waiting, deps.now());
  }
  const { createdAt } = await deps.readDetails(referralId);
  const actId = deps.derivedId('act', referralId, 'returning');
  const at = deps.now().toISOString();
  await deps.referrals.giveToOwner(waiting, createdAt, { agentId, by: 'returning', at, actId });
}
