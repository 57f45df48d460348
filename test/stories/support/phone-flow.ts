// Referrals' lives by phone. Agents do what their portal and their phone offer them, whatever went wrong on the way.
import * as z from 'zod';
import type { StoryAgent } from './builders.ts';
import { act, callsTo, callView, dialPinLine, referralByPhone } from './phone-calls.ts';
import { create, decline, type Flow, post, type Step, toTheEnd } from './referral-flow.ts';
import { type Caller, type Life, noticesTo } from './referral-life.ts';
import { type Stage, secondMs } from './stage.ts';

const ringMs = 20 * secondMs;
/** Longer than a workflow waits until it tries to dial again. */
const answerMs = 3 * secondMs;
/** Sees a call through, twenty minutes of trouble included. */
const looks = 400;
const maxTries = 5;

function callerOf({ callers }: Life, { agentId }: StoryAgent): Caller {
  const caller = callers.find(({ agent }) => agent.agentId === agentId);
  if (caller === undefined) throw new Error(`${agentId} is not called in this life`);
  return caller;
}

/** What the portal shows, asked until it answers. */
async function look({ does }: StoryAgent, { referralId }: Life) {
  for (let tried = 1; ; tried += 1) {
    const { status, body } = await does('GET', `/referrals/${referralId}/calls/mine`);
    if (status === 200) return callView.parse(body);
    if (status < 500 || tried === maxTries) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  }
}

async function ask({ does }: StoryAgent, { referralId }: Life, stage: Stage): Promise<void> {
  const { status, body } = await post(does, `/referrals/${referralId}/calls`, undefined, 'call');
  const isAnswer = status === 202 || z.object({ code: z.literal('use-pin') }).safeParse(body).success;
  if (!isAnswer) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  await stage.settle();
}

async function askAgain(caller: Caller, life: Life, stage: Stage): Promise<void> {
  caller.rangBefore ??= (await callsTo(stage, caller.agent.phone)).length;
  await ask(caller.agent, life, stage);
}

/** Takes what rings, after a few seconds as people do; false when nothing does. */
async function answer({ agent, answered }: Caller, stage: Stage): Promise<boolean> {
  await stage.advance(answerMs);
  const [call] = (await callsTo(stage, agent.phone)).slice(-1);
  if (call?.state !== 'ringing') return false;
  answered.add(call.id);
  await act(stage, agent.phone, 'answer');
  await stage.settle();
  return true;
}

/** Goes after the client until it is decided: answers, asks again, enters the PIN. */
async function pursue(caller: Caller, life: Life, stage: Stage): Promise<void> {
  for (let looked = 0; looked < looks; looked += 1) {
    const { state, mayCallAgain, pin } = await look(caller.agent, life);
    if (state === 'claimed' || state === 'lost' || state === 'ended') return;
    if (state === 'ringing' && (await answer(caller, stage))) continue;
    if (state === 'missed' && mayCallAgain) await askAgain(caller, life, stage);
    else if (pin !== undefined) await dialPinLine(stage, caller.agent.phone, pin);
    else await stage.advance(answerMs);
  }
  throw new Error('It is never decided');
}

/** Everything in it but the calls is swept in other lives. */
const created: Step = {
  name: 'it is created',
  isKnown: true,
  act: (life, stage) => create(referralByPhone(life.team.teamId, life.clientPhone), life, stage),
};

const createdWarm: Step = {
  name: 'it is created, and all are called',
  async act(life, stage) {
    life.callers = life.team.agents.map((agent) => ({ agent, answered: new Set() }));
    const request = referralByPhone(life.team.teamId, life.clientPhone, { kind: 'warm-transfer' });
    await create(request, life, stage);
  },
};

function asks(name: string, by: (life: Life) => StoryAgent[]): Step {
  return {
    name,
    async act(life, stage) {
      life.callers = by(life).map((agent) => ({ agent, answered: new Set() }));
      await Promise.all(life.callers.map(({ agent }) => ask(agent, life, stage)));
    },
  };
}

const asksAgain: Step = {
  name: 'asks again',
  act: (life, stage) => askAgain(callerOf(life, life.first), life, stage),
};

