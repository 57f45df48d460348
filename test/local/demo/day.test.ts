// What whoever starts Dibs first finds in the portal: a day of both brands, and nothing at those who have none.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { dayMs, playDay } from '../../../local/demo/day.ts';
import { seedDemo } from '../../../local/demo/seed.ts';
import { bootStage, type Stage } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await bootStage({ startAtMs: Date.now() - dayMs });
  await seedDemo(stage.cloud, () => playDay(stage.cloud));
}, 120_000);
afterAll(() => stage?.close());

const inbox = z.object({
  referrals: z.array(
    z.object({
      status: z.string(),
      area: z.object({ city: z.string() }),
      claim: z.object({ agentId: z.string() }).optional(),
      clientOptedOut: z.boolean().optional(),
      unread: z.boolean().optional(),
      repliedAt: z.string().optional(),
    }),
  ),
});

async function inboxOf(agentId: string): Promise<Record<string, string>> {
  const agent = await stage.signIn({ agentId });
  const { referrals } = inbox.parse((await agent('GET', '/me/referrals')).body);
  return Object.fromEntries(
    referrals.map(({ area, status, claim, clientOptedOut, unread }) => {
      const isOwn = claim?.agentId === agentId;
      const signs = [isOwn && 'own', isOwn && unread && 'unread', isOwn && clientOptedOut && 'opted out'];
      return [area.city, [status, ...signs].filter(Boolean).join(', ')];
    }),
  );
}

test('the seeded inboxes have an open offer, talks, a reply unread, an opt-out and what was returned', async () => {
  const ofAll = {
    Bellingham: 'offered',
    Forks: 'returned',
    Olympia: 'claimed',
    Spokane: 'claimed',
    Yakima: 'claimed',
  };
  expect(await inboxOf('agt_01')).toEqual({ ...ofAll, Olympia: 'claimed, own, unread' });
  expect(await inboxOf('agt_02')).toEqual({ ...ofAll, Spokane: expect.stringMatching(/^claimed, own/) });
  expect(await inboxOf('agt_03')).toEqual({ ...ofAll, Yakima: 'claimed, own, opted out' });
  expect(await inboxOf('agt_12')).toEqual({ Bremerton: 'offered', Everett: 'claimed, own, unread' });
});

test('each team has templates, so that quick replies are there', async () => {
  for (const [agentId, teamId] of [
    ['agt_02', 'tm_demo'],
    ['agt_12', 'tm_harbor'],
  ] as const) {
    const agent = await stage.signIn({ agentId });
    const { body } = await agent('GET', `/teams/${teamId}/templates`);
    expect(z.object({ templates: z.array(z.unknown()) }).parse(body).templates).toHaveLength(3);
  }
});

test('nothing has happened to the others, who are offered what comes', async () => {
  for (const number of ['04', '05', '10']) {
    expect(await inboxOf(`agt_${number}`)).toEqual({});
    expect(await stage.emailsTo(`agent-${number}@agents.example`)).toEqual([]);
  }
  const lead = await stage.signIn({ agentId: 'agt_01' });
  const { body } = await lead('GET', '/teams/tm_demo/lead-routing');
  expect(z.object({ members: z.array(z.unknown()) }).parse(body).members).toHaveLength(10);
});

test('the day ends in the present, and what broke off is played again and happens once', async () => {
  expect(Math.abs(stage.cloud.clock.now() - Date.now())).toBeLessThan(60_000);
  const before = [await inboxOf('agt_01'), await stage.textsOf('+15095550171')];
  await playDay(stage.cloud);
  expect([await inboxOf('agt_01'), await stage.textsOf('+15095550171')]).toEqual(before);
});
