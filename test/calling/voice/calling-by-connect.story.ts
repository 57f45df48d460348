// Claiming by phone where Amazon Connect places the calls: a 1 claims and connects, and a voicemail claims nothing.
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { aPhone, aTeam, type StoryAgent, type StoryTeam } from '../../stories/support/builders.ts';
import { connectStage } from '../../stories/support/connect-stage.ts';
import {
  act,
  aReferralByPhone,
  askForCall,
  behave,
  callOf,
  callsTo,
  dialPinLine,
  pinFor,
  pinLineNumber,
} from '../../stories/support/phone-calls.ts';
import { functionNamed, minuteMs, type Stage } from '../../stories/support/stage.ts';

let stage: Stage;
let team: StoryTeam;
let agent: StoryAgent;
let teammate: StoryAgent;

beforeAll(async () => {
  stage = await connectStage();
});
beforeEach(async () => {
  team = await aTeam(stage, 3);
  [, agent, teammate] = z.tuple([someone, someone, someone]).parse(team.agents);
});

const someone = z.custom<StoryAgent>((value) => value !== undefined);
const detailsSubject = 'Your buyer referral in Springfield, IL';
const connecting = 'The referral is yours. You are now being connected to the client.';

const byPhone = (phone?: string, more?: object) => aReferralByPhone(stage, team.teamId, phone, more);
const claimOf = async (referralId: string) => (await stage.source('GET', `/referrals/${referralId}`)).body;

async function emailsTo(who: StoryAgent, subject: string) {
  return (await stage.emailsTo(who.email)).filter((email) => email.subject.startsWith(subject));
}

/** Asks to be called, takes the call and presses `digits`. */
async function answerWith(digits: string, who: StoryAgent, referralId: string): Promise<void> {
  await askForCall(stage, who, referralId);
  await act(stage, who.phone, 'answer', digits);
  await stage.settle();
}

function failNext(action: string, kind: string, more: object = {}): Promise<unknown> {
  return stage.call('POST', '/_local/faults', { service: 'connect', action, kind, count: 1, ...more });
}

