// Calls over the simulated carrier: what becomes of them on the handset, what the carrier tells, and its limits.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { behaviour } from '../../../local/services/handsets/behaviour.ts';
import { createHandsets } from '../../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../../local/services/handsets/phone-lines.ts';
import { createSmsVoice } from '../../../local/services/sms-voice/sms-voice.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  HOUR_MS,
  SECOND_MS,
  START,
} from './support/small-cloud.ts';

const FROM = '+12065550104';
const AGENT = '+12065550123';
const NUMBER_ARN = 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-calls-';
const SET_ARN = 'arn:aws:sms-voice:us-east-1:000000000000:configuration-set/calls';
const EVENTS_TOPIC = 'arn:aws:sns:us-east-1:000000000000:voice-events';

const voiceEvent = z.looseObject({ eventType: z.string(), isFinal: z.boolean() });

function aCarrier(behaving: object = {}, kept?: State) {
  const { activity, clock } = aTimeline();
  const template = aTemplate({
    type: 'AWS::SMSVOICE::ConfigurationSet',
    name: 'calls',
    arn: SET_ARN,
    properties: {
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['VOICE_ALL'], SnsDestination: { TopicArn: EVENTS_TOPIC } },
      ],
    },
  });
  const published: { topicArn: string; message: z.infer<typeof voiceEvent>; atSeconds: number }[] = [];
  const sns = {
    hasTopic: () => true,
    publish(topicArn: string, message: string) {
      const atSeconds = (clock.now() - START) / SECOND_MS;
      published.push({ topicArn, message: voiceEvent.parse(JSON.parse(message)), atSeconds });
      return 'sns-1';
    },
  };
  const handsets = createHandsets(kept);
  handsets.behave(AGENT, behaviour.parse({ calls: behaving }));
  const phoneLines = createPhoneLines({ clock, handsets, state: kept });
  const numbers = Array.from({ length: 3 }, (_, index) => ({
    arn: `${NUMBER_ARN}${index + 1}`,
    e164: `+1206555010${index + 4}`,
  }));
  const newId = countedIds('call');
  const carrier = createSmsVoice({ template, clock, handsets, phoneLines, sns, newId, numbers, state: kept });
  const place = (more: object = {}) =>
    call(carrier.service, 'SendVoiceMessage', {
      DestinationPhoneNumber: AGENT,
      OriginationIdentity: FROM,
      MessageBody: 'A new client in Seattle',
      MessageBodyTextType: 'TEXT',
      ConfigurationSetName: 'calls',
      TimeToLive: 20,
      Context: { referralId: 'ref_1', agentId: 'agt_1', attempt: '1' },
      ...more,
    });
  const told = () => published.map(({ message }) => message.eventType.replace('VOICE_', ''));
  const act = (name: 'answer' | 'busy' | 'hangup', id = 'call-1') =>
    phoneLines.act(AGENT, id, { act: name, digits: '' });
  const state = () => phoneLines.callsOf(AGENT).at(-1)?.state;
  return { activity, clock, handsets, phoneLines, carrier, published, place, told, act, state };
}

