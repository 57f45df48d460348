// CA-7: the client's details, emailed to who won by phone when the call is over.

import { clientDetailsEmail } from '../claiming/notifications.ts';
import type { Claim, Race } from '../claiming/referral.ts';
import type { Cloud } from '../stream/cloud.ts';
import type { Attempt, Call, CallId } from './call.ts';

/** The details go out then even when nobody told that the call was over. */
const longestCallMs = 15 * 60_000;

/** Puts the email into the outbox, to wait there for the end of an answered call. */
export async function emailDetails(race: Race, claim: Claim, cloud: Cloud): Promise<void> {
  if (claim.by !== 'call' && claim.by !== 'pin') return;
  const { referralId, teamId } = race;
  const { agentId } = claim;
  const { agentOf } = await cloud.readTeam(teamId);
  const to = agentOf(agentId)?.email;
  if (to === undefined) return;
  const details = await cloud.readDetails(referralId);
  await cloud.sends.create({
    sendId: emailId(referralId, agentId, cloud),
    channel: 'email',
    to,
    ...clientDetailsEmail(details, cloud.linkTo(referralId)),
    purpose: { kind: 'notice', notice: 'client-details', referralId, agentId },
    createdAt: cloud.now().toISOString(),
    ...(claim.by === 'call' && {
      notBefore: new Date(Date.parse(claim.at) + longestCallMs).toISOString(),
    }),
  });
  if (claim.by === 'call') await releaseWhenOver({ referralId, agentId }, claim, cloud);
}

/** CL-10: the client is another agent's now; what has not gone out yet never does. */
export async function withholdDetails(referralId: string, from: string, cloud: Cloud): Promise<void> {
  await cloud.sends.refuse(emailId(referralId, from, cloud), 'reassigned', cloud.now());
}

/** The call of `attempt` is over: when it is the one that won, its details wait no longer. */
export async function releaseDetails(call: Call, attempt: Attempt, cloud: Cloud): Promise<void> {
  const { referralId, agentId } = call;
  const race = await cloud.races.read(referralId);
  const hasWon = race?.status === 'claimed' && race.claim.actId === cloud.attemptIdOf(call, attempt);
  if (hasWon) await release(referralId, agentId, cloud);
}

/** The end of the call may have been followed before the email lay in the outbox: so it is looked for after that. */
async function releaseWhenOver(id: CallId, claim: Claim, cloud: Cloud): Promise<void> {
  const call = await cloud.calls.read(id);
  if (call !== undefined && isWinningCallOver(call, claim, cloud)) {
    await release(id.referralId, id.agentId, cloud);
  }
}

async function release(referralId: string, agentId: string, cloud: Cloud): Promise<void> {
  const sendId = emailId(referralId, agentId, cloud);
  if (await cloud.sends.release(sendId, cloud.now())) await cloud.queue('email', sendId);
}

function isWinningCallOver(call: Call, claim: Claim, cloud: Cloud): boolean {
  const attempt = ([1, 2] as const).find((each) => cloud.attemptIdOf(call, each) === claim.actId);
  return attempt !== undefined && call.attempts[attempt].endedAt !== undefined;
}

function emailId(referralId: string, agentId: string, cloud: Cloud): string {
  return cloud.derivedId('snd', referralId, 'client-details', agentId);
}
