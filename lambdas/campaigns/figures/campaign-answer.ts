// Which automated text a client's answer, or their wish for no more texts, follows: the last one that they were given.
import type { MessagePurpose, OutboxMessage } from '../../delivery/outbox/outbox-message.ts';
import type { ItemBrand } from '../../people/brand.ts';
import type { RecentAutomated } from '../../texting/automated/cap.ts';
import { type PlacedText, placedText } from './campaign-fate.ts';

/** What comes later is about something else. */
const withinMs = 7 * 86_400_000;

export type CampaignAnswer = {
  phone: string;
  brand: ItemBrand;
  at: string;
  /** Of an answer: its conversation. A STOP is for all. */
  referralId?: string | undefined;
};

export type CampaignAnswerDeps = {
  cap: { read(phone: string): Promise<RecentAutomated | undefined> };
  outbox: { find(outboxId: string): Promise<OutboxMessage | undefined> };
  campaignTexts: {
    noteAnswer(text: PlacedText, what: 'repliedAt' | 'optedOutAt', at: string): Promise<void>;
  };
};

/** CP-7. Twice, late or in another order: the first answer to each text counts. */
export async function noteCampaignAnswer(
  what: 'repliedAt' | 'optedOutAt',
  answer: CampaignAnswer,
  deps: CampaignAnswerDeps,
): Promise<void> {
  const last = await lastGiven(answer, deps);
  const isIts =
    last !== undefined && (answer.referralId === undefined || answer.referralId === last.referralId);
  const text = isIts ? placedText(last) : undefined;
  if (text !== undefined) await deps.campaignTexts.noteAnswer(text, what, answer.at);
}

/** What the client had last, as far as is known: one that the carrier refused they never had. */
async function lastGiven(
  { phone, brand, at }: CampaignAnswer,
  { cap, outbox }: CampaignAnswerDeps,
): Promise<MessagePurpose | undefined> {
  const { given = {} } = (await cap.read(phone)) ?? {};
  const from = new Date(Date.parse(at) - withinMs).toISOString();
  const latestFirst = Object.entries(given)
    .filter(([, givenAt]) => givenAt <= at && givenAt >= from)
    .toSorted(([, one], [, other]) => (one < other ? 1 : -1));
  for (const [outboxId] of latestFirst) {
    const message = await outbox.find(outboxId);
    if (message?.content.purpose.kind !== 'message' || message.content.brand !== brand) continue;
    if (hasGone(message)) return message.content.purpose;
  }
  return undefined;
}

function hasGone({ state: { status } }: OutboxMessage): boolean {
  return status === 'sending' || status === 'accepted' || status === 'delivered' || status === 'unconfirmed';
}
