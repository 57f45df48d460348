// An agent who means harm: whatever they ask for in a thousand requests, few strangers hear of it, and they are told when to go on.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runs } from '../support/scale.ts';
import { agentOf, aTeam, type StoryAgent } from './support/builders.ts';
import { aReferralByPhone, callsTo } from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { type Answer, minuteMs, type Stage } from './support/stage.ts';

/** Five requests each: a thousand when all is tried. */
const rounds = runs(30, 200);
const mostStrangers = 8;

describe('an agent who means harm', () => {
  let stage: Stage;
  let agent: StoryAgent;
  const referrals: string[] = [];

  beforeAll(async () => {
    stage = await sharedStage();
    await stage.advance(minuteMs);
    const team = await aTeam(stage, 2);
    agent = agentOf(team, 1);
    for (let each = 0; each < 12; each += 1) referrals.push(await aReferralByPhone(stage, team.teamId));
  });

  const strangers = Array.from(
    { length: rounds },
    (_, index) => `+1${303 + Math.floor(index / 100) * 17}55501${String(index % 100).padStart(2, '0')}`,
  );

  /** Five requests: a stranger's phone, a text to it, the way back, a call to it, a device. */
  async function attack(round: number): Promise<Answer[]> {
    const { does } = agent;
    const referralId = referrals[round % referrals.length];
    return [
      await does('PATCH', '/me', { phone: strangers[round] }),
      await does('PUT', '/me/text-alerts'),
      await does('DELETE', '/me/text-alerts'),
      await does('POST', `/referrals/${referralId}/calls`),
      await does('PUT', `/me/devices/device-${round}`, { platform: 'ios', token: `token-${round}` }),
    ];
  }

  async function reached(): Promise<string[]> {
    const heard: string[] = [];
    for (const phone of strangers) {
      const texts = await stage.textsOf(phone);
      const calls = await callsTo(stage, phone);
      if (texts.length + calls.length > 0) heard.push(phone);
    }
    return heard;
  }

  test(`PE-6 reaches at most 8 strangers a day with ${5 * rounds} requests, and is told when to try again`, async () => {
    const answers: Answer[] = [];
    for (let round = 0; round < rounds; round += 1) {
      answers.push(...(await attack(round)));
      if (round % 50 === 0) await stage.settle();
    }
    await stage.settle();
    expect(answers).toHaveLength(5 * rounds);

    const heard = await reached();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.length).toBeLessThanOrEqual(mostStrangers);

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(rounds);
    for (const { body } of refused) {
      expect(body).toMatchObject({
        code: expect.stringMatching(/^(daily-limit-reached|asked-too-often)$/),
        detail: expect.stringMatching(/Try again /),
        retryAfterSeconds: expect.any(Number),
      });
    }
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const { body } = await agent.does('GET', '/me');
    expect(body).toMatchObject({ devices: { length: 10 } });
  });
});
