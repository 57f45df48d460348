// A referral's life as the people around it live it, step by step; callers repeat a request until it is answered.
import { expect } from '@jest/globals';
import * as z from 'zod';
import { referralFor, type StoryAgent } from './builders.ts';
import { type Life, type Needs, noticesTo } from './referral-life.ts';
import { type Answer, type Client, minuteMs, type Stage } from './stage.ts';

export type Step = {
  name: string;
  act(life: Life, stage: Stage): Promise<void>;
  /** What happens in it is swept elsewhere: nothing fails then. */
  isKnown?: boolean;
};
export type Flow = Needs & { name: string; steps: readonly Step[] };

const maxTries = 5;
/** Longer than anything left undone waits until it is tried again: a queue three minutes, a workflow seconds. */
const patienceMs = 5 * minuteMs;
const windowMs = 60 * minuteMs;

/** Asks until the answer is no fault of the server's; the same key makes it the same request. */
export async function post(does: Client, path: string, body: unknown, key: string): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    const answer = await does('POST', path, body, { 'idempotency-key': key });
    if (answer.status < 500 || tried === maxTries) return answer;
  }
}

export async function expecting<T>(shape: z.ZodType<T>, answer: Promise<Answer>): Promise<T> {
  const { status, body } = await answer;
  const parsed = shape.safeParse(body);
  if (status < 300 && parsed.success) return parsed.data;
  throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
}

const created: Step = {
  name: 'it is created',
  act: (life, stage) => create(referralFor(life.team.teamId, life.clientPhone), life, stage),
};

export async function create(request: object, life: Life, stage: Stage): Promise<void> {
  const answer = post(stage.source, '/referrals', request, life.clientPhone);
  life.referralId = (await expecting(z.object({ referralId: z.string() }), answer)).referralId;
  await stage.settle();
}

const awhile: Step = { name: 'time passes', act: (_, stage) => stage.advance(patienceMs) };

/** What its end has sent may be left undone twice: by the queue, and by who had it in hand. */
export const toTheEnd: Step = {
  name: 'the window ends',
  act: (_, stage) => stage.advance(windowMs + 2 * patienceMs),
};

const text = 'Shall we talk about the garden?';

/** Whoever has not won is told why. */
function hasWon(answer: Answer): boolean {
  if (answer.status === 201) return true;
  expect(answer).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
  return false;
}

function claim(name: string, by: (life: Life) => StoryAgent[]): Step {
  return {
    name,
    async act(life, stage) {
      const agents = by(life);
      const path = `/referrals/${life.referralId}/messages`;
      const answers = await Promise.all(agents.map(({ does }) => post(does, path, { body: text }, 'claim')));
      life.claims = answers.map((answer, index) => {
        return { agentId: agents[index]?.agentId ?? '', hasIt: hasWon(answer) };
      });
      const { promised, team } = life;
      const winner = life.claims.find(({ hasIt }) => hasIt)?.agentId;
      const winnersName = team.agents.find(({ agentId }) => agentId === winner)?.name;
      promised.status = 'claimed';
      if (winner !== undefined) promised.offers[winner] = 'claimed';
      promised.texts = [`${winnersName}, Example Homes: ${text}`];
      promised.events.ReferralClaimed = promised.events.ReferralReturned ?? 0;
      delete promised.events.ReferralReturned;
      const undecided = team.agents.filter(
        ({ agentId }) => promised.offers[agentId] !== 'declined' && agentId !== winner,
      );
      promised.notices.push(...undecided.flatMap((agent) => noticesTo(life, agent, 'claimed')));
      await stage.settle();
    },
  };
}

export function decline(name: string, by: (life: Life) => StoryAgent[], then: (life: Life) => void): Step {
  return {
    name,
    async act(life, stage) {
      for (const { does, agentId } of by(life)) {
        const path = `/referrals/${life.referralId}/decline`;
        await expecting(z.object({ status: z.string() }), post(does, path, undefined, 'decline'));
        life.promised.offers[agentId] = 'declined';
      }
      then(life);
      await stage.settle();
    },
  };
}

