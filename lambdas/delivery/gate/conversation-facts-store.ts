// What the gate has to know of a text to a client: the conversation that it is part of, read from the table.

import { raceStore } from '../../claiming/race-store.ts';
import type { Race } from '../../claiming/referral.ts';
import { answerStore } from '../../consent/answer-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { derivedId } from '../../platform/ids.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Automated, AutomatedOf } from '../../texting/automated/automated.ts';
import {
  bulkStandingSchema,
  endOfBulkText,
  endOfGreeting,
  endOfPlanText,
  greetingsStandingSchema,
  planStandingSchema,
  stepsAround,
  teamPlanStandingSchema,
} from '../../texting/automated/campaign-state.ts';
import { capStore } from '../../texting/automated/cap-store.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { conversationOf } from '../../texting/footer/footer.ts';
import { footerStore } from '../../texting/footer/footer-store.ts';
import { type AgentsMessage, placeOf } from '../../texting/message.ts';
import { outboxIdOf } from '../../texting/outbox-id.ts';
import { answersGoFirstFrom, isOutOfOrder } from '../../texting/send-order.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import {
  hasBeenGiven,
  isUnderWay,
  type MessagePurpose,
  pairOf,
  type TextContent,
} from '../outbox/outbox-message.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import { endOfAuthor, endOfTurn } from './author.ts';
import type { ConversationFacts } from './gate.ts';

/** Answers nothing for what is part of none. */
export function conversationFactsStore(table: Table, brandOf: WordingOf) {
  const races = raceStore(table);
  const people = peopleStore(table);
  const footers = footerStore(table);
  const conversations = conversationStore(table);
  const answers = answerStore(table);
  const outbox = outboxStore(table);
  const cap = capStore(table);

  /** One that the phone was given before `text`, which may be an answer itself. */
  async function isAnswerUnderWay({ outboxId, to }: TextContent, now: Date): Promise<boolean> {
    const ids = await answers.givenSince(to, answersGoFirstFrom(now));
    const own = ids.indexOf(outboxId);
    const earlier = own === -1 ? ids : ids.slice(0, own);
    const given = await Promise.all(earlier.map((each) => outbox.find(each)));
    return given.some((answer) => answer !== undefined && isUnderWay(answer.state));
  }

  async function planStanding(
    automated: AutomatedOf<'plan'>,
    { referralId, at, sender: { teamId } }: MessagePurpose,
    reading: Reading,
    now: Date,
  ): Promise<Standing> {
    const [item, teamPlan, talk, race] = await Promise.all([
      table.get(keys.clientPlan(referralId)),
      table.get(keys.plan(teamId, automated.planId)),
      conversations.readSent(referralId),
      reading,
    ]);
    const plan = item && planStandingSchema().parse(item);
    const around = stepsAround(automated, plan, now);
    const findStep = (messageId: string) => outbox.find(outboxIdOf(derivedId, { referralId, messageId }));
    const [stepBefore, ...later] = await Promise.all([
      around.before === undefined ? undefined : findStep(around.before),
      ...around.later.map(findStep),
    ]);
    const end = endOfPlanText(automated, at, {
      plan,
      teamPlan: teamPlan && teamPlanStandingSchema().parse(teamPlan),
      talk,
      race,
      hasLaterLeft: later.some((each) => each !== undefined && hasBeenGiven(each.state)),
    });
    return { end, stepBefore };
  }

  async function standingOf(
    automated: Automated,
    purpose: MessagePurpose,
    race: Reading,
    now: Date,
  ): Promise<Standing> {
    switch (automated.kind) {
      case 'plan':
        return planStanding(automated, purpose, race, now);
      case 'bulk': {
        const item = await table.get(keys.bulk(automated.bulkId));
        return { end: endOfBulkText(item && bulkStandingSchema().parse(item)) };
      }
      case 'greeting': {
        const item = await table.get(keys.concierge(purpose.sender.teamId));
        return { end: endOfGreeting(await race, item && greetingsStandingSchema().parse(item)) };
      }
    }
  }

  async function campaignOf(
    automated: Automated,
    { purpose, to }: { purpose: MessagePurpose; to: string },
    race: Reading,
    now: Date,
  ): Promise<Campaign> {
    const [standing, recent] = await Promise.all([standingOf(automated, purpose, race, now), cap.read(to)]);
    return { ...standing, recent };
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
    const { automated } = purpose;
    const reading = races.read(purpose.referralId);
    const [race, author, footer, earlier, waitsForAnswer, campaign] = await Promise.all([
      reading,
      people.readAnyone(teamId, agentId),
      footers.read(pair),
      // CP-9, PA-2: what nobody wrote keeps its own time, and nobody waits for it.
      automated === undefined
        ? conversations.lastSentBefore(purpose.referralId, placeOf(purpose), isWritten)
        : undefined,
      isAnswerUnderWay(text, now),
      automated && campaignOf(automated, { purpose, to: text.to }, reading, now),
    ]);
    return {
      conversation: conversationOf(purpose.referralId, race?.round),
      footer,
      instructions,
      isOutOfOrder: waitsForAnswer || isOutOfOrder(earlier, now),
      authorsEnd:
        automated?.kind === 'greeting'
          ? endOfTurn(purpose, race)
          : endOfAuthor(purpose, text.createdAt, { race, author, now }),
      ...(campaign && { campaign }),
    };
  };
}

/** The race, which is read beside what else is: a bulk text's end doesn't hang on it. */
type Reading = Promise<Race | undefined>;
type Campaign = NonNullable<ConversationFacts['campaign']>;
type Standing = Pick<Campaign, 'end' | 'stepBefore'>;

const isWritten = ({ automated }: AgentsMessage) => automated === undefined;
