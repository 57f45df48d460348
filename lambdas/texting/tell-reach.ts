// Tells an owner that their client can be reached by phone alone (CL-12), or by texts again: as rarely as of replies, whatever the client does.
import { type AgentNotification, reachNotification } from '../claiming/notifications.ts';
import { type Details, isCutOff, ownerOf, type Race } from '../claiming/referral.ts';
import type { Consequence, Reach } from './replies/reply-digest.ts';

export type TellReachDeps = {
  replyDigests: {
    addReach(referralId: string, reach: Reach, agentId: string, now: Date): Promise<Consequence>;
  };
  askForDigest(digest: { referralId: string; dueAt: string }): Promise<void>;
  readDetails(referralId: string): Promise<Details>;
  notifyAgent(notification: AgentNotification): Promise<void>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  now(): Date;
};

/** `occasion`: the change that made it so. */
export async function tellReach(race: Race, occasion: string, deps: TellReachDeps): Promise<void> {
  const { referralId, round } = race;
  const agentId = ownerOf(race);
  // Who has an answer from the client sees on the referral's page that they opted out.
  if (agentId === undefined || (race.clientOptedOut && !isCutOff(race))) return;
  const reach = { isCutOff: isCutOff(race), occasion };
  const consequence = await deps.replyDigests.addReach(referralId, reach, agentId, deps.now());
  if (consequence.kind === 'ask-for-digest') {
    return deps.askForDigest({ referralId, dueAt: consequence.dueAt });
  }
  if (consequence.kind !== 'tell') return;
  const details = await deps.readDetails(referralId);
  const notification = reachNotification(details, reach.isCutOff, deps.linkTo(referralId));
  await deps.notifyAgent({ agentId, details, notification, occasion, round });
}
