// After a text came in that is no word of consent: one that asks for help is answered (CO-7).
import { keptTextSchema } from '../consent/inbound-text.ts';
import { help } from '../consent/texts.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from './cloud.ts';

/** Nobody waits longer for help; redriven days later it would only be a text. */
const helpMs = 3_600_000;

export async function followInboundText(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const { asksForHelp, programme, from, to, carrierId, at } = keptTextSchema.parse(after);
  if (before !== undefined || asksForHelp === undefined) return;
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', 'help', carrierId),
    channel: 'text',
    needs: 'nothing',
    ...{ programme, to: from, from: to, zones: [] },
    body: help(cloud.brand, cloud.voice.supportContact, asksForHelp),
    purpose: { kind: 'answer' },
    createdAt: cloud.now().toISOString(),
    staleAt: new Date(Date.parse(at) + helpMs).toISOString(),
  });
}
