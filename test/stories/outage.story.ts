// After an outage: what the stream could not tell is replayed by hand, and nobody is told twice.
import { beforeAll, expect, test } from '@jest/globals';
import { aPhone, aReferral, aTeam, referralFor, type StoryTeam } from './support/builders.ts';
import { sharedStage } from './support/shared-stage.ts';
import { minuteMs, type Stage } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
});

async function replay(referralId: string): Promise<void> {
  const [deployed] = stage.cloud.template
    .ofType('AWS::Lambda::Function')
    .filter(({ path }) => path.includes('Replay'));
  const invocation = await stage.cloud.functions.invoke(deployed?.arn ?? '', { referralId });
  expect(invocation).toMatchObject({ ok: true, payload: { replayed: expect.any(Number) } });
  await stage.settle();
}

async function subjects(): Promise<string[][]> {
  return Promise.all(
    team.agents.map(async ({ email }) => (await stage.emailsTo(email)).map(({ subject }) => subject)),
  );
}

test('replaying a settled referral tells nobody twice and changes nothing', async () => {
  const phone = aPhone();
  const referralId = await aReferral(stage, referralFor(team.teamId, phone));
  await team.agents[2]?.does('POST', `/referrals/${referralId}/decline`);
  await team.agents[1]?.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' });
  await stage.advance(minuteMs);
  const [told, texts] = [await subjects(), await stage.textsOf(phone)];
  const { body: before } = await stage.source('GET', `/referrals/${referralId}`);
  await replay(referralId);
  await stage.advance(minuteMs);
  expect(await subjects()).toEqual(told);
  expect(await stage.textsOf(phone)).toEqual(texts);
  expect((await stage.source('GET', `/referrals/${referralId}`)).body).toEqual(before);
});

test('a text that its queue has lost is sent after all', async () => {
  const phone = aPhone();
  const referralId = await aReferral(stage, referralFor(team.teamId, phone));
  // The queue takes nothing for longer than the stream keeps trying: 100 tries, each with its retries.
  stage.cloud.faults.order({ service: 'sqs', action: 'SendMessage', count: 10_000, kind: 'error' });
  await team.agents[1]?.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' });
  await stage.advance(120 * minuteMs);
  stage.cloud.faults.order({ service: 'sqs', action: 'SendMessage', count: 0, kind: 'error' });
  expect(await stage.textsOf(phone)).toEqual([]);
  await replay(referralId);
  await stage.advance(minuteMs);
  expect(await stage.textsOf(phone)).toHaveLength(1);
});