describe('pressing 1', () => {
  test('CA-1 claims and connects with the client; the call says what it is about and not who', async () => {
    const referralId = await byPhone();
    await answerWith('1', agent, referralId);
    const [call] = await callsTo(stage, agent.phone);
    expect(call).toMatchObject({ from: '+12065550107', state: 'answered' });
    expect(call?.message).toBe(
      `This is Example Homes. A new buyer is looking for an agent in Springfield. Press 1 to accept. ${connecting}`,
    );
    expect(await claimOf(referralId)).toMatchObject({ claim: { agentId: agent.agentId, by: 'call' } });
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed', attempt: 1 });
    expect(await emailsTo(teammate, 'Claimed by a teammate')).toHaveLength(1);
  });

  test.each([
    [
      'es',
      'Le habla Example Homes. Un nuevo cliente comprador busca un agente en Springfield. Presione 1 para aceptar. El cliente es suyo. Ahora lo conectamos con él.',
    ],
    [
      'fr',
      'Ici Example Homes. Un nouveau client acheteur cherche un agent à Springfield. Appuyez sur le 1 pour accepter. Le client est à vous. Nous vous mettons en communication avec lui.',
    ],
  ] as const)(
    'PE-8 CA-1 the call speaks %s to who chose it, from the first word to the last',
    async (language, said) => {
      expect((await agent.does('PATCH', '/me', { language })).body).toMatchObject({ language });
      const referralId = await byPhone();
      await answerWith('1', agent, referralId);
      expect(await callsTo(stage, agent.phone)).toMatchObject([{ message: said }]);
      expect(await claimOf(referralId)).toMatchObject({ claim: { agentId: agent.agentId } });
    },
  );

  test('CA-1 a wrong key first: it is asked once more', async () => {
    const referralId = await byPhone();
    await answerWith('21', agent, referralId);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
  });

  test('CA-1 two wrong keys end the call and claim nothing', async () => {
    const referralId = await byPhone();
    await answerWith('23', agent, referralId);
    expect(await callsTo(stage, agent.phone)).toMatchObject([{ state: 'completed' }]);
    expect(await claimOf(referralId)).toMatchObject({ status: 'offered' });
  });

  test('CA-7 the client’s details are emailed when the call ends, not before, and once', async () => {
    const referralId = await byPhone('+14155559902');
    await behave(stage, agent.phone, { talkSeconds: 240 });
    await answerWith('1', agent, referralId);
    await stage.advance(239_000);
    expect(await emailsTo(agent, detailsSubject)).toEqual([]);
    await stage.advance(1000);
    const [email] = await emailsTo(agent, detailsSubject);
    expect(email?.text).toContain('Client Example\n+14155559902\nclient@clients.example');
    await stage.advance(20 * minuteMs);
    expect(await emailsTo(agent, detailsSubject)).toHaveLength(1);
  });

  test('CA-7 when the client can’t be reached the call ends, and the details go out', async () => {
    const client = aPhone();
    await behave(stage, client, { answer: 'no-answer' });
    const referralId = await byPhone(client);
    await answerWith('1', agent, referralId);
    const [call] = await callsTo(stage, agent.phone);
    expect(call?.message).toContain('The client can’t be reached at the moment.');
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
    expect(await emailsTo(agent, detailsSubject)).toHaveLength(1);
  });

  test('CA-6 in vain: the call says so and connects nobody, an email says so once', async () => {
    const referralId = await byPhone();
    await askForCall(stage, agent, referralId);
    await answerWith('1', teammate, referralId);
    await act(stage, agent.phone, 'answer', '1');
    await stage.settle();
    const [call] = await callsTo(stage, agent.phone);
    expect(call).toMatchObject({
      state: 'completed',
      message: expect.stringContaining('A teammate was first.'),
    });
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'lost' });
    await stage.advance(20 * minuteMs);
    expect(await emailsTo(agent, 'Not yours')).toHaveLength(1);
    expect(await emailsTo(agent, 'Your ')).toEqual([]);
  });

  test('CL-3 three in the same instant: one is connected, the others are told', async () => {
    const referralId = await byPhone();
    await Promise.all(team.agents.map((each) => askForCall(stage, each, referralId)));
    await Promise.all(team.agents.map(({ phone }) => act(stage, phone, 'answer', '1')));
    await stage.settle();
    const states = await Promise.all(team.agents.map((each) => callOf(each, referralId)));
    expect(states.map(({ state }) => state).sort()).toEqual(['claimed', 'lost', 'lost']);
    const calls = (await Promise.all(team.agents.map(({ phone }) => callsTo(stage, phone)))).flat();
    expect(calls.filter(({ message }) => message.includes(connecting))).toHaveLength(1);
    expect(calls.filter(({ message }) => message.includes('A teammate was first.'))).toHaveLength(2);
  });

  test('CA-1 a crash right after the claim: Connect asks again, and the caller is connected', async () => {
    const referralId = await byPhone();
    await askForCall(stage, agent, referralId);
    await failNext('UpdateItem', 'crash', {
      service: 'dynamodb',
      functionName: functionNamed(stage, 'AcceptCall'),
    });
    await act(stage, agent.phone, 'answer', '1');
    await stage.settle();
    const [call] = await callsTo(stage, agent.phone);
    expect(call?.message).toContain(connecting);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
    await stage.advance(minuteMs);
    expect(await emailsTo(agent, detailsSubject)).toHaveLength(1);
  });
});

