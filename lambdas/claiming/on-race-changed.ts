// After a decision about a referral: the workflow wakes, the bus hears, offers end, teammates are told.
import { endFor, openStates } from '../calling/call.ts';
import { emailDetails, withholdDetails } from '../calling/client-details-email.ts';
import { notify } from '../delivery/notify-agent.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { newMessage } from '../texting/message.ts';
import { introduced } from '../texting/wording/first-text.ts';
import { busEventOf } from './bus-events.ts';
import { assignedNotice, claimedNotice, declinedByLeadNotice, type Notice } from './notifications.ts';
import { endedOffers } from './offers/offer.ts';
import type { Outcome } from './outcome-store.ts';
import { type Claim, type Details, isLeftToLead, type Race, raceSchema } from './referral.ts';
import { changesBetween, type ReferralChange } from './referral-changes.ts';

/** The consequences of each change go side by side; what a crash leaves undone is done when the record comes again. */
export async function followRace(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const race = raceSchema.parse(after);
  for (const change of changesBetween(before && raceSchema.parse(before), race)) {
    const at = cloud.now().toISOString();
    await Promise.all([
      follow(race, change, cloud),
      cloud.publish(busEventOf(race, change, at, (...parts) => cloud.derivedId('evt', ...parts))),
      ...endedOffers(race, change, at).map((end) =>
        cloud.offers.end(race.referralId, end.agentId, end.outcome, end.at),
      ),
    ]);
  }
}

async function follow(race: Race, change: ReferralChange, cloud: Cloud): Promise<void> {
  const { referralId } = race;
  switch (change.kind) {
    case 'opened':
      return cloud.startOfferReferral(referralId);
    case 'offered':
      return openOffers(race, change.agentIds, cloud);
    case 'declined':
      await Promise.all([offerToLeadWhenLeft(race, cloud), endCalls(race, cloud)]);
      return;
    case 'claimed':
      await Promise.all([
        wake(referralId, 'claimed', cloud),
        writeClaimingText(race, change.claim, cloud),
        tellTeammates(race, change.claim, cloud),
        endCalls(race, cloud),
        emailDetails(race, change.claim, cloud),
      ]);
      return;
    case 'reassigned':
      await Promise.all([
        tellNewOwner(race, change.claim, cloud),
        withholdDetails(referralId, change.from, cloud),
      ]);
      return;
    case 'returned':
      await Promise.all([
        wake(referralId, 'returned', cloud),
        endCalls(race, cloud),
        ...(change.reason === 'declined-by-lead' ? [tellOfLeadsDecline(race, cloud)] : []),
      ]);
      return;
  }
}

async function wake(referralId: string, outcome: Outcome, cloud: Cloud): Promise<void> {
  const taskToken = await cloud.workflows.settle(referralId, outcome);
  if (taskToken !== undefined) await cloud.wakeWith(taskToken, outcome);
}

/** Calls end with the race, each in its own way; whoever rings is told when they answer. */
async function endCalls(race: Race, cloud: Cloud): Promise<void> {
  const calls = await cloud.calls.list(race.referralId);
  const open = calls.filter(({ state }) => openStates.includes(state));
  await Promise.all(
    open.map(async (call) => {
      const end = endFor(call.agentId, race, cloud.now());
      if (end !== undefined) await cloud.calls.end(call, end);
    }),
  );
}

async function openOffers(race: Race, agentIds: readonly string[], cloud: Cloud): Promise<void> {
  const { createdAt } = await cloud.readDetails(race.referralId);
  await cloud.offers.open({ ...race, createdAt }, agentIds, cloud.now());
}

/** CL-8. */
async function offerToLeadWhenLeft(race: Race, cloud: Cloud): Promise<void> {
  const { team } = await cloud.readTeam(race.teamId);
  if (isLeftToLead(race, team.leadAgentId)) await cloud.races.offerToLead(race.referralId, team.leadAgentId);
}

/** TX-2, TX-8: the text that came with the claim goes into the conversation, and from there to the client. */
async function writeClaimingText({ referralId, teamId }: Race, claim: Claim, cloud: Cloud): Promise<void> {
  if (claim.text === undefined) return;
  const { agentId, actId: messageId, at } = claim;
  const { team, nameOf } = await cloud.readTeam(teamId);
  const names = { agentName: nameOf(agentId), brand: team.brand ?? cloud.brand };
  const body = introduced(claim.text, names);
  await cloud.conversations.addClaiming(newMessage({ referralId, messageId, agentId, body, at }));
}

/** CL-4. */
async function tellTeammates(race: Race, { agentId: winner }: Claim, cloud: Cloud): Promise<void> {
  const { nameOf } = await cloud.readTeam(race.teamId);
  const others = undecided(race).filter((agentId) => agentId !== winner);
  await tellAll(race, others, (details) => claimedNotice(details, nameOf(winner)), cloud);
}

/** CL-6. */
async function tellOfLeadsDecline(race: Race, cloud: Cloud): Promise<void> {
  const { team } = await cloud.readTeam(race.teamId);
  const others = undecided(race).filter((agentId) => agentId !== team.leadAgentId);
  await tellAll(race, others, declinedByLeadNotice, cloud);
}

/** CL-10. */
async function tellNewOwner(race: Race, { agentId, actId }: Claim, cloud: Cloud): Promise<void> {
  const details = await cloud.readDetails(race.referralId);
  const notice = assignedNotice(details, cloud.linkTo(race.referralId));
  await notify({ agentId, details, notice, occasion: actId }, cloud);
}

async function tellAll(
  race: Race,
  agentIds: readonly string[],
  noticeOn: (details: Details) => Notice,
  cloud: Cloud,
): Promise<void> {
  const details = await cloud.readDetails(race.referralId);
  const notice = noticeOn(details);
  await Promise.all(agentIds.map((agentId) => notify({ agentId, details, notice }, cloud)));
}

function undecided({ offered, declined }: Race): string[] {
  return offered.filter((agentId) => !declined.has(agentId));
}
