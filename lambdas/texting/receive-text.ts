// After a text came in that is no word of consent: one that asks for help is answered (CO-7), any other lands in its conversation.

import { help as helpText, type Language } from '../consent/texts.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { type KeptText, keptTextSchema } from './inbound-text.ts';
import { receivedMessage } from './message.ts';

/** Nobody waits longer for help; redriven days later it would only be a text. */
const helpMs = 3_600_000;

export async function followInboundText(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  if (before !== undefined) return;
  const text = keptTextSchema.parse(after);
  await (text.asksForHelp === undefined ? land(text, cloud) : help(text, text.asksForHelp, cloud));
}

/** TX-4, TX-12: the pair of numbers tells whose conversation it is. What belongs to none is kept for who looks into it. */
async function land(text: KeptText, cloud: Cloud): Promise<void> {
  const { from, to, body, carrierId, at } = text;
  const referralId = await cloud.lines.find(from, to, at);
  if (referralId === undefined) return cloud.strays.keep(text);
  const messageId = cloud.derivedId('msr', carrierId);
  await cloud.conversations.addReceived(receivedMessage({ referralId, messageId, body, at }));
}

async function help(
  { programme, from, to, carrierId, at }: KeptText,
  language: Language,
  cloud: Cloud,
): Promise<void> {
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', 'help', carrierId),
    channel: 'text',
    needs: 'nothing',
    ...{ programme, to: from, from: to, zones: [] },
    body: helpText(cloud.brand, cloud.voice.supportContact, language),
    purpose: { kind: 'answer' },
    createdAt: cloud.now().toISOString(),
    staleAt: new Date(Date.parse(at) + helpMs).toISOString(),
  });
}
