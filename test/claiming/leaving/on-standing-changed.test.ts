// After a profile changed: who hears that a license is back, and once.
import { expect, test } from '@jest/globals';
import { onStandingChanged } from '../../../lambdas/claiming/leaving/on-standing-changed.ts';
import type { TeamNews } from '../../../lambdas/claiming/notifications.ts';
import { knownTeam } from '../../../lambdas/people/known-team.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { NOW } from '../support/referrals.ts';

async function newsAfter(agentId: string, was: object, now: object): Promise<TeamNews[]> {
  const news: TeamNews[] = [];
  const agents = [anAgent('ada'), anAgent('lena')];
  await onStandingChanged(anAgent(agentId, was), anAgent(agentId, now), {
    queueStanding: async () => {},
    publish: async () => {},
    readTeam: async () => knownTeam({ team: aTeam(), agents, former: [] }),
    tellAgent: async (each) => void news.push(each),
    derivedId,
    portalLink: 'https://portal.example',
  });
  return news;
}
const lapsed = { licensed: false, lapsedAt: NOW.toISOString() };

test('PE-5 when a license is back, the agent and the lead are told, by one message each', async () => {
  const news = await newsAfter('ada', lapsed, { licensed: true });
  expect(
    news.map(({ agentId, kind, words, occasion }) => [agentId, kind, words.en.subject, occasion]),
  ).toEqual([
    ['ada', 'license-back', 'Your license is recorded', `ada ${NOW.toISOString()}`],
    ['lena', 'license-back', `The license of ${anAgent('ada').name} is recorded`, `ada ${NOW.toISOString()}`],
  ]);
});

test('PE-5 a lead whose license is back is told once', async () => {
  expect(await newsAfter('lena', lapsed, { licensed: true })).toMatchObject([
    { agentId: 'lena', words: { en: { subject: 'Your license is recorded' } } },
  ]);
});

test('PE-5 a profile that is saved otherwise is no news', async () => {
  expect(await newsAfter('ada', { licensed: true }, { licensed: true, name: 'Ada B.' })).toEqual([]);
  expect(await newsAfter('ada', lapsed, { ...lapsed, name: 'Ada B.' })).toEqual([]);
});