describe('a call', () => {
  test('rings until somebody picks up, is spoken, and ends; each step is told', async () => {
    const { place, clock, phoneLines, published, told, act, state } = aCarrier();
    const { MessageId } = await place();
    await clock.advance(8 * SECOND_MS);
    expect(phoneLines.callsOf(AGENT)).toMatchObject([
      {
        id: MessageId,
        from: FROM,
        to: AGENT,
        message: 'A new client in Seattle',
        atMs: START,
        state: 'ringing',
      },
    ]);
    act('answer');
    await clock.advance(29 * SECOND_MS);
    expect(state()).toBe('answered');
    await clock.advance(SECOND_MS);
    expect(state()).toBe('completed');
    expect(told()).toEqual(['INITIATED', 'RINGING', 'ANSWERED', 'COMPLETED']);
    expect(published.map(({ message }) => message.isFinal)).toEqual([false, false, false, true]);
    expect(published.at(-1)).toEqual({
      topicArn: EVENTS_TOPIC,
      atSeconds: 38,
      message: {
        eventType: 'VOICE_COMPLETED',
        eventVersion: '1.0',
        eventTimestamp: START + 38 * SECOND_MS,
        isFinal: true,
        originationPhoneNumber: FROM,
        destinationPhoneNumber: AGENT,
        messageId: MessageId,
        messageRequestTimestamp: START,
        messageStatus: 'COMPLETED',
        context: { referralId: 'ref_1', agentId: 'agt_1', attempt: '1' },
        callDurationInSeconds: 30,
        totalDurationInMinutes: 1,
        totalMessagePrice: 0.013,
      },
    });
  });

  test('ends when the handset hangs up', async () => {
    const { place, clock, activity, published, act, state } = aCarrier();
    await place();
    await activity.settled();
    act('answer');
    await clock.advance(4 * SECOND_MS);
    act('hangup');
    await clock.advance(HOUR_MS);
    expect(state()).toBe('completed');
    expect(published.at(-1)).toMatchObject({ atSeconds: 4, message: { callDurationInSeconds: 4 } });
  });

  test.each([
    ['declined', 'hangup'],
    ['answered by a busy tone', 'busy'],
  ] as const)('that is %s was busy', async (_, how) => {
    const { place, clock, act, told } = aCarrier();
    await place();
    await clock.advance(3 * SECOND_MS);
    act(how);
    await clock.advance(HOUR_MS);
    expect(told()).toEqual(['INITIATED', 'RINGING', 'BUSY']);
  });

  test('that nobody picks up rings out, after which it can’t be answered', async () => {
    const { place, clock, act, told, published } = aCarrier();
    await place();
    await clock.advance(45 * SECOND_MS);
    expect(told()).toEqual(['INITIATED', 'RINGING', 'NO_ANSWER']);
    expect(published.at(-1)?.message).toMatchObject({ isFinal: true, callDurationInSeconds: 0 });
    expect(act('answer')).toBe('call-over');
  });

  test.each([
    [
      { answer: 'answer', answerAfterSeconds: 12, talkSeconds: 60 },
      ['INITIATED', 'RINGING', 'ANSWERED', 'COMPLETED'],
    ],
    [{ answer: 'busy' }, ['INITIATED', 'BUSY']],
    [{ answer: 'failed' }, ['INITIATED', 'FAILED']],
    [{ answer: 'no-answer', ringSeconds: 25 }, ['INITIATED', 'RINGING', 'NO_ANSWER']],
    [{ answer: 'answer', answerAfterSeconds: 50 }, ['INITIATED', 'RINGING', 'NO_ANSWER']],
  ])('to a phone that is %j goes by itself', async (how, expected) => {
    const { place, clock, told } = aCarrier(how);
    await place();
    await clock.advance(2 * 60 * SECOND_MS);
    expect(told()).toEqual(expected);
  });

  test('that the carrier keeps back longer than it is worth is never placed', async () => {
    const { place, clock, phoneLines, published, act } = aCarrier({ placeAfterSeconds: 21 });
    await place();
    await clock.advance(HOUR_MS);
    expect(phoneLines.callsOf(AGENT)).toEqual([]);
    expect(act('answer')).toBe('unknown-call');
    expect(published).toMatchObject([
      { atSeconds: 20, message: { eventType: 'VOICE_TTL_EXPIRED', isFinal: true } },
    ]);
  });

  test('that is kept back for less rings later', async () => {
    const { place, clock, published } = aCarrier({ placeAfterSeconds: 19 });
    await place();
    await clock.advance(20 * SECOND_MS);
    expect(published.map(({ atSeconds }) => atSeconds)).toEqual([19, 19]);
  });

  test('goes on after a restart', async () => {
    const kept = aKeptState();
    const before = aCarrier({}, kept);
    await before.place();
    await before.clock.advance(SECOND_MS);
    const after = aCarrier({}, kept);
    after.phoneLines.resume();
    after.carrier.resume();
    await after.clock.advance(44 * SECOND_MS);
    expect(after.state()).toBe('ringing');
    after.act('answer');
    await after.clock.advance(30 * SECOND_MS);
    expect(after.told()).toEqual(['ANSWERED', 'COMPLETED']);
  });
});

describe('the events of a call', () => {
  const answered = { answer: 'answer' };

  test.each([
    ['lost', { events: 'lost' }, []],
    ['lost by type', { eventsLost: ['VOICE_ANSWERED', 'VOICE_RINGING'] }, ['INITIATED', 'COMPLETED']],
    ['reordered', { events: 'reordered' }, ['COMPLETED', 'ANSWERED', 'RINGING', 'INITIATED']],
    [
      'duplicated',
      { events: 'duplicated' },
      [
        'INITIATED',
        'RINGING',
        'INITIATED',
        'RINGING',
        'ANSWERED',
        'ANSWERED',
        'COMPLETED',
        'COMPLETED',
      ].toSorted(),
    ],
  ])('can be %s', async (how, events, expected) => {
    const { place, clock, told } = aCarrier({ ...answered, ...events });
    await place();
    await clock.advance(HOUR_MS);
    expect(how === 'duplicated' ? told().toSorted() : told()).toEqual(expected);
  });

  test.each([
    [{ events: 'late' }, [30, 30, 35, 65]],
    [{ events: 'late', eventDelaySeconds: 90 }, [90, 90, 95, 125]],
  ])('can be %j', async (events, expected) => {
    const { place, clock, published } = aCarrier({ ...answered, ...events });
    await place();
    await clock.advance(HOUR_MS);
    expect(published.map(({ atSeconds }) => atSeconds)).toEqual(expected);
    expect(published[2]?.message.eventTimestamp).toBe(START + 5 * SECOND_MS);
  });
});