describe('not pressing 1', () => {
  test('CA-1 a voicemail hears the offer and claims nothing; the call is missed at 20 s', async () => {
    const referralId = await byPhone();
    await answerWith('', agent, referralId);
    await stage.advance(19_900);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'ringing', attempt: 1 });
    await stage.advance(100);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'missed', mayCallAgain: true });
    expect(await claimOf(referralId)).toMatchObject({ status: 'offered' });
    expect(await emailsTo(agent, 'Not yours')).toEqual([]);
  });

  test('CA-2 it stops ringing after 20 seconds, and "call me again" rings once more', async () => {
    const referralId = await byPhone();
    await askForCall(stage, agent, referralId);
    await stage.advance(20_000);
    expect(await callsTo(stage, agent.phone)).toMatchObject([{ state: 'no-answer' }]);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'missed', mayCallAgain: true });
    await answerWith('1', agent, referralId);
    expect(await callsTo(stage, agent.phone)).toHaveLength(2);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed', attempt: 2 });
    await stage.advance(minuteMs);
    expect(await emailsTo(agent, detailsSubject)).toHaveLength(1);
  });

  test('who calls back the number that calls agents hears whose it is and how to stop texts', async () => {
    const { status, body } = await stage.call('POST', `/_local/phones/${aPhone()}/dial`, {
      to: '+12065550107',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      said: [
        expect.stringMatching(/^This is a line for real-estate agents\./),
        expect.stringMatching(/text STOP to the number/),
      ],
    });
    expect(body).not.toHaveProperty('connectedTo');
  });

  test('CA-3 missed twice: the PIN claims and connects; its number is not the one that calls', async () => {
    const client = aPhone();
    const referralId = await byPhone(client);
    const pin = await pinFor(stage, agent, referralId);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'pin', dial: pinLineNumber });
    const line = await dialPinLine(stage, agent.phone, pin);
    expect(line).toMatchObject({ said: expect.stringContaining(connecting), connectedTo: client });
    expect(await claimOf(referralId)).toMatchObject({ claim: { agentId: agent.agentId, by: 'pin' } });
    expect(await emailsTo(agent, detailsSubject)).toHaveLength(1);
  });

  test('CA-5 a PIN and a 1 in the same instant: one of them wins', async () => {
    const referralId = await byPhone();
    const pin = await pinFor(stage, agent, referralId);
    await askForCall(stage, teammate, referralId);
    const [line] = await Promise.all([
      dialPinLine(stage, agent.phone, pin),
      act(stage, teammate.phone, 'answer', '1'),
    ]);
    await stage.settle();
    const states = await Promise.all([callOf(agent, referralId), callOf(teammate, referralId)]);
    expect(states.map(({ state }) => state).sort()).toEqual(['claimed', 'lost']);
    expect(line.connectedTo !== undefined).toBe(states[0]?.state === 'claimed');
  });
});

describe('placing the call', () => {
  test.each(['crash', 'timeout-after-commit'])(
    'CA-2 %s after Connect took the call: it rings once, and a 1 claims',
    async (kind) => {
      const referralId = await byPhone();
      await failNext('StartOutboundVoiceContact', kind);
      await askForCall(stage, agent, referralId);
      await stage.advance(5000);
      expect(await callsTo(stage, agent.phone)).toMatchObject([{ state: 'ringing' }]);
      await act(stage, agent.phone, 'answer', '1');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed', attempt: 1 });
    },
  );

  test.each(['crash-before', 'throttle'])(
    'CA-2 %s before Connect took it: it rings after all',
    async (kind) => {
      const referralId = await byPhone();
      await failNext('StartOutboundVoiceContact', kind);
      await askForCall(stage, agent, referralId);
      await stage.advance(5000);
      expect(await callsTo(stage, agent.phone)).toMatchObject([{ state: 'ringing' }]);
    },
  );

  test('CA-10 when Connect is down the PIN comes at once', async () => {
    const referralId = await byPhone();
    await failNext('StartOutboundVoiceContact', 'error');
    await askForCall(stage, agent, referralId);
    expect(await callsTo(stage, agent.phone)).toEqual([]);
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'pin' });
  });

  test('CA-11 a warm transfer rings its agents at once, and the first 1 claims', async () => {
    await team.lead.does('PUT', `/teams/${team.teamId}/lead-routing`, {
      enabled: true,
      fallbackAgentId: team.lead.agentId,
      members: team.members.map((member) => ({ ...member, warmTransfer: true })),
    });
    const referralId = await byPhone(aPhone(), { kind: 'warm-transfer' });
    for (const { phone } of team.agents) {
      expect(await callsTo(stage, phone)).toMatchObject([{ state: 'ringing' }]);
    }
    await act(stage, teammate.phone, 'answer', '1');
    await stage.settle();
    expect(await claimOf(referralId)).toMatchObject({ claim: { agentId: teammate.agentId, by: 'call' } });
    expect(await callOf(agent, referralId)).toMatchObject({ state: 'lost' });
    await stage.advance(3 * minuteMs);
    const { executions } = z
      .object({ executions: z.array(z.object({ status: z.string() })) })
      .parse((await stage.call('GET', `/_local/executions`)).body);
    expect(executions.filter(({ status }) => status === 'FAILED')).toEqual([]);
  });
});
