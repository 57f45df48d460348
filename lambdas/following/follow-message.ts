// After an agent's message was written: it goes into the outbox, to the client.
import { zonesOf } from '../delivery/time-zones.ts';
import type { Item } from '../platform/table-requests.ts';
import { messageSchema } from '../texting/message.ts';
import type { Cloud } from './cloud.ts';
import { recordConsent } from './follow-details.ts';

export async function followMessage(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const { referralId, messageId, direction, body, at } = messageSchema.parse(after);
  if (before !== undefined || direction !== 'outbound') return;
  const details = await cloud.readDetails(referralId);
  const { client, area } = details;
  const isKnown = (await cloud.consents.read('introductions', client.phone)) !== undefined;
  if (!isKnown) await recordConsent(details, cloud);
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', referralId, messageId),
    channel: 'text',
    programme: 'introductions',
    to: client.phone,
    body,
    zones: [...zonesOf(area.state)],
    purpose: { kind: 'message', referralId, messageId, at },
    createdAt: cloud.now().toISOString(),
  });
}
