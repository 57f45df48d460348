// The simulated carrier: what it refuses, how fast it takes texts, what it tells of them, and texts from handsets.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { behaviour } from '../../../local/services/handsets/behaviour.ts';
import { createHandsets } from '../../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../../local/services/handsets/phone-lines.ts';
import { deployedNumbers } from '../../../local/services/sms-voice/deployed-numbers.ts';
import { createSmsVoice } from '../../../local/services/sms-voice/sms-voice.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  SECOND_MS,
  START,
} from './support/small-cloud.ts';

const FROM = '+12065550100';
const AGENT = '+12065550123';
const NUMBER_ARN = 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-1';
const SET_ARN = 'arn:aws:sms-voice:us-east-1:000000000000:configuration-set/texts';
const EVENTS_TOPIC = 'arn:aws:sns:us-east-1:000000000000:events';
const INBOUND_TOPIC = 'arn:aws:sns:us-east-1:000000000000:inbound';

const carrierEvent = z.looseObject({ eventType: z.string(), isFinal: z.boolean() });

type Options = { number?: object; state?: State };

function aCarrier({ number = {}, state }: Options = {}) {
  const { activity, clock } = aTimeline();
  const template = aTemplate({
    type: 'AWS::SMSVOICE::ConfigurationSet',
    name: 'texts',
    arn: SET_ARN,
    properties: {
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['TEXT_ALL'], SnsDestination: { TopicArn: EVENTS_TOPIC } },
      ],
    },
  });
  const published: { topicArn: string; message: unknown; from: unknown }[] = [];
  const sns = {
    hasTopic: (arn: string) => arn === INBOUND_TOPIC,
    publish(topicArn: string, message: string, from: unknown) {
      published.push({ topicArn, message: JSON.parse(message), from });
      return 'sns-1';
    },
  };
  const handsets = createHandsets(state);
  const phoneLines = createPhoneLines({ clock, handsets, state });
  const carrier = createSmsVoice({
    state,
    template,
    clock,
    handsets,
    phoneLines,
    sns,
    newId: countedIds('msg'),
    numbers: [{ arn: NUMBER_ARN, e164: FROM, ...number }],
  });
  const send = (more: object = {}) =>
    call(carrier.service, 'SendTextMessage', {
      DestinationPhoneNumber: AGENT,
      OriginationIdentity: FROM,
      MessageBody: 'A new referral',
      MessageType: 'TRANSACTIONAL',
      ConfigurationSetName: 'texts',
      Context: { outboxId: 'out_1' },
      ...more,
    });
  const types = () => published.map(({ message }) => carrierEvent.parse(message).eventType);
  return { activity, clock, handsets, carrier, published, send, types };
}

const behaving = (of: object) => behaviour.parse(of);

