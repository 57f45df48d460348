// Why a text of a conversation was sent, held or refused, told to the referral's owner and the lead.
import { type OwnedRaceDeps, raceToAnswerFor } from '../../claiming/view/owned-race.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { Message } from '../../texting/message.ts';
import { withClaimingText } from '../../texting/new-message.ts';
import { outboxIdOf } from '../../texting/outbox-id.ts';
import type { OutboxMessage } from '../outbox/outbox-message.ts';
import { type Explanation, explain } from './explain.ts';

export type ExplainTextDeps = OwnedRaceDeps & {
  conversations: { read(referralId: string, messageId: string): Promise<Message | undefined> };
  outbox: { find(outboxId: string): Promise<OutboxMessage | undefined> };
  derivedId(prefix: 'out', ...parts: string[]): string;
};

export async function explainText(
  caller: Agent,
  { referralId, messageId }: { referralId: string; messageId: string },
  deps: ExplainTextDeps,
): Promise<Explanation | NotFound> {
  const race = await raceToAnswerFor(caller, referralId, deps);
  if (race === undefined) return { refused: 'not-found' };
  const [written, sent] = await Promise.all([
    deps.conversations.read(referralId, messageId),
    deps.outbox.find(outboxIdOf(deps.derivedId, { referralId, messageId })),
  ]);
  // The claiming text belongs to the conversation before it is written down.
  const message = written ?? withClaimingText([], race).find((text) => text.messageId === messageId);
  return message === undefined ? { refused: 'not-found' } : explain(message, sent);
}
