// What is noted of an automated text when its outbox message moves on: each state by a time of its own, so that any order gives the same.
import type { MessagePurpose, OutboxState } from '../../delivery/outbox/outbox-message.ts';
import type { CampaignText } from './campaign-text.ts';

type Noted = Partial<
  Pick<
    CampaignText,
    | 'heldAt'
    | 'sentAt'
    | 'deliveredAt'
    | 'failedAt'
    | 'failedBy'
    | 'refusedAt'
    | 'refusedBy'
    | 'unconfirmedAt'
  >
>;

export type CampaignFateDeps = {
  campaignTexts: {
    note(text: PlacedText, noted: Noted): Promise<void>;
  };
  now(): Date;
};

/** Where the figures keep it. */
export type PlacedText = Pick<CampaignText, 'teamId' | 'messageId' | 'at'> & {
  automated: NonNullable<MessagePurpose['automated']>;
};

/** Undefined for what a person wrote. */
export function placedText({ sender, messageId, at, automated }: MessagePurpose): PlacedText | undefined {
  return automated && { teamId: sender.teamId, messageId, at, automated };
}

/** CP-7: of an automated text alone; of others nothing is read or written. */
export async function noteCampaignFate(
  purpose: MessagePurpose,
  state: OutboxState,
  deps: CampaignFateDeps,
): Promise<void> {
  const text = placedText(purpose);
  const noted = notedOf(state, deps.now());
  if (text !== undefined && noted !== undefined) await deps.campaignTexts.note(text, noted);
}

function notedOf(state: OutboxState, now: Date): Noted | undefined {
  switch (state.status) {
    case 'queued':
    case 'sending':
      return undefined;
    case 'held':
      return { heldAt: now.toISOString() };
    case 'accepted':
      return { sentAt: state.acceptedAt };
    case 'delivered':
      return { sentAt: state.acceptedAt ?? state.settledAt, deliveredAt: state.settledAt };
    case 'failed':
      return { failedAt: state.settledAt, failedBy: state.reason };
    case 'refused':
      return { refusedAt: state.settledAt, refusedBy: state.reason };
    case 'unconfirmed':
      return { unconfirmedAt: state.settledAt };
  }
}
