// Claiming by phone from end to end: call me, 20 seconds, call me again, the PIN.
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { programNumbers } from '../support/numbers.ts';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  referralFor,
  type StoryAgent,
  type StoryTeam,
} from './support/builders.ts';
import {
  act,
  aReferralByPhone,
  askForCall,
  behave,
  callOf,
  callsTo,
  callView,
  dialPinLine,
  pinFor,
  pinLineNumber,
} from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { minuteMs, type Stage } from './support/stage.ts';

describe('calling', () => {
  let stage: Stage;
  let team: StoryTeam;
  let agent: StoryAgent;
  let teammate: StoryAgent;

  beforeAll(async () => {
    stage = await sharedStage();
  });
  // Every story has people and a minute of its own: a phone takes five calls a day, the carrier twenty a minute.
  beforeEach(async () => {
    await stage.advance(minuteMs);
    team = await aTeam(stage, 3);
    agent = agentOf(team, 1);
    teammate = agentOf(team, 2);
  });

  /** A referral whose client can't be texted: it goes by phone. */
  const byPhone = (phone?: string, more?: object) => aReferralByPhone(stage, team.teamId, phone, more);

  const statusOf = async (referralId: string) => (await stage.source('GET', `/referrals/${referralId}`)).body;

  async function subjectsTo(who: StoryAgent): Promise<string[]> {
    return (await stage.emailsTo(who.email)).map(({ subject }) => subject);
  }

  describe('call me', () => {
    test('CA-1 the agent’s own phone rings, says what it is about and not who, and answering claims', async () => {
      const referralId = await byPhone();
      const asked = await askForCall(stage, agent, referralId);
      expect(asked).toMatchObject({
        status: 202,
        body: { state: 'ringing', attempt: 1, phone: agent.phone },
      });
      const [call] = await callsTo(stage, agent.phone);
      expect(call).toMatchObject({
        state: 'ringing',
        message: expect.stringContaining('buyer is looking for an agent in Springfield'),
      });
      expect(call?.message).not.toMatch(/Client Example/);
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await statusOf(referralId)).toMatchObject({
        status: 'claimed',
        claim: { agentId: agent.agentId, by: 'call' },
      });
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
      expect(await subjectsTo(teammate)).toContain(
        'Claimed by a teammate: buyer referral in Springfield, IL',
      );
    });

    test('CA-1 asking twice while it rings, or twice at once, places one call', async () => {
      const referralId = await byPhone();
      const path = `/referrals/${referralId}/calls`;
      await Promise.all([agent.does('POST', path), agent.does('POST', path)]);
      await stage.settle();
      await askForCall(stage, agent, referralId);
      expect(await callsTo(stage, agent.phone)).toHaveLength(1);
    });

    test('CA-2 at 19.9 s it rings, at 20.0 s it is missed, and "call me again" rings once more', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await stage.advance(19_900);
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'ringing', attempt: 1 });
      await stage.advance(100);
      expect(await callOf(agent, referralId)).toMatchObject({
        state: 'missed',
        attempt: 1,
        mayCallAgain: true,
      });
      expect(await askForCall(stage, agent, referralId)).toMatchObject({
        status: 202,
        body: { state: 'ringing', attempt: 2 },
      });
      expect(await callsTo(stage, agent.phone)).toHaveLength(2);
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
    });

    test('CA-2 a busy phone is missed at once', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await act(stage, agent.phone, 'busy');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({
        state: 'missed',
        mayCallAgain: true,
        reason: 'busy',
      });
    });

    test('CA-3 missed twice: a number and a PIN, and no third call', async () => {
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      expect(pin).toMatch(/^\d{6}$/);
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'pin', pin, dial: pinLineNumber });
      expect(await askForCall(stage, agent, referralId)).toMatchObject({
        status: 409,
        body: { code: 'use-pin' },
      });
      expect(await callsTo(stage, agent.phone)).toHaveLength(2);
      expect((await teammate.does('GET', `/referrals/${referralId}/calls/mine`)).status).toBe(404);
    });

    test('CA-6 an answer later than 20 seconds still claims an open referral', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await stage.advance(31_000);
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'missed' });
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed', attempt: 1 });
    });

    test('CA-6 who answers and lost is told so, once', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await askForCall(stage, teammate, referralId);
      await act(stage, teammate.phone, 'answer');
      await stage.settle();
      await behave(stage, agent.phone, { events: 'duplicated' });
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'lost' });
      const told = (await stage.emailsTo(agent.email)).filter(({ subject }) =>
        subject.startsWith('Not yours'),
      );
      expect(told.map(({ text }) => text)).toEqual([
        'You answered the call about the buyer referral in Springfield, IL, but you did not get it. A teammate was first.',
      ]);
    });

    test('CA-3 two phones answered in the same instant: one wins, the other is told', async () => {
      const referralId = await byPhone();
      await Promise.all([askForCall(stage, agent, referralId), askForCall(stage, teammate, referralId)]);
      await Promise.all([act(stage, agent.phone, 'answer'), act(stage, teammate.phone, 'answer')]);
      await stage.settle();
      const states = await Promise.all([callOf(agent, referralId), callOf(teammate, referralId)]);
      expect(states.map(({ state }) => state).sort()).toEqual(['claimed', 'lost']);
    });

    test('CA-7 the client’s details are emailed to the winner when the call ends, not before', async () => {
      const referralId = await byPhone('+14155559901');
      await askForCall(stage, agent, referralId);
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await subjectsTo(agent)).not.toContain('Your buyer referral in Springfield, IL');
      const { body } = await agent.does('GET', `/referrals/${referralId}`);
      expect(body).toMatchObject({ client: { name: 'Client Example', phone: '+14155559901' } });
      await act(stage, agent.phone, 'hangup');
      await stage.settle();
      const [email] = (await stage.emailsTo(agent.email)).slice(-1);
      expect(email).toMatchObject({ subject: 'Your buyer referral in Springfield, IL' });
      expect(email?.text).toContain('Client Example\n+14155559901\nclient@clients.example');
      await stage.advance(20 * minuteMs);
      expect((await subjectsTo(agent)).filter((subject) => subject.startsWith('Your '))).toHaveLength(1);
    });

    test('CA-7 when nobody tells that the call ended, the details come after 15 minutes', async () => {
      const referralId = await byPhone();
      await behave(stage, agent.phone, { eventsLost: ['VOICE_COMPLETED'] });
      await askForCall(stage, agent, referralId);
      await act(stage, agent.phone, 'answer');
      await stage.advance(15 * minuteMs - 1000);
      expect(await subjectsTo(agent)).not.toContain('Your buyer referral in Springfield, IL');
      await stage.advance(2000);
      expect(await subjectsTo(agent)).toContain('Your buyer referral in Springfield, IL');
    });

    test('CA-8 the agent corrects the phone, and the next call rings the new one', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await stage.advance(20_000);
      const right = aPhone();
      await agent.does('PATCH', '/me', { phone: right });
      expect(await askForCall(stage, agent, referralId)).toMatchObject({
        body: { attempt: 2, phone: right },
      });
      expect(await callsTo(stage, agent.phone)).toHaveLength(1);
      await act(stage, right, 'answer');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
    });

    test('CA-9 a client who prefers texts is not introduced by phone', async () => {
      const referralId = await aReferral(stage, referralFor(team.teamId));
      expect(await askForCall(stage, agent, referralId)).toMatchObject({
        status: 409,
        body: { code: 'texting-preferred' },
      });
      expect(await callsTo(stage, agent.phone)).toEqual([]);
    });

    test('CA-10 a phone that was called five times today gets its PIN straight away', async () => {
      for (const times of [2, 2, 1]) {
        const referralId = await byPhone();
        for (let call = 0; call < times; call += 1) {
          await askForCall(stage, agent, referralId);
          await stage.advance(20_000);
        }
      }
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      expect(await callsTo(stage, agent.phone)).toHaveLength(5);
      expect(await callOf(agent, referralId)).toMatchObject({
        state: 'pin',
        pin: expect.stringMatching(/^\d{6}$/),
      });
    });

    test('CA-10 when voice is down the PIN comes at once', async () => {
      const referralId = await byPhone();
      await stage.call('POST', '/_local/faults', {
        service: 'sms-voice',
        action: 'SendVoiceMessage',
        count: 1,
        kind: 'error',
      });
      await askForCall(stage, agent, referralId);
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'pin' });
    });

    test('CA-11 a warm transfer rings its agents at once, and the first to answer claims', async () => {
      const members = team.members.map((member) => ({ ...member, warmTransfer: true }));
      await team.lead.does('PUT', `/teams/${team.teamId}/lead-routing`, {
        enabled: true,
        fallbackAgentId: team.lead.agentId,
        members,
      });
      const referralId = await byPhone(aPhone(), { kind: 'warm-transfer' });
      for (const { phone } of team.agents) {
        expect(await callsTo(stage, phone)).toMatchObject([{ state: 'ringing' }]);
      }
      await act(stage, teammate.phone, 'answer');
      await stage.settle();
      expect(await statusOf(referralId)).toMatchObject({ claim: { agentId: teammate.agentId, by: 'call' } });
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'lost' });
    });
  });

  describe('an answer races', () => {
    test('CA-6 the lead’s decline: one of them wins, and the agent is never left in doubt', async () => {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await Promise.all([
        act(stage, agent.phone, 'answer'),
        team.lead.does('POST', `/referrals/${referralId}/decline`),
      ]);
      await stage.settle();
      const { status } = z.object({ status: z.string() }).parse(await statusOf(referralId));
      const { state } = await callOf(agent, referralId);
      expect([status, state]).toEqual(status === 'claimed' ? ['claimed', 'claimed'] : ['returned', 'ended']);
      const wasTold = (await subjectsTo(agent)).some((subject) => subject.startsWith('Not yours'));
      expect(wasTold).toBe(status === 'returned');
    });

    test('CL-7 the window’s end: an answer a moment before claims, one at the end does not', async () => {
      for (const [leftMs, status] of [
        [1000, 'claimed'],
        [0, 'returned'],
      ] as const) {
        const referralId = await byPhone(aPhone(), { offerMinutes: 1 });
        await stage.advance(45_000);
        await askForCall(stage, agent, referralId);
        await stage.advance(15_000 - leftMs);
        await act(stage, agent.phone, 'answer');
        await stage.settle();
        expect(await statusOf(referralId)).toMatchObject({ status });
        expect(await callOf(agent, referralId)).toMatchObject({
          state: status === 'claimed' ? 'claimed' : 'ended',
        });
      }
    });

    test('CA-2 a crash between the carrier’s call and anything after it places no second call', async () => {
      const referralId = await byPhone();
      await stage.call('POST', '/_local/faults', {
        service: 'sms-voice',
        action: 'SendVoiceMessage',
        count: 1,
        kind: 'crash',
      });
      await askForCall(stage, agent, referralId);
      await stage.advance(5000);
      expect(await callsTo(stage, agent.phone)).toHaveLength(1);
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'ringing', attempt: 1 });
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
    });
  });

  describe('handed over during the call that won', () => {
    async function handOver(): Promise<string> {
      const referralId = await byPhone();
      await askForCall(stage, agent, referralId);
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      const to = { agentId: teammate.agentId };
      expect(await team.lead.does('POST', `/referrals/${referralId}/reassign`, to)).toMatchObject({
        status: 200,
      });
      await stage.advance(minuteMs);
      return referralId;
    }

    test('CA-6 the end of the call tells nobody that a teammate was first', async () => {
      await handOver();
      expect(await subjectsTo(agent)).not.toContain('Not yours: buyer referral in Springfield, IL');
    });

    test('CL-10 who gave it away gets no details any more', async () => {
      const referralId = await handOver();
      await stage.advance(20 * minuteMs);
      expect((await agent.does('GET', `/referrals/${referralId}`)).body).not.toHaveProperty('client');
      expect(await subjectsTo(agent)).not.toContain('Your buyer referral in Springfield, IL');
    });
  });

  describe('the PIN line', () => {
    test('CA-5 the PIN claims like an answer, says so, and connects the caller to the client', async () => {
      const client = aPhone();
      const referralId = await byPhone(client);
      const pin = await pinFor(stage, agent, referralId);
      const line = await dialPinLine(stage, agent.phone, pin);
      expect(line.said).toContain('This is Example Homes. The referral is yours.');
      expect(line.connectedTo).toBe(client);
      expect(await statusOf(referralId)).toMatchObject({ claim: { agentId: agent.agentId, by: 'pin' } });
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'claimed' });
      expect(await subjectsTo(agent)).toContain('Your buyer referral in Springfield, IL');
      // Used once: dialed again it connects nobody.
      const again = await dialPinLine(stage, aPhone(), pin);
      expect(again).toMatchObject({
        said: expect.stringContaining('You already have this referral'),
        connectedTo: undefined,
      });
    });

    test('CA-5 it works from any phone, and the loser hears that a teammate was first', async () => {
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      await askForCall(stage, teammate, referralId);
      await act(stage, teammate.phone, 'answer');
      await stage.settle();
      const line = await dialPinLine(stage, aPhone(), pin);
      expect(line).toMatchObject({
        said: expect.stringContaining('A teammate was first.'),
        connectedTo: undefined,
      });
    });

    test('PE-8 CA-5 the line speaks Spanish to the phone of an agent who chose it, and English to any other', async () => {
      await agent.does('PATCH', '/me', { language: 'es' });
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      expect((await dialPinLine(stage, aPhone(), '')).said).toContain('Please enter your six-digit PIN.');
      expect((await dialPinLine(stage, agent.phone, pin)).said).toMatch(
        /^Está llamando a una línea para agentes inmobiliarios\. Por favor, ingrese su PIN de seis dígitos\. Le habla Example Homes\. El cliente es suyo\./,
      );
      const emails = await stage.emailsTo(agent.email);
      expect(emails.map(({ subject }) => subject)).toContain('Su cliente comprador en Springfield, IL');
      expect(emails.map(({ subject }) => subject)).toContain('Nuevo cliente comprador en Springfield, IL');
    });

    test('who calls a number of ours is told the truth: the PIN line says whose it is and how to stop, the others don’t answer', async () => {
      const heardAt = async (to: string) => stage.call('POST', `/_local/phones/${aPhone()}/dial`, { to });
      const { status, body } = await heardAt(pinLineNumber);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          said: [
            'This is a line for real-estate agents.',
            'Please enter your six-digit PIN.',
            expect.stringContaining('text STOP'),
          ],
        },
      });
      for (const ours of [...Object.values(programNumbers).flat(), '+12065550104']) {
        expect(await heardAt(ours)).toMatchObject({
          status: 200,
          body: { said: [], why: expect.any(String) },
        });
      }
      expect(await heardAt(aPhone())).toMatchObject({ status: 404 });
    });

    test('CA-4 five wrong tries lock the caller out for 15 minutes, and nobody else', async () => {
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      const wrong = pin === '111111' ? '222222' : '111111';
      await dialPinLine(stage, agent.phone, wrong.repeat(3));
      expect((await dialPinLine(stage, agent.phone, wrong.repeat(3))).said).toContain('not valid');
      expect((await dialPinLine(stage, agent.phone, pin)).said).toContain('too many wrong PINs');
      await stage.advance(15 * minuteMs - 1);
      expect((await dialPinLine(stage, agent.phone, pin)).said).toContain('too many wrong PINs');
      expect(await statusOf(referralId)).toMatchObject({ status: 'offered' });
      expect((await dialPinLine(stage, aPhone(), pin)).said).toContain('The referral is yours.');
    });

    test('CA-12 five different wrong PINs from their own phone: the line and the portal tell of a new one, which claims', async () => {
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      const wrong = ['111111', '222222', '333333', '444444', '555555', '666666'].filter(
        (each) => each !== pin,
      );
      await dialPinLine(stage, agent.phone, wrong.slice(0, 3).join(''));
      const { said } = await dialPinLine(stage, agent.phone, wrong.slice(3, 5).join(''));
      expect(said).toContain('your PIN was replaced');
      expect(said).toContain('again in fifteen minutes');
      const call = callView.parse(await callOf(agent, referralId));
      expect(call).toMatchObject({ state: 'pin', pinReplacedAt: expect.any(String) });
      expect(call.pin).not.toBe(pin);
      await stage.advance(15 * minuteMs);
      expect((await dialPinLine(stage, agent.phone, pin)).said).toContain('your PIN was replaced');
      expect((await dialPinLine(stage, agent.phone, call.pin ?? '')).said).toContain(
        'The referral is yours.',
      );
    });

    test('CA-4 the PIN dies when the offer window ends', async () => {
      const referralId = await byPhone(aPhone(), { offerMinutes: 2 });
      const pin = await pinFor(stage, agent, referralId);
      await stage.advance(80_000);
      expect(await statusOf(referralId)).toMatchObject({ status: 'returned' });
      expect((await dialPinLine(stage, agent.phone, pin)).said).toContain('not valid');
      expect(await callOf(agent, referralId)).toMatchObject({ state: 'ended', reason: 'expired' });
    });

    test('CA-4 no log and no item holds the PIN', async () => {
      const referralId = await byPhone();
      const pin = await pinFor(stage, agent, referralId);
      await dialPinLine(stage, agent.phone, pin);
      const logs = JSON.stringify((await stage.call('GET', '/_local/logs')).body);
      expect(logs).not.toContain(pin);
      expect(logs).not.toContain(agent.phone);
    });
  });

  describe('what it costs', () => {
    test('CA-3 five states from "call me" to the claim by PIN, one for a call that is answered', async () => {
      const answered = await byPhone();
      await askForCall(stage, agent, answered);
      await act(stage, agent.phone, 'answer');
      await stage.settle();
      await stage.advance(minuteMs);
      const missed = await byPhone();
      await dialPinLine(stage, teammate.phone, await pinFor(stage, teammate, missed));
      expect(await transitionsOf(`${answered}-${agent.agentId}`)).toBe(1);
      expect(await transitionsOf(`${missed}-${teammate.agentId}`)).toBeLessThanOrEqual(9);
    });
  });

  async function transitionsOf(name: string): Promise<number> {
    const { body } = await stage.call('GET', `/_local/executions?name=${name}`);
    const list = z.object({
      executions: z.array(z.object({ name: z.string(), status: z.string(), transitions: z.number() })),
    });
    const [execution] = list.parse(body).executions;
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    return execution?.transitions ?? 0;
  }
});
