// CA-7: the client's details, emailed to who won by phone when the call is over.

import { clientDetailsEmail } from '../claiming/notifications.ts';
import { type Claim, type Details, ownerRules, type Race, roundParts } from '../claiming/referral.ts';
import type { BrandedMessage } from '../delivery/outbox/outbox-message.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { languageOf } from '../people/language.ts';
import { laterBy } from '../platform/instant.ts';
import { type Attempt, attempts, type Call, type CallId } from './call.ts';

export type WithholdDetailsDeps = {
  outbox: { refuse(outboxId: string, reason: string, at: Date): Promise<unknown> };
  derivedId(prefix: 'out', ...parts: string[]): string;
  now(): Date;
};

/** Lets an email that waits for the end of the call go out. */
type ReleaseDeps = {
  outbox: { release(outboxId: string, at: Date): Promise<boolean> };
  /** Hands an outbox message to its channel's queue. */
  queue(channel: 'email', outboxId: string): Promise<void>;
  /** The act by which an answered call claims. */
  attemptIdOf(id: CallId, attempt: Attempt): string;
  derivedId(prefix: 'out', ...parts: string[]): string;
  now(): Date;
};

export type ReleaseDetailsDeps = ReleaseDeps & {
  races: { read(referralId: string): Promise<Race | undefined> };
};

export type EmailDetailsDeps = ReleaseDeps & {
  outbox: { create(message: BrandedMessage): Promise<unknown> };
  calls: { read(id: CallId): Promise<Call | undefined> };
  readTeam(teamId: string): Promise<KnownTeam>;
  readDetails(referralId: string): Promise<Details>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
};

/** The details go out then even when nobody told that the call was over. */
const longestCallMs = 15 * 60_000;

/** Puts the email into the outbox, to wait there for the end of an answered call. */
export async function emailDetails(race: Race, claim: Claim, deps: EmailDetailsDeps): Promise<void> {
  const { emailsDetails } = ownerRules[claim.by];
  if (emailsDetails === 'never') return;
  const { referralId, teamId, round } = race;
  const { agentId } = claim;
  const { agentOf, team } = await deps.readTeam(teamId);
  const agent = agentOf(agentId);
  const to = agent?.email;
  if (to === undefined) return;
  const details = await deps.readDetails(referralId);
  await deps.outbox.create({
    outboxId: emailId({ referralId, agentId, round }, deps),
    channel: 'email',
    brand: team.brandId,
    to,
    ...clientDetailsEmail(details, deps.linkTo(referralId))[languageOf(agent)],
    purpose: { kind: 'notification', notification: 'client-details', referralId, agentId },
    createdAt: deps.now().toISOString(),
    ...(emailsDetails === 'after-the-call' && {
      notBefore: laterBy(longestCallMs, claim.at),
    }),
  });
  if (emailsDetails === 'after-the-call') await releaseWhenOver({ referralId, agentId, round }, claim, deps);
}

/** CL-10, CL-13: the client is not theirs any more; what has not gone out yet never does. */
export async function withholdDetails(
  { referralId, round }: Pick<Race, 'referralId' | 'round'>,
  from: string,
  why: 'reassigned' | 'given-back',
  deps: WithholdDetailsDeps,
): Promise<void> {
  await deps.outbox.refuse(emailId({ referralId, agentId: from, round }, deps), why, deps.now());
}

/** The call of `attempt` is over: when it is the one that won, its details wait no longer. */
export async function releaseDetails(call: Call, attempt: Attempt, deps: ReleaseDetailsDeps): Promise<void> {
  const race = await deps.races.read(call.referralId);
  const hasWon = race?.status === 'claimed' && race.claim.actId === deps.attemptIdOf(call, attempt);
  if (hasWon) await release(call, deps);
}

/** The stream may have told of the call's end before the email lay in the outbox: so it is looked for after that. */
async function releaseWhenOver(id: CallId, claim: Claim, deps: EmailDetailsDeps): Promise<void> {
  const call = await deps.calls.read(id);
  if (call !== undefined && isWinningCallOver(call, claim, deps)) {
    await release(id, deps);
  }
}

async function release(id: CallId, deps: ReleaseDeps): Promise<void> {
  const outboxId = emailId(id, deps);
  if (await deps.outbox.release(outboxId, deps.now())) await deps.queue('email', outboxId);
}

function isWinningCallOver(call: Call, claim: Claim, { attemptIdOf }: ReleaseDeps): boolean {
  const attempt = attempts.find((each) => attemptIdOf(call, each) === claim.actId);
  return attempt !== undefined && call.attempts[attempt].endedAt !== undefined;
}

function emailId(
  { referralId, agentId, round }: CallId,
  { derivedId }: Pick<WithholdDetailsDeps, 'derivedId'>,
): string {
  return derivedId('out', referralId, 'client-details', agentId, ...roundParts(round));
}
