// After an offer was opened: its agent is told by every channel (CL-2), unless it is gone or declined by then.
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
  // Offers opened late, or followed again, may come after the claim: "new" would follow on "a teammate has it".
  if (race?.status !== 'offered' || race.declined.has(agentId)) return;
  const details = await cloud.readDetails(referralId);
  const notice = offerNotice(details, cloud.linkTo(referralId));
  await notify({ agentId, details, notice, staleAt: race.offerUntil }, cloud);
}
