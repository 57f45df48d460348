// What the gate has to know of a text to a client: the conversation that it is part of, read from the table.
import type { Table } from '../platform/table.ts';
import { conversationStore, placeOf } from '../texting/conversation-store.ts';
import { footerStore } from '../texting/footer-store.ts';
import { isOvertaking } from '../texting/send-order.ts';
import type { Conversing } from './gate.ts';
import type { TextContent } from './outbox-message.ts';
import { pairOf } from './outbox-store.ts';

/** `instructions`: the wording of the opt-out instructions. Answers nothing for what is no text to a client. */
export function conversingStore(table: Table, instructions: string) {
  const footers = footerStore(table);
  const conversations = conversationStore(table);
  return async (text: TextContent, now: Date): Promise<Conversing | undefined> => {
    const { purpose } = text;
    const pair = pairOf(text);
    if (purpose.kind !== 'message' || pair === undefined) return undefined;
    const [footer, earlier] = await Promise.all([
      footers.read(pair),
      conversations.lastSentBefore(purpose.referralId, placeOf(purpose)),
    ]);
    return { footer, instructions, isOvertaking: isOvertaking(earlier, now) };
  };
}
