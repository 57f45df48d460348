// After offers were opened: their agents are told by every channel (CL-2), and called when a client is
// on the line, unless they declined or it was returned by then.
import type { KnownTeam } from '../people/known-team.ts';
import { itemSchema } from '../platform/lazily.ts';
import { type AgentsNotification, offerNotification } from './notifications.ts';
import { offerSchema } from './offers/offer.ts';
import { type Details, isTextable, type Race, undecidedIn } from './referral.ts';

/** Whom a warm transfer rings. */
type Ringing = {
  referralId: string;
  teamId: string;
  agentId: string;
  round: number | undefined;
  offerUntil: string;
  phone: string;
};

export type OnOfferOpenedDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  calls: { begin(ringing: Ringing, now: Date): Promise<unknown> };
  readTeam(teamId: string): Promise<KnownTeam>;
  readDetails(referralId: string): Promise<Details>;
  notifyAgents(notification: AgentsNotification): Promise<void>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  now(): Date;
};

/** An offer as it was before it was opened. */
const earlierSchema = itemSchema(() => offerSchema.schema().partial());

export async function onOfferOpened(before: unknown, after: unknown, deps: OnOfferOpenedDeps): Promise<void> {
  const { referralId, teamId, agentId, round, offeredAt, tells, isToldWith } = offerSchema.parse(after);
  const wasOpen = before !== undefined && earlierSchema.parse(before).offeredAt !== undefined;
  if (offeredAt === undefined || wasOpen || isToldWith !== undefined) return;
  const race = await deps.races.read(referralId);
  if (race === undefined || race.status === 'returned') return;
  // CL-15: told late, an offer of an earlier round is none any more.
  if (race.round !== round) return;
  const undecided = undecidedIn(race);
  const agentIds = (tells ?? [agentId]).filter((each) => undecided.includes(each));
  const details = { ...(await deps.readDetails(referralId)), teamId };
  const notification = offerNotification(details, deps.linkTo(referralId));
  await Promise.all([
    deps.notifyAgents({ agentIds, details, notification, round, staleAt: race.offerUntil }),
    ...(details.kind === 'warm-transfer' ? agentIds.map((each) => ring(each, race, deps)) : []),
  ]);
}

/** CA-11: the client of a warm transfer is on the line. CA-9: one who can be texted is not introduced by phone. */
async function ring(agentId: string, race: Race, deps: OnOfferOpenedDeps): Promise<void> {
  const { referralId, teamId, round, offerUntil } = race;
  const { agentOf } = await deps.readTeam(teamId);
  const phone = agentOf(agentId)?.phone;
  if (race.status !== 'offered' || isTextable(race) || phone === undefined) return;
  await deps.calls.begin({ referralId, teamId, agentId, round, offerUntil, phone }, deps.now());
}
