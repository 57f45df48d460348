// A team that greets its new clients: what they get before anyone has them, and who hears of their answer.
import { beforeAll, expect, test } from '@jest/globals';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  referralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import {
  arrivedAt,
  bodiesAt,
  conversation,
  expectStatus,
  explanation,
  instructions,
  type Talk,
  wrote,
} from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

const atOnce = { enabled: true, when: 'created', greetings: {} };
const whenUnclaimed = { ...atOnce, when: 'unclaimed', afterMinutes: 10 };

async function aTeamThatGreets(settings: object, size = 2): Promise<StoryTeam> {
  const team = await aTeam(stage, size);
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, settings), 200);
  return team;
}

/** Of a client whose consent covers automated texts; `more`: of the request. */
async function aComer(
  team: StoryTeam,
  more: object = {},
  covers = ['conversation', 'automated'],
): Promise<Talk> {
  const phone = aPhone();
  const request = referralFor(team.teamId, phone);
  const { client } = request;
  const textConsent = { ...client.textConsent, covers: covers.map((each) => each as 'automated') };
  const referralId = await aReferral(stage, { ...request, ...more, client: { ...client, textConsent } });
  await stage.advance(2 * secondMs);
  return { referralId, phone, owner: agentOf(team) };
}

const greeting = (team: StoryTeam) =>
  new RegExp(`^Team ${team.teamId}, .*: Hi Client, thanks for asking about buying a home in Springfield\\.`);

test('CP-8 TX-5 a new client is greeted in the team’s name; the agent who claims is a sender of their own', async () => {
  const team = await aTeamThatGreets(atOnce);
  const talk = await aComer(team);
  const [first] = await bodiesAt(stage, talk.phone);
  expect(first).toMatch(greeting(team));
  expect(first?.endsWith(` ${instructions}`)).toBe(true);
  expect((await team.lead.does('GET', `/referrals/${talk.referralId}`)).body).toMatchObject({
    status: 'offered',
  });
  await wrote(stage, talk, 'Hello, shall we talk about the garden?');
  const second = (await bodiesAt(stage, talk.phone))[1];
  expect(second).toContain(`${talk.owner.name}, `);
  expect(second?.endsWith(` ${instructions}`)).toBe(true);
  const [its] = await conversation(talk);
  expect(its).toMatchObject({ automated: { kind: 'greeting' }, delivery: 'delivered' });
  expect(await explanation(talk, its?.messageId ?? '')).toMatchObject({
    automated: { kind: 'greeting' },
    outcome: { code: 'delivered' },
  });
  // The numbers of the client are those of one conversation (TX-12).
  expect(new Set((await arrivedAt(stage, talk.phone)).map(({ from }) => from)).size).toBe(1);
});

test('CP-8 CO-20 without consent to automated texts nobody is greeted', async () => {
  const team = await aTeamThatGreets(atOnce);
  expect(await bodiesAt(stage, (await aComer(team, {}, ['conversation'])).phone)).toEqual([]);
});

test('CP-8 when nobody claims within so many minutes the client is greeted; whoever claims first says hello themselves', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const [unclaimed, claimed] = [await aComer(team), await aComer(team)];
  await stage.advance(5 * minuteMs);
  expect(await bodiesAt(stage, unclaimed.phone)).toEqual([]);
  await wrote(stage, claimed, 'Hello!');
  await stage.advance(6 * minuteMs);
  expect(await bodiesAt(stage, unclaimed.phone)).toMatchObject([expect.stringMatching(greeting(team))]);
  expect(await bodiesAt(stage, claimed.phone)).toHaveLength(1);
  const [held] = await conversation(claimed);
  expect(held).toMatchObject({ automated: { kind: 'greeting' }, delivery: 'refused' });
  expect(await explanation(claimed, held?.messageId ?? '')).toMatchObject({
    outcome: { code: 'claimed-first' },
  });
});

test('CP-8 RT-10 a team of a chain greets in its own name, counted from its own turn', async () => {
  const late = { ...whenUnclaimed, afterMinutes: 20 };
  const [first, second] = [await aTeamThatGreets(late, 1), await aTeamThatGreets(whenUnclaimed, 1)];
  const { teamId: _, ...request } = referralFor(first.teamId);
  const textConsent = { ...request.client.textConsent, covers: ['automated'] };
  const created = await stage.source('POST', '/referrals', {
    ...request,
    client: { ...request.client, textConsent },
    teamIds: [first.teamId, second.teamId],
    offerMinutes: 15,
  });
  expectStatus(created, 201);
  const { phone } = request.client;
  await stage.advance(24 * minuteMs);
  expect(await bodiesAt(stage, phone)).toEqual([]);
  await stage.advance(2 * minuteMs);
  expect(await bodiesAt(stage, phone)).toMatchObject([expect.stringMatching(greeting(second))]);
});