const misses = (name: string): Step => ({ name, act: (_, stage) => stage.advance(ringMs) });

const pursues = (name: string): Step => ({
  name,
  act: (life, stage) => pursue(callerOf(life, life.first), life, stage),
});

const answersInVain: Step = {
  name: 'another answers in vain',
  async act(life, stage) {
    await answer(callerOf(life, life.lead), stage);
  },
};

const isBusy = (name: string): Step => ({
  name,
  async act({ first }, stage) {
    const [call] = (await callsTo(stage, first.phone)).slice(-1);
    if (call?.state === 'ringing') await act(stage, first.phone, 'busy');
    await stage.settle();
  },
});

const hangsUp: Step = {
  name: 'hangs up',
  async act({ callers }, stage) {
    for (const { agent } of callers) {
      const [call] = (await callsTo(stage, agent.phone)).slice(-1);
      if (call?.state === 'answered') await act(stage, agent.phone, 'hangup');
    }
    await stage.settle();
  },
};

/** To the end, where everyone looks who has it; what they were to be told follows from that. */
const claimedToTheEnd: Step = {
  name: toTheEnd.name,
  async act(life, stage) {
    await toTheEnd.act(life, stage);
    const { callers, promised, team } = life;
    for (const { agent } of callers) {
      const { state } = await look(agent, life);
      life.claims.push({ agentId: agent.agentId, hasIt: state === 'claimed' });
    }
    const winner = life.claims.find(({ hasIt }) => hasIt)?.agentId ?? '';
    promised.status = 'claimed';
    promised.offers[winner] = 'claimed';
    promised.events = { ReferralOffered: 1, ReferralClaimed: 1 };
    promised.notices.push({ agentId: winner, channel: 'email', kind: 'details' });
    for (const agent of team.agents) {
      if (agent.agentId !== winner) promised.notices.push(...noticesTo(life, agent, 'claimed'));
    }
    for (const { agent, answered } of callers) {
      if (agent.agentId === winner) continue;
      for (const _ of answered) promised.notices.push(...noticesTo(life, agent, 'in-vain'));
    }
  },
};

const leadDeclines = decline(
  'the lead declines',
  ({ lead }) => [lead],
  (life) => {
    for (const { agentId } of life.team.agents) life.promised.offers[agentId] = 'withdrawn';
    life.promised.notices.push(...noticesTo(life, life.first, 'closed'));
  },
);

const needs = { size: 2, isLeadOffered: true, isByPhone: true } as const;
const firstAsks = asks('an agent asks to be called', ({ first }) => [first]);

/** As `flows` are: what occurs in several is tried in the first. */
export const phoneFlows: readonly Flow[] = [
  { ...needs, name: 'answered', steps: [created, firstAsks, pursues('answers'), hangsUp, claimedToTheEnd] },
  {
    ...needs,
    name: 'answered when called again',
    steps: [created, firstAsks, misses('misses it'), asksAgain, pursues('answers'), hangsUp, claimedToTheEnd],
  },
  {
    ...needs,
    name: 'missed twice',
    steps: [
      created,
      firstAsks,
      misses('misses it'),
      asksAgain,
      misses('misses it again'),
      pursues('enters the PIN'),
      claimedToTheEnd,
    ],
  },
  {
    ...needs,
    name: 'two are called',
    steps: [
      created,
      asks('two ask to be called', ({ first, lead }) => [first, lead]),
      pursues('one answers'),
      answersInVain,
      hangsUp,
      claimedToTheEnd,
    ],
  },
  {
    ...needs,
    size: 3,
    name: 'warm transfer',
    steps: [createdWarm, pursues('one answers'), answersInVain, hangsUp, claimedToTheEnd],
  },
  {
    ...needs,
    name: 'busy',
    steps: [created, firstAsks, isBusy('is busy'), asksAgain, isBusy('is busy again'), toTheEnd],
  },
  {
    ...needs,
    name: 'missed, and declined by the lead',
    steps: [created, firstAsks, misses('misses it'), leadDeclines, toTheEnd],
  },
];