const writesAgain: Step = {
  name: 'the owner writes again at once',
  async act(life, stage) {
    const path = `/referrals/${life.referralId}/messages`;
    const again = { body: 'When suits you?' };
    await expecting(z.object({ messageId: z.string() }), post(life.lead.does, path, again, 'again'));
    life.promised.texts.push(again.body);
    await stage.settle();
  },
};

/** Created while `action` fails for as long as one invocation of `task` tries; a workflow tries again when time passes. */
function createdWithout(task: string, action: string): Step {
  return {
    name: `it is created, and ${task}’s ${action} fails`,
    async act(life, stage) {
      const functions = stage.cloud.template.ofType('AWS::Lambda::Function');
      const functionName = functions.find(({ path }) => path.includes(`/${task}/`))?.ref ?? task;
      stage.cloud.faults.order({ service: 'dynamodb', action, kind: 'error', count: 4, functionName });
      await created.act(life, stage);
    },
  };
}

/** CL-2: elsewhere whether the workflow opens an offer, too, is a matter of who comes first. */
export const openedByWorkflow: Flow = {
  name: 'opened by the workflow',
  size: 2,
  isLeadOffered: true,
  steps: [createdWithout('CreateReferral', 'UpdateItem'), toTheEnd],
};

/** From the cheapest to the longest: what occurs in several is tried in the first. */
export const flows: readonly Flow[] = [
  { name: 'never claimed', size: 2, isLeadOffered: true, steps: [created, toTheEnd] },
  openedByWorkflow,
  {
    name: 'claimed by text',
    size: 3,
    isLeadOffered: true,
    steps: [
      created,
      awhile,
      decline(
        'one declines',
        ({ others }) => others,
        ({ promised }) => {
          promised.events.ReferralDeclined = 1;
        },
      ),
      claim('two claim at once', ({ lead, first }) => [lead, first]),
      toTheEnd,
    ],
  },
  {
    name: 'declined by the lead',
    size: 2,
    isLeadOffered: true,
    steps: [
      created,
      awhile,
      decline(
        'the lead declines',
        ({ lead }) => [lead],
        (life) => {
          for (const { agentId } of life.team.agents) life.promised.offers[agentId] = 'withdrawn';
          life.promised.notices.push(...noticesTo(life, life.first, 'closed'));
        },
      ),
      toTheEnd,
    ],
  },
  {
    name: 'left to the lead',
    size: 2,
    isLeadOffered: false,
    steps: [
      created,
      awhile,
      decline(
        'all others decline',
        ({ first }) => [first],
        (life) => {
          life.promised.events = { ReferralOffered: 2, ReferralDeclined: 1, ReferralReturned: 1 };
          life.promised.offers[life.lead.agentId] = 'missed';
          life.promised.notices.push(...noticesTo(life, life.lead, 'offered'));
        },
      ),
      awhile,
      claim('the lead claims', ({ lead }) => [lead]),
      toTheEnd,
    ],
  },
  {
    name: 'written to twice',
    size: 2,
    isLeadOffered: true,
    steps: [created, claim('the lead claims', ({ lead }) => [lead]), writesAgain, toTheEnd],
  },
  {
    name: 'claimed before the workflow waits',
    size: 2,
    isLeadOffered: true,
    steps: [
      createdWithout('AwaitOutcome', 'UpdateItem'),
      claim('the lead claims', ({ lead }) => [lead]),
      awhile,
      toTheEnd,
    ],
  },
  {
    name: 'claimed before the workflow has begun',
    size: 2,
    isLeadOffered: true,
    steps: [
      createdWithout('OpenOffers', 'BatchGetItem'),
      claim('the lead claims', ({ lead }) => [lead]),
      awhile,
      toTheEnd,
    ],
  },
];
