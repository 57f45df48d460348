// What the gate has to know of a text to a client: the conversation that it is part of, read from the table.
import { raceStore } from '../../claiming/race-store.ts';
import { answerStore } from '../../consent/answer-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import type { Table } from '../../platform/table/table.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { conversationOf } from '../../texting/footer/footer.ts';
import { footerStore } from '../../texting/footer/footer-store.ts';
import { placeOf } from '../../texting/message.ts';
import { answersGoFirstFrom, isOutOfOrder } from '../../texting/send-order.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import { isUnderWay, pairOf, type TextContent } from '../outbox/outbox-message.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import { endOfAuthor } from './author.ts';
import type { ConversationFacts } from './gate.ts';

/** Answers nothing for what is part of none. */
export function conversationFactsStore(table: Table, brandOf: WordingOf) {
  const races = raceStore(table);
  const people = peopleStore(table);
  const footers = footerStore(table);
  const conversations = conversationStore(table);
  const answers = answerStore(table);
  const outbox = outboxStore(table);

  /** One that the phone was given before `text`, which may be an answer itself. */
  async function isAnswerUnderWay({ outboxId, to }: TextContent, now: Date): Promise<boolean> {
    const ids = await answers.givenSince(to, answersGoFirstFrom(now));
    const own = ids.indexOf(outboxId);
    const earlier = own === -1 ? ids : ids.slice(0, own);
    const given = await Promise.all(earlier.map((each) => outbox.find(each)));
    return given.some((answer) => answer !== undefined && isUnderWay(answer.state));
  }

  return async (text: TextContent, now: Date): Promise<ConversationFacts | undefined> => {
    const { purpose } = text;
    const instructions = brandOf(text.brand).optOutInstructions;
    const pair = pairOf(text);
    if (purpose.kind === 'answer') {
      const isOutOfOrder = await isAnswerUnderWay(text, now);
      return { footer: undefined, instructions, isOutOfOrder, authorsEnd: undefined };
    }
    if (purpose.kind !== 'message' || pair === undefined) return undefined;
    const { teamId, agentId } = purpose.sender;
    const [race, author, footer, earlier, waitsForAnswer] = await Promise.all([
      races.read(purpose.referralId),
      people.readAnyone(teamId, agentId),
      footers.read(pair),
      conversations.lastSentBefore(purpose.referralId, placeOf(purpose)),
      isAnswerUnderWay(text, now),
    ]);
    return {
      conversation: conversationOf(purpose.referralId, race?.round),
      footer,
      instructions,
      isOutOfOrder: waitsForAnswer || isOutOfOrder(earlier, now),
      authorsEnd: endOfAuthor(purpose, text.createdAt, { race, author, now }),
    };
  };
}
