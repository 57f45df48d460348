// After an offer was opened: its agent is told by every channel (CL-2), and called when a client is
// on the line, unless they declined or it went back by then.

import { notify } from '../delivery/notify-agent.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { offerNotice } from './notifications.ts';
import { offerSchema } from './offers/offer.ts';
import { prefersTexts, type Race } from './referral.ts';

export async function followOffer(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const { referralId, agentId, offeredAt } = offerSchema.parse(after);
  const isOpened = offeredAt !== undefined && before?.offeredAt === undefined;
  if (!isOpened) return;
  const race = await cloud.races.read(referralId);
  if (race === undefined || race.status === 'returned' || race.declined.has(agentId)) return;
  const details = await cloud.readDetails(referralId);
  const notice = offerNotice(details, cloud.linkTo(referralId));
  await Promise.all([
    notify({ agentId, details, notice, staleAt: race.offerUntil }, cloud),
    ...(details.kind === 'warm-transfer' ? [ring(agentId, race, cloud)] : []),
  ]);
}

/** CA-11: the client of a warm transfer is on the line. CA-9: one who prefers texts is not introduced by phone. */
async function ring(agentId: string, race: Race, cloud: Cloud): Promise<void> {
  const { referralId, teamId, offerUntil } = race;
  const { agentOf } = await cloud.readTeam(teamId);
  const phone = agentOf(agentId)?.phone;
  if (race.status !== 'offered' || prefersTexts(race) || phone === undefined) return;
  await cloud.calls.begin({ referralId, teamId, agentId, offerUntil, phone }, cloud.now());
}
