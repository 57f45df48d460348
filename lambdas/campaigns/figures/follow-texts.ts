// What the stream tells the figures of automated texts: what became of one, and what its client did then.
import type { MessagePurpose, OutboxState } from '../../delivery/outbox/outbox-message.ts';
import { type CampaignAnswer, type CampaignAnswerDeps, noteCampaignAnswer } from './campaign-answer.ts';
import { type CampaignFateDeps, noteCampaignFate } from './campaign-fate.ts';

export function followTexts(deps: CampaignFateDeps & CampaignAnswerDeps) {
  return {
    noteCampaignFate: (purpose: MessagePurpose, state: OutboxState): Promise<void> =>
      noteCampaignFate(purpose, state, deps),
    noteCampaignReply: (reply: CampaignAnswer): Promise<void> => noteCampaignAnswer('repliedAt', reply, deps),
    noteCampaignOptOut: (optOut: CampaignAnswer): Promise<void> =>
      noteCampaignAnswer('optedOutAt', optOut, deps),
  };
}
