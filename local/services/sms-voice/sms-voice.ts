// End User Messaging on the laptop: a carrier with the service's limits and errors, and the handsets behind it.
import * as z from 'zod';
import { AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import { createPendingEvents, type PendingEvent } from '../pending-events.ts';
import type { Sns } from '../sns/sns.ts';
import { readConfigurationSets } from './configuration-sets.ts';
import { type Behaviour, createHandsets, type Text } from './handsets.ts';
import { inboundMessage } from './inbound.ts';
import { createNumbers, type OwnedNumber } from './numbers.ts';
import { createPace } from './pace.ts';
import { receiptsOf } from './receipts.ts';
import { conflict, notFound, originationIdentityOf, parseTextRequest } from './text-request.ts';

/**
 * AWS grants one text a second and more on request. Five let a team of ten hear of a referral within seconds, and are
 * few enough that being throttled is an everyday thing here.
 */
const TEXTS_PER_SECOND = 5;
const TEXTS_PER_SECOND_TO_ONE_RECIPIENT = 1;

export type SmsVoiceDeps = {
  template: DeployedTemplate;
  clock: Clock;
  sns: Pick<Sns, 'publish' | 'hasTopic'>;
  /** The numbers that the configuration names. */
  numbers: readonly OwnedNumber[];
  newId(): string;
  /** Texts a second from one number. */
  textsPerSecond?: number;
  complain?: (problem: string) => void;
};

/** What became of a text from a handset. */
export type InboundResult = 'published' | 'redelivered' | 'unknown-number' | 'no-inbound-topic';

export type SmsVoice = {
  service: AwsService;
  textsOf(phone: string): readonly Text[];
  /** A handset texts one of the numbers; an id that was used before is a redelivery of that text. */
  receive(text: { from: string; to: string; body: string; id: string }): InboundResult;
  behave(phone: string, as: Behaviour): void;
  save(): unknown;
  restore(state: unknown): void;
};

const savedState = z.object({
  handsets: z.unknown(),
  receipts: z.unknown(),
  optedOut: z.array(z.string()),
});

export function createSmsVoice(deps: SmsVoiceDeps): SmsVoice {
  const { template, clock, sns, newId } = deps;
  const complain = deps.complain ?? ((problem) => console.error(problem));
  const numbers = createNumbers(deps.numbers);
  const sets = readConfigurationSets(template);
  const handsets = createHandsets();
  const optedOut = new Set<string>();
  const pace = createPace({
    perNumber: deps.textsPerSecond ?? TEXTS_PER_SECOND,
    perRecipient: TEXTS_PER_SECOND_TO_ONE_RECIPIENT,
  });
  const receipts = createPendingEvents(clock, publishReceipt);

  function publish(topicArn: string, message: string, sourceArn: string): void {
    try {
      sns.publish(topicArn, message, { principal: 'sms-voice.amazonaws.com', sourceArn });
    } catch (refusal) {
      // AWS drops what it may not publish, without a word to anyone.
      if (!(refusal instanceof AwsError)) throw refusal;
      complain(`End User Messaging could not publish: ${refusal.message}`);
    }
  }

  function publishReceipt({ setArn, type, event }: PendingEvent): void {
    for (const topicArn of sets.find(setArn)?.topicsFor(type) ?? []) publish(topicArn, event, setArn);
  }

  function numberOf(identity: string): OwnedNumber {
    const found = numbers.find(identity);
    if (!found) throw notFound('phone-number', identity);
    return found;
  }

  async function sendText(input: AwsInput): Promise<AwsInput> {
    const request = parseTextRequest(input);
    const { DestinationPhoneNumber: to, ConfigurationSetName: setName, MessageBody: body } = request;
    const number = numberOf(request.OriginationIdentity);
    const set = setName === undefined ? undefined : sets.find(setName);
    if (setName !== undefined && !set) throw notFound('configuration-set', setName);
    if (request.MessageType !== (number.messageType ?? 'TRANSACTIONAL')) {
      throw conflict('MESSAGE_TYPE_MISMATCH', `${number.e164} does not send ${request.MessageType} messages`);
    }
    pace.enter(number.e164, to, clock.now());
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
    for (const receipt of set ? receiptsOf(sent, set.arn, behaviour) : []) receipts.schedule(receipt);
    return { MessageId: messageId };
  }

  function inboundTopicOf(number: OwnedNumber): string | undefined {
    return number.twoWayTopicArn && sns.hasTopic(number.twoWayTopicArn) ? number.twoWayTopicArn : undefined;
  }

  return {
    service: {
      signingName: 'sms-voice',
      protocol: 'json-1.0',
      actions: {
        SendTextMessage: {
          permissions: (input) => [
            { action: 'sms-voice:SendTextMessage', resource: numberOf(originationIdentityOf(input)).arn },
          ],
          run: sendText,
        },
      },
    },

    textsOf: (phone) => handsets.textsOf(phone),

    receive({ from, to, body, id }) {
      const earlier = handsets.find(id);
      const text = earlier ?? { id, from, to, body, atMs: clock.now(), direction: 'inbound' as const };
      const number = numbers.find(text.to);
      if (!number) return 'unknown-number';
      if (number.hasSelfManagedOptOuts === false && text.body.trim().toUpperCase() === 'STOP') {
        optedOut.add(optOutKey(number, from));
      }
      const topicArn = inboundTopicOf(number);
      if (topicArn === undefined) return 'no-inbound-topic';
      if (!earlier) handsets.add(text);
      publish(topicArn, JSON.stringify(inboundMessage(text, handsets.textsOf(text.from))), number.arn);
      return earlier ? 'redelivered' : 'published';
    },

    behave: (phone, as) => handsets.behave(phone, as),
    save: () => ({ handsets: handsets.save(), receipts: receipts.save(), optedOut: [...optedOut] }),
    restore(state) {
      const saved = savedState.parse(state);
      handsets.restore(saved.handsets);
      receipts.restore(saved.receipts);
      for (const key of saved.optedOut) optedOut.add(key);
    },
  };
}

/** The carrier's own list is kept per number. */
function optOutKey(number: OwnedNumber, phone: string): string {
  return `${number.e164} ${phone}`;
}
