// What the gate has to know of a text to a client: the conversation that it is part of, read from the table.
import { raceStore } from '../claiming/race-store.ts';
import { answerStore } from '../consent/answer-store.ts';
import type { Table } from '../platform/table.ts';
import { conversationStore } from '../texting/conversation-store.ts';
import { footerStore } from '../texting/footer-store.ts';
import { placeOf } from '../texting/message.ts';
import { answersGoFirstFrom, isOutOfOrder } from '../texting/send-order.ts';
import type { ConversationFacts } from './gate.ts';
import { isUnderWay, pairOf, type TextContent } from './outbox-message.ts';
import { outboxStore } from './outbox-store.ts';

/** `instructions`: the wording of the opt-out instructions. Answers nothing for what is no text to a client. */
export function conversationFactsStore(table: Table, instructions: string) {
  const races = raceStore(table);
  const footers = footerStore(table);
  const conversations = conversationStore(table);
  const answers = answerStore(table);
  const outbox = outboxStore(table);

  async function isAnswerUnderWay(phone: string, now: Date): Promise<boolean> {
    const ids = await answers.givenSince(phone, answersGoFirstFrom(now));
    const given = await Promise.all(ids.map((outboxId) => outbox.find(outboxId)));
    return given.some((answer) => answer !== undefined && isUnderWay(answer.state));
  }

  return async (text: TextContent, now: Date): Promise<ConversationFacts | undefined> => {
    const { purpose } = text;
    const pair = pairOf(text);
    if (purpose.kind !== 'message' || pair === undefined) return undefined;
    const [race, footer, earlier, waitsForAnswer] = await Promise.all([
      races.read(purpose.referralId),
      footers.read(pair),
      conversations.lastSentBefore(purpose.referralId, placeOf(purpose)),
      isAnswerUnderWay(text.to, now),
    ]);
    return {
      footer,
      instructions,
      isOutOfOrder: waitsForAnswer || isOutOfOrder(earlier, now),
      isOver: race?.status === 'returned',
    };
  };
}
