// After an offer was opened: its agent is told by every channel (CL-2), unless they declined or it went back by then.
import { offerNotice } from '../claiming/notices.ts';
import { offerSchema } from '../claiming/offer.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from './cloud.ts';
import { notify } from './notify.ts';

export async function followOffer(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const { referralId, agentId, offeredAt } = offerSchema.parse(after);
  const isOpened = offeredAt !== undefined && before?.offeredAt === undefined;
  if (!isOpened) return;
  const race = await cloud.races.read(referralId);
  if (race === undefined || race.status === 'returned' || race.declined.has(agentId)) return;
  const details = await cloud.readDetails(referralId);
  const notice = offerNotice(details, cloud.linkTo(referralId));
  await notify({ agentId, details, notice, staleAt: race.offerUntil }, cloud);
}