describe('a request to call', () => {
  test.each([
    ['no body', { MessageBody: undefined }, 'ValidationException'],
    ['a body too long to be spoken', { MessageBody: 'x'.repeat(3001) }, 'ValidationException'],
    ['a phone without its country', { DestinationPhoneNumber: '2065550123' }, 'ValidationException'],
    ['a time to live of nothing', { TimeToLive: 4 }, 'ValidationException'],
    [
      'six pairs of context',
      { Context: Object.fromEntries([...'abcdef'].map((key) => [key, '1'])) },
      'ValidationException',
    ],
    ['a number that is not ours', { OriginationIdentity: '+12065550199' }, 'ResourceNotFoundException'],
    ['an unknown configuration set', { ConfigurationSetName: 'other' }, 'ResourceNotFoundException'],
  ])('with %s is refused', async (_, more, code) => {
    const { activity, phoneLines, place } = aCarrier();
    await expect(place(more)).rejects.toMatchObject({ code });
    await activity.settled();
    expect(phoneLines.callsOf(AGENT)).toEqual([]);
  });

  test('takes twice the text as SSML, and needs the permission on its number', async () => {
    const { carrier, place } = aCarrier();
    const long = { MessageBody: 'x'.repeat(6000), MessageBodyTextType: 'SSML' };
    await expect(place(long)).resolves.toHaveProperty('MessageId');
    const permissions = carrier.service.actions.SendVoiceMessage?.permissions({ OriginationIdentity: FROM });
    expect(permissions).toEqual([{ action: 'sms-voice:SendVoiceMessage', resource: `${NUMBER_ARN}1` }]);
  });

  test('as a dry run calls nobody', async () => {
    const { activity, phoneLines, place } = aCarrier();
    expect(await place({ DryRun: true })).toHaveProperty('MessageId');
    await activity.settled();
    expect(phoneLines.callsOf(AGENT)).toEqual([]);
  });
});

describe('the carrier takes', () => {
  const throttled = { code: 'ThrottlingException' };
  const toPhone = (last: number) => `+120655502${String(last).padStart(2, '0')}`;

  test('one call a second from a number, and another at once from another', async () => {
    const { place, clock } = aCarrier();
    await place();
    await clock.advance(SECOND_MS - 1);
    await expect(place()).rejects.toMatchObject(throttled);
    await expect(place({ OriginationIdentity: '+12065550105' })).resolves.toBeDefined();
    await clock.advance(1);
    await expect(place()).resolves.toBeDefined();
  });

  test('twenty calls a minute', async () => {
    const { place, clock } = aCarrier();
    for (let placed = 0; placed < 20; placed += 1) {
      await place({ DestinationPhoneNumber: toPhone(placed) });
      await clock.advance(SECOND_MS);
    }
    const next = () => place({ DestinationPhoneNumber: toPhone(20) });
    await expect(next()).rejects.toMatchObject(throttled);
    await clock.advance(40 * SECOND_MS);
    await expect(next()).resolves.toBeDefined();
  });

  test('five calls to one phone in 24 hours, over a restart as well', async () => {
    const kept = aKeptState();
    const before = aCarrier({}, kept);
    for (let placed = 0; placed < 5; placed += 1) {
      await before.place();
      await before.clock.advance(60 * SECOND_MS);
    }
    const usedUp = {
      code: 'ServiceQuotaExceededException',
      fields: { Reason: 'DAILY_DESTINATION_CALL_LIMIT' },
    };
    await expect(before.place()).rejects.toMatchObject(usedUp);
    await expect(before.place({ DestinationPhoneNumber: toPhone(1) })).resolves.toBeDefined();

    const after = aCarrier({}, kept);
    after.phoneLines.resume();
    await after.clock.advance(24 * HOUR_MS - 1);
    await expect(after.place()).rejects.toMatchObject(usedUp);
    await after.clock.advance(1);
    await expect(after.place()).resolves.toBeDefined();
  });
});
