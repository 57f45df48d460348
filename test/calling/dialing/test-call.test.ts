// A call by which an agent tries their phone: it rings, is counted, claims nothing, and counts only when it was answered.
import { describe, expect, test } from '@jest/globals';
import { requestTestCall } from '../../../lambdas/calling/dialing/test-call.ts';
import { callAccepted } from '../../../lambdas/carriers/connect/contact-flow-event.ts';
import {
  answeredTestCallIn,
  voiceEventIn,
} from '../../../lambdas/carriers/end-user-messaging/voice-event.ts';
import type { VoiceAnswer, VoiceCall } from '../../../lambdas/carriers/voice.ts';
import { openVoiceCarrier } from '../../../lambdas/carriers/voice-carriers.ts';
import { dailyLimitsStore } from '../../../lambdas/people/daily-limits-store.ts';
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { anAgent, asAgent } from '../../people/support/teams.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const table = await engineTable();
const now = new Date('2026-03-02T15:00:00Z');

function setUp(more: Partial<AgentProfile> = {}, answer: VoiceAnswer = { kind: 'placed' }) {
  const agent = anAgent(anId('agt'), more);
  const placed: VoiceCall[] = [];
  const ask = () =>
    requestTestCall(asAgent(agent.agentId), anId('try'), now, {
      readAgent: async () => agent,
      readBrand: async () => 'Example Homes',
      limits: dailyLimitsStore(table),
      carrier: {
        place: async (call) => {
          placed.push(call);
          return answer;
        },
      },
    });
  return { agent, placed, ask };
}

describe(onEngine('a test call'), () => {
  test('PE-1 rings the agent’s own phone in the brand’s name, and comes back as theirs', async () => {
    const { agent, placed, ask } = setUp();
    expect(await ask()).toEqual({ to: agent.phone });
    expect(placed).toMatchObject([
      {
        to: agent.phone,
        message: expect.stringMatching(/^This is Example Homes, with the test call/),
        reference: { testOf: 'north', agentId: agent.agentId },
      },
    ]);
  });

  test('PE-6 counts among the 10 calls of a day', async () => {
    const { placed, ask } = setUp();
    for (let asked = 0; asked < 10; asked += 1) await ask();
    expect(await ask()).toMatchObject({ refused: 'daily-limit-reached' });
    expect(placed).toHaveLength(10);
  });

  test.each<[VoiceAnswer, object]>([
    [{ kind: 'busy' }, { refused: 'call-not-placed' }],
    [{ kind: 'unavailable', reason: 'voice-down' }, { refused: 'call-not-placed' }],
    [{ kind: 'unknown' }, { to: '+12065550150' }],
  ])('CA-10 is told what the carrier answered: %j', async (answer, told) => {
    expect(await setUp({}, answer).ask()).toMatchObject(told);
  });

  test('PE-5 rings nobody whose license has lapsed', async () => {
    const { placed, ask } = setUp({ licensed: false });
    expect(await ask()).toMatchObject({ refused: 'license-lapsed' });
    expect(placed).toEqual([]);
  });

  test('needs a phone', async () => {
    expect(await setUp({ phone: undefined }).ask()).toMatchObject({ refused: 'phone-missing' });
  });
});

describe('an event of a test call', () => {
  const context = { testOf: 'north', agentId: 'ada' };
  const event = (eventType: string, more: object = {}) => ({
    eventType,
    eventTimestamp: 1,
    context,
    ...more,
  });

  test('says that it was answered, and is about no claim', () => {
    expect(answeredTestCallIn(event('VOICE_ANSWERED'))).toEqual(context);
    expect(answeredTestCallIn(event('VOICE_COMPLETED', { callDurationInSeconds: 9 }))).toEqual(context);
    for (const type of ['VOICE_NO_ANSWER', 'VOICE_BUSY', 'VOICE_INITIATED'])
      expect(answeredTestCallIn(event(type))).toBeUndefined();
    expect(voiceEventIn(event('VOICE_ANSWERED'))).toBeUndefined();
    const claims = { referralId: 'ref_1', agentId: 'ada', attempt: '1' };
    expect(answeredTestCallIn(event('VOICE_ANSWERED', { context: claims }))).toBeUndefined();
  });

  test('says by Amazon Connect that a key was pressed', () => {
    const accepted = {
      Details: { ContactData: { ContactId: 'contact-1', Attributes: { ...context, say: 'Hi' } } },
    };
    expect(callAccepted.parse(accepted).Details.ContactData.Attributes).toEqual(context);
  });

  test('comes from the line that the stage has', () => {
    const connect = {
      carrier: 'connect',
      instanceId: 'i',
      contactFlowId: 'f',
      number: '+12065550107',
    } as const;
    expect(openVoiceCarrier(connect).claimsBy).toBe('pressing-1');
    const messaging = {
      carrier: 'end-user-messaging' as const,
      numbers: ['+12065550104'],
      configurationSet: 'voice',
    };
    expect(openVoiceCarrier(messaging).claimsBy).toBe('answering');
  });
});