describe('a text', () => {
  test('reaches the handset, and its receipts the topic of its configuration set', async () => {
    const { handsets, send, clock, activity, published, types } = aCarrier();
    const { MessageId } = await send();
    expect(handsets.textsOf(AGENT)).toEqual([
      { id: MessageId, from: FROM, to: AGENT, body: 'A new referral', atMs: START, direction: 'outbound' },
    ]);
    await activity.settled();
    expect(types()).toEqual(['TEXT_QUEUED', 'TEXT_PENDING', 'TEXT_SUCCESSFUL']);
    await clock.advance(SECOND_MS);
    expect(published.at(-1)).toEqual({
      topicArn: EVENTS_TOPIC,
      from: { principal: 'sms-voice.amazonaws.com', sourceArn: SET_ARN },
      message: {
        eventType: 'TEXT_DELIVERED',
        eventVersion: '1.0',
        eventTimestamp: START + SECOND_MS,
        isFinal: true,
        originationPhoneNumber: FROM,
        destinationPhoneNumber: AGENT,
        messageId: MessageId,
        messageRequestTimestamp: START,
        messageEncoding: 'GSM',
        messageType: 'TRANSACTIONAL',
        messageStatus: 'DELIVERED',
        messageStatusDescription: expect.any(String),
        context: { outboxId: 'out_1' },
        totalMessageParts: 1,
        totalMessagePrice: 0.00581,
        totalCarrierFee: 0,
      },
    });
  });

  test.each([
    ['an empty body', { MessageBody: '' }, 'ValidationException'],
    ['1601 characters', { MessageBody: 'x'.repeat(1601) }, 'ValidationException'],
    ['a phone without its country', { DestinationPhoneNumber: '2065550123' }, 'ValidationException'],
    [
      'six pairs of context',
      { Context: Object.fromEntries([...'abcdef'].map((key) => [key, '1'])) },
      'ValidationException',
    ],
    ['a number that is not ours', { OriginationIdentity: '+12065550199' }, 'ResourceNotFoundException'],
    ['an unknown configuration set', { ConfigurationSetName: 'other' }, 'ResourceNotFoundException'],
    ['another message type than the number’s', { MessageType: 'PROMOTIONAL' }, 'ConflictException'],
  ])('is refused with %s', async (_, more, code) => {
    const { handsets, send } = aCarrier();
    await expect(send(more)).rejects.toMatchObject({ code });
    expect(handsets.textsOf(AGENT)).toEqual([]);
  });

  test.each([[NUMBER_ARN], ['phone-1'], [FROM]])('is sent from a number called %s', async (identity) => {
    const { carrier, handsets, send } = aCarrier();
    await send({ OriginationIdentity: identity });
    expect(handsets.textsOf(AGENT)).toHaveLength(1);
    expect(carrier.service.actions.SendTextMessage?.permissions({ OriginationIdentity: identity })).toEqual([
      { action: 'sms-voice:SendTextMessage', resource: NUMBER_ARN },
    ]);
  });

  test('is checked but not sent as a dry run', async () => {
    const { handsets, send } = aCarrier();
    expect(await send({ DryRun: true })).toHaveProperty('MessageId');
    expect(handsets.textsOf(AGENT)).toEqual([]);
  });

  test('is throttled when the same phone was texted within the second', async () => {
    const { send, clock } = aCarrier();
    await send();
    await clock.advance(SECOND_MS - 1);
    await expect(send()).rejects.toMatchObject({ code: 'ThrottlingException' });
    await clock.advance(1);
    await expect(send()).resolves.toHaveProperty('MessageId');
  });

  test('is throttled when its number sent as many parts within the second as it may', async () => {
    const { send, clock } = aCarrier({ number: { partsPerSecond: 2 } });
    const to = (last: number) => send({ DestinationPhoneNumber: `+1206555013${last}` });
    await to(1);
    await to(2);
    await expect(to(3)).rejects.toMatchObject({ code: 'ThrottlingException' });
    await clock.advance(SECOND_MS);
    await expect(to(3)).resolves.toHaveProperty('MessageId');
    const ofTwoParts = { DestinationPhoneNumber: '+12065550134', MessageBody: 'long '.repeat(40) };
    await expect(send(ofTwoParts)).rejects.toMatchObject({ code: 'ThrottlingException' });
    await clock.advance(SECOND_MS);
    await expect(send(ofTwoParts)).resolves.toHaveProperty('MessageId');
    await expect(to(5)).rejects.toMatchObject({ code: 'ThrottlingException' });
  });

  test('is in conflict after STOP only at a number whose opt-outs the carrier manages', async () => {
    const managed = aCarrier({ number: { hasSelfManagedOptOuts: false, twoWayTopicArn: INBOUND_TOPIC } });
    managed.carrier.receive({ from: AGENT, to: FROM, body: 'stop', id: 'in-1' });
    await expect(managed.send()).rejects.toMatchObject({
      code: 'ConflictException',
      fields: { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
    });
    const ours = aCarrier({ number: { twoWayTopicArn: INBOUND_TOPIC } });
    ours.carrier.receive({ from: AGENT, to: FROM, body: 'stop', id: 'in-1' });
    await expect(ours.send()).resolves.toHaveProperty('MessageId');
  });
});

describe('a phone', () => {
  test.each([
    [{ receipts: 'lost' }, []],
    [
      { receipts: 'duplicated' },
      ['QUEUED', 'QUEUED', 'PENDING', 'PENDING', 'SUCCESSFUL', 'SUCCESSFUL', 'DELIVERED', 'DELIVERED'],
    ],
    [{ receipts: 'reordered' }, ['DELIVERED', 'SUCCESSFUL', 'PENDING', 'QUEUED']],
    [{ delivery: 'unreachable' }, ['QUEUED', 'PENDING', 'SUCCESSFUL', 'UNREACHABLE']],
    [{ delivery: 'carrier-blocked' }, ['QUEUED', 'PENDING', 'CARRIER_BLOCKED']],
    [{ receiptDelaySeconds: 120 }, ['QUEUED', 'PENDING', 'SUCCESSFUL']],
  ])('that is %j gives these receipts within a minute', async (how, expected) => {
    const { handsets, send, clock, types } = aCarrier();
    handsets.behave(AGENT, behaving(how));
    await send();
    await clock.advance(60 * SECOND_MS);
    expect(types()).toEqual(expected.map((status) => `TEXT_${status}`));
    expect(handsets.textsOf(AGENT)).toHaveLength('delivery' in how ? 0 : 1);
  });

  test('gets after a restart the receipts that were on their way', async () => {
    const state = aKeptState();
    const before = aCarrier({ state });
    await before.send();
    await before.activity.settled();
    const after = aCarrier({ state });
    after.carrier.resume();
    await after.clock.advance(SECOND_MS);
    expect(after.types()).toEqual(['TEXT_DELIVERED']);
    expect(after.handsets.textsOf(AGENT)).toHaveLength(1);
  });
});

describe('a text from a handset', () => {
  const reply = { from: AGENT, to: FROM, body: 'YES', id: 'in-1' };

  test('is published on the number’s two-way topic, again when it is redelivered', async () => {
    const { carrier, handsets, send, published } = aCarrier({ number: { twoWayTopicArn: INBOUND_TOPIC } });
    const { MessageId } = await send({ ConfigurationSetName: undefined });
    expect(carrier.receive(reply)).toBe('published');
    expect(carrier.receive(reply)).toBe('redelivered');
    const message = {
      originationNumber: AGENT,
      destinationNumber: FROM,
      messageKeyword: expect.any(String),
      messageBody: 'YES',
      inboundMessageId: 'in-1',
      previousPublishedMessageId: MessageId,
    };
    expect(published.map((each) => each.message)).toEqual([message, message]);
    expect(handsets.textsOf(AGENT).map((text) => text.direction)).toEqual(['outbound', 'inbound']);
  });

  test('reaches nobody where no topic listens or the number is not ours', () => {
    const { carrier } = aCarrier();
    expect(carrier.receive(reply)).toBe('no-inbound-topic');
    expect(carrier.receive({ ...reply, to: '+12065550199' })).toBe('unknown-number');
  });
});

describe('the numbers', () => {
  const policy = {
    type: 'AWS::IAM::Policy',
    name: 'policy',
    properties: { PolicyDocument: { Statement: [{ Resource: [NUMBER_ARN, SET_ARN] }] } },
  };
  const told = (numbers: unknown) => ({ ...aTemplate(policy), metadata: () => [numbers] });

  test('are those of the template’s metadata', () => {
    const numbers = [
      { arn: NUMBER_ARN, e164: FROM },
      { arn: `${NUMBER_ARN}2`, e164: '+12065550101' },
    ];
    expect(deployedNumbers(told(numbers))).toEqual(numbers);
  });

  test('hand texts that come in to the topic that the template’s metadata tells', () => {
    const number = { arn: NUMBER_ARN, e164: FROM };
    expect(deployedNumbers(told([{ ...number, inboundTopicArn: INBOUND_TOPIC }]))).toEqual([
      { ...number, twoWayTopicArn: INBOUND_TOPIC },
    ]);
  });

  test('that some role may use but that the metadata does not tell are refused', () => {
    expect(() => deployedNumbers(told([]))).toThrow(NUMBER_ARN);
  });
});
