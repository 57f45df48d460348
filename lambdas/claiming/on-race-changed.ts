// After a decision about a referral: the workflow is told, the bus hears, offers end, teammates are told.
import type { ItemBrand } from '../people/brand.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { type AgentProfile, devicesOf } from '../people/team.ts';
import { type BusEvent, busEventsOf, consentEvent, type PublishedChange } from './bus/bus-events.ts';
import { type PassOnDeps, passOn } from './chain/pass-on.ts';
import {
  type AgentNotification,
  type AgentsNotification,
  assignedNotification,
  claimedNotification,
  declinedByLeadNotification,
  givenBackNotification,
  type Notification,
  offerOver,
  returningNotification,
  withdrawnNotification,
} from './notifications.ts';
import { leaseNumber, type PassNumberOnDeps, passNumberOn } from './numbers/lease-number.ts';
import {
  endedOffers,
  type OfferedReferral,
  type OfferOutcome,
  offeredReferral,
  offersOver,
  type RoundEnd,
  roundEndBy,
} from './offers/offer.ts';
import { type SettleWaitingDeps, settleWaiting } from './placing/settle-waiting.ts';
import {
  type Claim,
  type Details,
  isLeftToLead,
  lacksNumber,
  type Outcome,
  ownerOf,
  type Race,
  type ReturnedRace,
  raceSchema,
  undecidedIn,
  wasGiven,
} from './referral.ts';
import { changesBetween, type ReferralChange } from './referral-changes.ts';

