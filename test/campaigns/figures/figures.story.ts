// How a team's automated texts are taken, through the API: what became of each, and what its client did then.
import { beforeAll, expect, test } from '@jest/globals';
import { agentOf, aPhone, aReferral, aTeam, coveredReferralFor } from '../../stories/support/builders.ts';
import { clientReplies, expectStatus, type Talk, wrote } from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { dayMs, minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

test('CP-7 the lead reads what became of the team’s automated texts, and what clients did then, by week', async () => {
  const team = await aTeam(stage, 2);
  const settings = { enabled: true, when: 'created', greetings: {} };
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, settings), 200);
  const greeted = async (): Promise<Talk> => {
    const phone = aPhone();
    const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone));
    await stage.advance(2 * secondMs);
    return { referralId, phone, owner: agentOf(team) };
  };
  const health = async () => (await team.lead.does('GET', `/teams/${team.teamId}/sending-health`)).body;
  const [answers, stops, , late] = [await greeted(), await greeted(), await greeted(), await greeted()];
  await clientReplies(stage, answers, 'Yes, when can we meet?');
  await clientReplies(stage, answers, 'On Friday?');
  await clientReplies(stage, stops, 'STOP');
  await stage.advance(minuteMs);
  const taken = { sent: 4, delivered: 4, failed: 0, replied: 1, optedOut: 1, spam: 0, verdict: 'good' };
  expect(await health()).toMatchObject({ recent: taken, weeks: expect.arrayContaining([]) });
  // A person's text is in no figures, nor is what comes of it.
  await wrote(stage, late, 'Hello, this is about the garden.');
  await clientReplies(stage, late, 'Which garden?');
  expect(await health()).toMatchObject({ recent: { sent: 4, replied: 2 } });
  await stage.advance(8 * dayMs);
  await clientReplies(stage, late, 'Are you still there?');
  const { weeks, recent } = (await health()) as { weeks: { sent: number }[]; recent: object };
  expect(recent).toMatchObject({ sent: 0, verdict: 'good' });
  expect(weeks.reduce((sum, { sent }) => sum + sent, 0)).toBe(4);
  const bad = await team.lead.does('GET', `/teams/${team.teamId}/sending-health?weeks=13`);
  expectStatus(bad, 400);
});
