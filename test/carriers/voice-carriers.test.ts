// The two voice lines: what they ask the carrier for, and what they make of each of its answers.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { VoiceCall } from '../../lambdas/carriers/voice.ts';
import { answeringService, type ServiceAnswer } from '../delivery/support/http-service.ts';

// Clients look for their endpoint when they are made: with their module.
const endUserMessaging = await answeringService('PINPOINT_SMS_VOICE_V2');
const connect = await answeringService('CONNECT');
const { endUserMessagingCarrier } = await import(
  '../../lambdas/carriers/end-user-messaging/voice-carrier.ts'
);
const { connectCarrier } = await import('../../lambdas/carriers/connect/voice-carrier.ts');

const call: VoiceCall = {
  to: '+12065550151',
  message: 'This is Dibs.',
  language: 'en',
  reference: { referralId: 'ref_1', agentId: 'ada', attempt: '1' },
  callId: 'try_1',
  place: 0,
};
const numbers = ['+12065550104', '+12065550105', '+12065550106'];
const lines = {
  'End User Messaging': {
    line: endUserMessagingCarrier({ numbers, configurationSet: 'calls' }),
    service: endUserMessaging,
  },
  'Amazon Connect': {
    line: connectCarrier({ instanceId: 'instance-1', contactFlowId: 'flow-1', number: '+12065550107' }),
    service: connect,
  },
};
type Name = keyof typeof lines;

beforeEach(() => {
  for (const { service } of Object.values(lines))
    Object.assign(service, { asked: [], answer: { status: 200 } });
});

const answered = async (name: Name, answer: ServiceAnswer) => {
  const { line, service } = lines[name];
  service.answer = answer;
  const told = await line.place(call);
  expect(service.asked).toHaveLength(1);
  return told;
};

describe('a call over End User Messaging', () => {
  const { line, service } = lines['End User Messaging'];

  test('CA-1 is spoken as text, not placed later than twenty seconds, and comes back with what it is about', async () => {
    expect(await line.place(call)).toEqual({ kind: 'placed' });
    expect(service.asked).toEqual([
      {
        DestinationPhoneNumber: '+12065550151',
        OriginationIdentity: '+12065550104',
        MessageBody: 'This is Dibs.',
        MessageBodyTextType: 'TEXT',
        VoiceId: 'JOANNA',
        ConfigurationSetName: 'calls',
        TimeToLive: 20,
        Context: { referralId: 'ref_1', agentId: 'ada', attempt: '1' },
      },
    ]);
  });

  test('PE-8 is spoken by a voice of its language', async () => {
    for (const language of ['en', 'es', 'fr'] as const) await line.place({ ...call, language });
    expect(service.asked).toMatchObject(['JOANNA', 'LUPE', 'CHANTAL'].map((VoiceId) => ({ VoiceId })));
  });

  test('CA-11 calls at the same time go out over the numbers in turn', async () => {
    for (const place of [0, 1, 2, 3]) await line.place({ ...call, place });
    expect(service.asked).toMatchObject(
      [0, 1, 2, 0].map((index) => ({ OriginationIdentity: numbers[index] })),
    );
  });

  test('CA-1 claims by answering, and is never blindly placed twice', () => {
    expect(line).toMatchObject({ claimsBy: 'answering', repeatsHarmlessly: false });
  });

  test('CA-10 five calls to the phone today, or the money is spent: not available', async () => {
    const type = 'ServiceQuotaExceededException';
    const body = { Message: 'no', Reason: 'DAILY_DESTINATION_CALL_LIMIT' };
    expect(await answered('End User Messaging', { status: 402, type, body })).toEqual({
      kind: 'unavailable',
      reason: 'calls-to-phone-used-up',
    });
  });
});

describe('a call over Amazon Connect', () => {
  const { line, service } = lines['Amazon Connect'];

  test('CA-1 rings for twenty seconds, is known again by its id, and comes back with what it is about', async () => {
    service.answer = { status: 200, body: { ContactId: 'contact-1' } };
    expect(await line.place(call)).toEqual({ kind: 'placed' });
    expect(service.asked).toEqual([
      {
        InstanceId: 'instance-1',
        ContactFlowId: 'flow-1',
        SourcePhoneNumber: '+12065550107',
        DestinationPhoneNumber: '+12065550151',
        RingTimeoutInSeconds: 20,
        ClientToken: 'try_1',
        Attributes: {
          referralId: 'ref_1',
          agentId: 'ada',
          attempt: '1',
          language: 'en',
          say: 'This is Dibs.',
        },
      },
    ]);
  });

  test('CA-1 claims by pressing 1, so that no voicemail does, and may be placed again', () => {
    expect(line).toMatchObject({ claimsBy: 'pressing-1', repeatsHarmlessly: true });
  });

  test.each(['DestinationNotAllowedException', 'OutboundContactNotPermittedException'])(
    'CA-10 %s: not available',
    async (type) => {
      expect(await answered('Amazon Connect', { status: 403, type })).toEqual({
        kind: 'unavailable',
        reason: 'phone-not-callable',
      });
    },
  );

  test('CA-10 more calls at once than the instance places: again in a second', async () => {
    expect(await answered('Amazon Connect', { status: 429, type: 'LimitExceededException' })).toEqual({
      kind: 'busy',
    });
  });
});

describe.each(Object.keys(lines).filter((each): each is Name => each in lines))('over %s', (name) => {
  test('CA-10 the service is in trouble: not available, on to the PIN', async () => {
    const down = { kind: 'unavailable', reason: 'voice-down' };
    expect(await answered(name, { status: 500, type: 'InternalServiceException' })).toEqual(down);
  });

  test('CA-10 throttled: certainly not placed, again in a second', async () => {
    expect(await answered(name, { status: 429, type: 'ThrottlingException' })).toEqual({ kind: 'busy' });
  });

  test('CA-10 our own fault: certainly not placed', async () => {
    expect(await answered(name, { status: 403, type: 'AccessDeniedException' })).toMatchObject({
      kind: 'fault',
    });
  });

  test('CA-1 the connection breaks: perhaps it was placed, and it is asked once only', async () => {
    expect(await answered(name, 'hang-up')).toEqual({ kind: 'unknown' });
  });
});