export type OnRaceChangedDeps = PassNumberOnDeps &
  SettleWaitingDeps &
  PassOnDeps & {
    races: {
      offerToLead(referralId: string, leadAgentId: string, round?: number): Promise<unknown>;
      withdrawOffer(race: Race, agentId: string): Promise<unknown>;
      returnToSource(
        referralId: string,
        reason: 'nobody-left',
        at: Date,
        round: { of: number | undefined },
      ): Promise<unknown>;
    };
    referrals: {
      reassign(
        referral: { race: Race; details: Details },
        hand: { from: string; to: string; actId: string; at: Date },
      ): Promise<boolean>;
    };
    offers: {
      open(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void>;
      end(
        referralId: string,
        agentId: string,
        outcome: OfferOutcome,
        at: string,
        round?: number,
      ): Promise<void>;
    };
    clientConsents: { tellReferrals(phone: string, brand: ItemBrand): Promise<void> };
    numberLeases: { end(phone: string, referralId: string, at: string): Promise<void> };
    /** Records the outcome; answers the token of the task that waits for it, if one does. */
    outcomes: {
      record(
        referralId: string,
        outcome: Outcome,
        round?: number,
        end?: RoundEnd,
      ): Promise<string | undefined>;
    };
    startOfferReferral(referral: { referralId: string; round?: number | undefined }): Promise<void>;
    completeOfferReferral(taskToken: string, outcome: Outcome): Promise<void>;
    publish(event: BusEvent): Promise<void>;
    readTeam(teamId: string): Promise<KnownTeam>;
    readDetails(referralId: string): Promise<Details>;
    notifyAgent(notification: AgentNotification): Promise<void>;
    notifyAgents(notification: AgentsNotification): Promise<void>;
    /** Tells the owner whether texts reach the client, by which change. */
    tellReach(race: Race, occasion: string): Promise<void>;
    endCalls(race: Race): Promise<void>;
    /** CP-8: in the team's name, if it does so. */
    greetClient(race: Race): Promise<void>;
    /** What the owner wanted to be reminded of goes along, or ends. */
    moveReminders(race: Race): Promise<void>;
    writeClaimingText(race: Race, claim: Claim): Promise<void>;
    emailDetails(race: Race, claim: Claim): Promise<void>;
    withholdDetails(race: Race, from: string, why: 'reassigned' | 'given-back'): Promise<void>;
    derivedId(prefix: 'evt' | 'act', ...parts: string[]): string;
    /** A referral's page in the portal. */
    linkTo(referralId: string): string;
    now(): Date;
  };

/** The consequences of each change go side by side; what a crash leaves undone is done when the record comes again. */
export async function onRaceChanged(before: unknown, after: unknown, deps: OnRaceChangedDeps): Promise<void> {
  const race = raceSchema.parse(after);
  const was = before === undefined ? undefined : raceSchema.parse(before);
  for (const change of changesBetween(was, race)) {
    const at = deps.now().toISOString();
    await Promise.all([
      carryOut(race, change, deps),
      ...(change.kind === 'offers-withdrawn' ? [] : eventsOf(race, change, at, deps).map(deps.publish)),
      ...endedOffers(change, at).map((end) =>
        deps.offers.end(race.referralId, end.agentId, end.outcome, end.at, race.round),
      ),
      tellOffersOver(race, change, at, deps),
    ]);
  }
  await Promise.all([onReachChanged(was, race, deps), tellBusOfConsent(was, race, deps)]);
  // PE-1: offered again in another brand's name, it missed what the client said to that one at this moment.
  if (was !== undefined && was.brandId !== race.brandId) await tellConsent(race, deps);
}

async function tellBusOfConsent(was: Race | undefined, race: Race, deps: OnRaceChangedDeps): Promise<void> {
  const eventIdOf = (...parts: string[]) => deps.derivedId('evt', ...parts);
  const event = consentEvent(was, race, deps.now().toISOString(), eventIdOf);
  if (event !== undefined) await deps.publish(event);
}

async function tellConsent({ referralId, brandId }: Race, deps: OnRaceChangedDeps): Promise<void> {
  const { client } = await deps.readDetails(referralId);
  await deps.clientConsents.tellReferrals(client.phone, brandId);
}

/** CL-12: a number that came free in between is taken; an owner who can't text the client any more is told to call. */
async function onReachChanged(was: Race | undefined, race: Race, deps: OnRaceChangedDeps): Promise<void> {
  if (lacksNumber(race) && !(was && lacksNumber(was))) await leaseNumber(race, deps.now(), deps);
  if (was?.status !== 'claimed' || ownerOf(race) === undefined) return;
  const { textsFail } = race;
  const isConsents = Boolean(race.clientOptedOut) !== Boolean(was.clientOptedOut);
  if (isConsents && ownerOf(race) !== markedByOwner(race)) {
    await deps.tellReach(race, String(race.consentRevision));
  } else if (textsFail?.at !== was.textsFail?.at) {
    const occasion = textsFail ? `texts-fail ${textsFail.at}` : `texts-reach ${was.textsFail?.at}`;
    await deps.tellReach(race, occasion);
  }
}

/** Who marked the client themselves need not be told. */
function markedByOwner({ teamId, optOut }: Race): string | undefined {
  return optOut?.by?.teamId === teamId ? optOut.by.agentId : undefined;
}

function eventsOf(
  race: Race,
  change: PublishedChange,
  at: string,
  { derivedId }: OnRaceChangedDeps,
): BusEvent[] {
  return busEventsOf(race, change, at, (...parts) => derivedId('evt', ...parts));
}

async function carryOut(race: Race, change: ReferralChange, deps: OnRaceChangedDeps): Promise<void> {
  switch (change.kind) {
    case 'opened':
      await Promise.all([
        deps.startOfferReferral(race),
        withdrawFromWhoMayNotClaim(race, race.offered, deps),
        deps.greetClient(race),
      ]);
      return;
    case 'offered':
      await Promise.all([
        openOffers(race, change.agentIds, deps),
        withdrawFromWhoMayNotClaim(race, change.agentIds, deps),
      ]);
      return;
    case 'offers-withdrawn':
    case 'declined':
      await Promise.all([offerToLeadWhenLeft(race, deps), deps.endCalls(race)]);
      return;
    case 'claimed':
      await Promise.all([
        ...(wasGiven(race)
          ? [tellReturning(race, change.claim, deps)]
          : [completeOffer(race, 'claimed', change, deps)]),
        settleWaiting(race, deps),
        deps.writeClaimingText(race, change.claim),
        tellTeammates(race, change.claim, deps),
        deps.endCalls(race),
        deps.emailDetails(race, change.claim),
        handOverWhenOwnerLeft(race, change.claim, deps),
      ]);
      return;
    case 'reassigned':
      await Promise.all([
        tellNewOwner(race, change.claim, deps),
        deps.withholdDetails(race, change.from, 'reassigned'),
        deps.moveReminders(race),
        handOverWhenOwnerLeft(race, change.claim, deps),
      ]);
      return;
    case 'passed-on':
      await endForTeam(race, change, deps);
      await passOn(race, deps);
      return;
    case 'returned':
      if (change.isBetweenTeams) return;
      await Promise.all([
        endForTeam(race, change, deps),
        ...(race.status === 'returned' ? [afterGivenBack(race, deps)] : []),
        ...(change.reason === 'withdrawn' ? [tellOfWithdrawal(race, deps)] : []),
      ]);
      return;
  }
}

/** What ends with a round that nobody has claimed, or with the claim that was given back. */
async function endForTeam(
  race: Race,
  change: Extract<ReferralChange, { kind: 'passed-on' | 'returned' }>,
  deps: OnRaceChangedDeps,
): Promise<void> {
  await Promise.all([
    completeOffer(race, 'returned', change, deps),
    deps.endCalls(race),
    endNumberLease(race, change.at, deps),
    settleWaiting(race, deps),
    ...(change.reason === 'declined-by-lead' ? [tellOfLeadsDecline(race, deps)] : []),
  ]);
}

async function completeOffer(
  race: Race,
  outcome: Outcome,
  change: ReferralChange,
  deps: OnRaceChangedDeps,
): Promise<void> {
  const { referralId, round } = race;
  const taskToken = await deps.outcomes.record(referralId, outcome, round, roundEndBy(change));
  if (taskToken !== undefined) await deps.completeOfferReferral(taskToken, outcome);
}

async function openOffers(race: Race, agentIds: readonly string[], deps: OnRaceChangedDeps): Promise<void> {
  const { createdAt } = await deps.readDetails(race.referralId);
  await deps.offers.open(offeredReferral({ race, createdAt }), agentIds, deps.now());
}

/** CL-8. A lead without a license may not claim it either (PE-5): then the source has it back at once. */
async function offerToLeadWhenLeft(race: Race, deps: OnRaceChangedDeps): Promise<void> {
  const { team, agentOf } = await deps.readTeam(race.teamId);
  const { leadAgentId } = team;
  if (!isLeftToLead(race, leadAgentId)) return;
  if (agentOf(leadAgentId)?.licensed !== false) {
    await deps.races.offerToLead(race.referralId, leadAgentId, race.round);
  } else await deps.races.returnToSource(race.referralId, 'nobody-left', deps.now(), { of: race.round });
}

/** PE-4, PE-5: who left, or lost their license, while the referral was being offered to them. */
async function withdrawFromWhoMayNotClaim(
  race: Race,
  agentIds: readonly string[],
  deps: OnRaceChangedDeps,
): Promise<void> {
  const { agentOf, hasLeft } = await deps.readTeam(race.teamId);
  const mayNot = agentIds.filter((agentId) => hasLeft(agentId) || agentOf(agentId)?.licensed === false);
  for (const agentId of mayNot) await deps.races.withdrawOffer(race, agentId);
}

/**
 * PE-4: what became theirs while they were leaving goes to the lead. With what leaving itself hands over, nothing stays with
 * who is gone: a claim before they left is found among what they own, one after it is looked at here.
 */
async function handOverWhenOwnerLeft(race: Race, claim: Claim, deps: OnRaceChangedDeps): Promise<void> {
  const { team, agentOf, hasLeft } = await deps.readTeam(race.teamId);
  const { agentId: from, actId: after } = claim;
  const to = team.leadAgentId;
  if (!hasLeft(from) || agentOf(to) === undefined) return;
  const actId = deps.derivedId('evt', race.referralId, 'owner-left', after);
  const details = await deps.readDetails(race.referralId);
  await deps.referrals.reassign({ race, details }, { from, to, actId, at: deps.now() });
}

/** CL-4. */
async function tellTeammates(race: Race, { agentId: winner }: Claim, deps: OnRaceChangedDeps): Promise<void> {
  const { nameOf } = await deps.readTeam(race.teamId);
  const others = undecidedIn(race).filter((agentId) => agentId !== winner);
  await tellAll(race, others, (details) => claimedNotification(details, nameOf(winner)), deps);
}

/** CL-6. */
async function tellOfLeadsDecline(race: Race, deps: OnRaceChangedDeps): Promise<void> {
  const { team } = await deps.readTeam(race.teamId);
  const others = undecidedIn(race).filter((agentId) => agentId !== team.leadAgentId);
  await tellAll(race, others, declinedByLeadNotification, deps);
}

/** TX-12: nobody texts the client about it any more; who went without a number gets it (CL-12). */
async function endNumberLease(race: Race, at: string, deps: OnRaceChangedDeps): Promise<void> {
  const { client } = await deps.readDetails(race.referralId);
  await deps.numberLeases.end(client.phone, race.referralId, at);
  await passNumberOn(client.phone, deps.now(), deps);
}

/** CL-14. */
async function tellReturning(race: Race, { agentId }: Claim, deps: OnRaceChangedDeps): Promise<void> {
  const details = await deps.readDetails(race.referralId);
  const notification = returningNotification(details, deps.linkTo(race.referralId));
  await deps.notifyAgent({ agentId, details, notification });
}

/** CL-13: whoever of owner and lead did not do it is told; the former owner gets no details any more. */
async function afterGivenBack(race: ReturnedRace, deps: OnRaceChangedDeps): Promise<void> {
  const { teamId, claim, returned } = race;
  if (claim === undefined) return;
  const { team, nameOf } = await deps.readTeam(teamId);
  const { by = claim.agentId, at } = returned;
  const others = new Set([claim.agentId, team.leadAgentId].filter((agentId) => agentId !== by));
  const details = await detailsOf(race, deps);
  const notification = givenBackNotification(details, nameOf(by));
  await Promise.all([
    deps.withholdDetails(race, claim.agentId, 'given-back'),
    deps.moveReminders(race),
    ...[...others].map((agentId) => deps.notifyAgent({ agentId, details, notification, occasion: at })),
  ]);
}

/** CL-15. */
async function tellOfWithdrawal(race: Race, deps: OnRaceChangedDeps): Promise<void> {
  await tellAll(race, undecidedIn(race), withdrawnNotification, deps);
}

/**
 * LI-3: an offer that is over is on no device any more as if it were open, on none of its agent's. Who is told by every channel how it
 * ended is told so by push, too.
 */
async function tellOffersOver(
  race: Race,
  change: ReferralChange,
  at: string,
  deps: OnRaceChangedDeps,
): Promise<void> {
  const ended = offersOver(race, change, at);
  if (ended.length === 0) return;
  const { team, agentOf } = await deps.readTeam(race.teamId);
  const over = ended.filter(
    ({ agentId, outcome }) =>
      takesPushes(agentOf(agentId)) && !isToldAnyway(change, agentId === team.leadAgentId, outcome),
  );
  if (over.length === 0) return;
  const details = await detailsOf(race, deps);
  const { round } = race;
  await Promise.all(
    over.map(({ agentId, outcome }) =>
      deps.notifyAgent({
        agentId,
        details,
        notification: offerOver(details, outcome),
        occasion: outcome,
        round,
        isForUnlicensed: true,
      }),
    ),
  );
}

function takesPushes(agent: AgentProfile | undefined): boolean {
  return agent !== undefined && devicesOf(agent).length > 0;
}

/** CL-4, CL-6, CL-15. */
function isToldAnyway(change: ReferralChange, isLead: boolean, outcome: OfferOutcome): boolean {
  if (change.kind === 'claimed') return outcome === 'missed';
  if (change.kind !== 'returned' && change.kind !== 'passed-on') return false;
  return change.reason === 'withdrawn' || (change.reason === 'declined-by-lead' && !isLead);
}

/** CL-10. What an agent who left had owned is told of all at once (PE-4). */
async function tellNewOwner(
  race: Race,
  { agentId, actId, because }: Claim,
  deps: OnRaceChangedDeps,
): Promise<void> {
  if (because === 'owner-left') return;
  const details = await detailsOf(race, deps);
  const notification = assignedNotification(details, deps.linkTo(race.referralId));
  await deps.notifyAgent({ agentId, details, notification, occasion: actId });
}

async function tellAll(
  race: Race,
  agentIds: readonly string[],
  notificationOn: (details: Details) => Notification,
  deps: OnRaceChangedDeps,
): Promise<void> {
  const details = await detailsOf(race, deps);
  const notification = notificationOn(details);
  const { round } = race;
  await deps.notifyAgents({ agentIds, details, notification, round });
}

/** CL-15: of the team that was offered it then; by now it may be another's. */
async function detailsOf({ referralId, teamId }: Race, deps: OnRaceChangedDeps): Promise<Details> {
  return { ...(await deps.readDetails(referralId)), teamId };
}
