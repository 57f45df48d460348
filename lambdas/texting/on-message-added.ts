// After a message was written: an agent's goes into the outbox, to the client; a client's is told to the owner (TX-4).
import { replyNotice } from '../claiming/notifications.ts';
import { recordConsent } from '../claiming/on-referral-created.ts';
import { notify } from '../delivery/notify-agent.ts';
import { messageSendId } from '../delivery/outbox-id.ts';
import { zonesOf } from '../delivery/time-zones.ts';
import { isForgotten } from '../platform/retention.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { creditReply } from './credit-reply.ts';
import { type Message, messageSchema } from './message.ts';

/** At most one text in this time tells an owner of replies that they have not read. */
const alertSeconds = 5 * 60;

export async function followMessage(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const message = messageSchema.parse(after);
  if (before !== undefined) return;
  await (message.direction === 'outbound' ? send(message, cloud) : tellReply(message, cloud));
}

async function send(message: Message, cloud: Cloud): Promise<void> {
  const { referralId, messageId, agentId, body, at } = message;
  if (agentId === undefined) throw new Error('An agent’s message names its writer');
  const sendId = messageSendId(cloud.derivedId, { referralId, messageId });
  // Its send is not kept for ever: without one, what had left before must not leave again.
  const hasLeft = message.delivery !== 'queued' && (await cloud.sends.find(sendId)) === undefined;
  if (hasLeft) return;
  const details = await cloud.readDetails(referralId);
  const { client, area, teamId } = details;
  const isKnown = (await cloud.consents.read('introductions', client.phone)) !== undefined;
  if (!isKnown) await recordConsent(details, cloud);
  await cloud.sends.create({
    sendId,
    channel: 'text',
    programme: 'introductions',
    to: client.phone,
    from: await cloud.lines.take(client.phone, referralId, cloud.introductionNumbers, cloud.now()),
    body,
    zones: [...zonesOf(area.state)],
    purpose: { kind: 'message', referralId, messageId, at, sender: { teamId, agentId } },
    createdAt: cloud.now().toISOString(),
  });
}

/** The client answered: they have texted both ways with whoever wrote last (TX-6), and their phone is known (TX-3). */
async function tellReply(message: Message, cloud: Cloud): Promise<void> {
  const { referralId, at } = message;
  await Promise.all([
    cloud.races.noteReply(referralId, at),
    cloud.conversations.noteReply(referralId, at, cloud.now()),
    creditReply(referralId, at, cloud),
    tellOwner(message, cloud),
  ]);
}

async function tellOwner(message: Message, cloud: Cloud): Promise<void> {
  const { referralId, messageId, body, at } = message;
  // Followed again after years it is no news, and nobody knows any more whether it was told.
  if (isForgotten(at, cloud.now())) return;
  const race = await cloud.races.read(referralId);
  if (race?.status !== 'claimed') return;
  const { agentId } = race.claim;
  const details = await cloud.readDetails(referralId);
  const notice = replyNotice(details, body, cloud.linkTo(referralId));
  const byText = await cloud.conversations.takeTextAlert(message, agentId, alertSeconds, cloud.now());
  await notify({ agentId, details, notice, occasion: messageId, isSilent: !byText }, cloud);
}
