// Texts by End User Messaging: to handsets with the carrier's receipts, and from handsets to the numbers' topics.

import * as z from 'zod';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import type { AwsInput } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { Clock } from '../../time/clock.ts';
import type { Handsets } from '../handsets/handsets.ts';
import type { Sns } from '../sns/sns.ts';
import type { Account } from './account.ts';
import { inboundMessage } from './inbound.ts';
import type { OwnedNumber } from './numbers.ts';
import { createPace } from './pace.ts';
import { receiptsOf } from './receipts.ts';
import { conflict } from './request-fields.ts';
import { parseTextRequest } from './text-request.ts';

/** Of a number for which nothing else is said: few enough that a backlog is an everyday thing here. */
const PARTS_PER_SECOND = 5;

/** What became of a text from a handset. */
export type InboundResult = 'published' | 'redelivered' | 'unknown-number' | 'no-inbound-topic';

export type Texts = {
  /** Answers SendTextMessage. */
  send(input: AwsInput): AwsInput;
  /** A handset texts one of the numbers; an id that was used before is a redelivery of that text. */
  receive(text: { from: string; to: string; body: string; id: string }): InboundResult;
};

export function createTexts(deps: {
  clock: Clock;
  account: Account;
  handsets: Handsets;
  sns: Pick<Sns, 'hasTopic'>;
  newId(): string;
  state?: State | undefined;
}): Texts {
  const { clock, account, handsets, sns, newId } = deps;
  const kept = (deps.state ?? inMemory).rows('carrier-opt-outs', z.literal(true));
  const optedOut = new Set(kept.entries().map(([key]) => key));
  const pace = createPace();

  function inboundTopicOf(number: OwnedNumber): string | undefined {
    return number.twoWayTopicArn && sns.hasTopic(number.twoWayTopicArn) ? number.twoWayTopicArn : undefined;
  }

  return {
    send(input) {
      const request = parseTextRequest(input);
      const { DestinationPhoneNumber: to, MessageBody: body } = request;
      const number = account.numberOf(request.OriginationIdentity);
      const set = account.setOf(request.ConfigurationSetName);
      if (request.MessageType !== (number.messageType ?? 'TRANSACTIONAL')) {
        const reason = `${number.e164} does not send ${request.MessageType} messages`;
        throw conflict('MESSAGE_TYPE_MISMATCH', reason);
      }
      const perSecond = number.partsPerSecond ?? PARTS_PER_SECOND;
      pace.enter({ from: number.e164, to, parts: segmentsOf(body).segments, perSecond }, clock.now());
      if (optedOut.has(optOutKey(number, to))) {
        throw conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT', 'The destination phone number is opted out');
      }
      const messageId = newId();
      if (request.DryRun) return { MessageId: messageId };

      const sentAtMs = clock.now();
      const behaviour = handsets.behaviourOf(to);
      if (behaviour.delivery === 'delivered') {
        handsets.add({ id: messageId, from: number.e164, to, body, atMs: sentAtMs, direction: 'outbound' });
      }
      const { Context: context, MessageType: messageType } = request;
      const sent = { messageId, from: number.e164, to, body, messageType, context, sentAtMs };
      for (const receipt of set ? receiptsOf(sent, set.arn, behaviour) : []) account.events.schedule(receipt);
      return { MessageId: messageId };
    },

    receive({ from, to, body, id }) {
      const earlier = handsets.find(id);
      const text = earlier ?? { id, from, to, body, atMs: clock.now(), direction: 'inbound' as const };
      const number = account.findNumber(text.to);
      if (!number) return 'unknown-number';
      if (number.hasSelfManagedOptOuts === false && text.body.trim().toUpperCase() === 'STOP') {
        optedOut.add(optOutKey(number, from));
        kept.put(optOutKey(number, from), true);
      }
      const topicArn = inboundTopicOf(number);
      if (topicArn === undefined) return 'no-inbound-topic';
      if (!earlier) handsets.add(text);
      const message = inboundMessage(text, handsets.textsOf(text.from));
      account.publish(topicArn, JSON.stringify(message), number.arn);
      return earlier ? 'redelivered' : 'published';
    },
  };
}

/** The carrier's own list is kept per number. */
function optOutKey(number: OwnedNumber, phone: string): string {
  return `${number.e164} ${phone}`;
}
