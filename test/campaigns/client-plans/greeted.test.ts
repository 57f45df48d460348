// The plan of greeted clients, on a real table: who goes on it with their claim, and in the place of which.
import { describe, expect, test } from '@jest/globals';
import { onRaceOfPlanChanged } from '../../../lambdas/campaigns/client-plans/on-client-plan-changed.ts';
import { takeOffPlan } from '../../../lambdas/campaigns/client-plans/take-off-plan.ts';
import type { ConciergeSettings } from '../../../lambdas/campaigns/concierge/concierge.ts';
import type { Plan } from '../../../lambdas/campaigns/plans/plan.ts';
import type { OpenRace } from '../../../lambdas/claiming/referral.ts';
import type { Coverage } from '../../../lambdas/consent/coverage.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import {
  anAttempt,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../../claiming/support/referrals.ts';
import { asAgent } from '../../people/support/teams.ts';
import {
  aReadyTeam,
  dependencies,
  dispatched,
  people,
  races,
  referrals,
  stores,
  table,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';

const { plans, clientPlans, concierges, conversations } = stores;

const ago = minutesLater(-60 * 24).toISOString();
const lead = (teamId: string, name: 'save-plan' | 'save-concierge' | 'remove-plan' | 'take-off-plan') =>
  actOf(asAgent('lena', teamId), name, NOW, newId('act'));

async function aPlan(teamId: string, planId: string, changes: Partial<Plan> = {}): Promise<Plan> {
  const steps = [{ afterDays: 0, body: planId }];
  const its = { name: planId, starts: 'by-hand' as const, steps, version: 1, updatedAt: ago };
  const plan: Plan = { teamId, planId, ...its, ...changes };
  expect(await plans.save(plan, undefined, lead(teamId, 'save-plan'))).toEqual({ saved: true });
  return plan;
}

const greetings = { enabled: true, when: 'created' as const, greetings: {} };

async function greetingsOf(teamId: string, settings: ConciergeSettings, planSince = ago): Promise<void> {
  const before = await concierges.read(teamId);
  const version = (before?.version ?? 0) + 1;
  const concierge = { teamId, settings, planSince, updatedAt: ago, version };
  expect(await concierges.save(concierge, before, lead(teamId, 'save-concierge'))).toBe('saved');
}

let phones = 0;
type Given = {
  settings?: { enabled?: boolean; planId?: string | undefined };
  /** Of `plan_greeted`, which greetings name; of `plan_usual`, which starts with the claim. */
  plan?: Partial<Plan>;
  usual?: false;
  covers?: Coverage[];
  planSince?: string;
};

/** A client of a team whose greetings name a plan, while nobody has them. */
async function aComer({ settings, plan, usual, covers, planSince }: Given = {}): Promise<OpenRace> {
  const teamId = await aReadyTeam();
  await aPlan(teamId, 'plan_greeted', plan);
  if (usual !== false) await aPlan(teamId, 'plan_usual', { starts: 'with-claim' });
  const named: ConciergeSettings = { ...greetings, planId: 'plan_greeted', ...settings };
  await greetingsOf(teamId, named, planSince);
  const race = anOpenRace({ teamId });
  phones += 1;
  const textConsent = {
    at: NOW.toISOString(),
    source: 'form',
    words: 'Text me.',
    covers: covers ?? ['automated'],
  };
  const phone = `+1202555${String(5000 + phones)}`;
  await referrals.create(race, someDetails(race, { client: { ...client, phone, textConsent } }));
  return race;
}

/** Each is told twice, as the stream may tell it. */
const isGreeted = (race: OpenRace) =>
  dispatched(keys.race(race.referralId), () =>
    races.noteGreeted(race.referralId, minutesLater(1).toISOString(), race.round),
  );
const isClaimed = (race: OpenRace) =>
  dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
const planOf = async ({ referralId }: OpenRace) => (await clientPlans.read(referralId))?.planId;

async function greetedAndClaimed(given: Given = {}): Promise<OpenRace> {
  const race = await aComer(given);
  await isGreeted(race);
  await isClaimed(race);
  return race;
}

describe(onEngine('the plan of greeted clients'), () => {
  test('CP-8 CP-3 a greeted client goes on the plan that greetings name, in the place of the one of their side', async () => {
    const race = await greetedAndClaimed();
    expect(await clientPlans.read(race.referralId)).toMatchObject({
      planId: 'plan_greeted',
      state: 'running',
      startedBy: 'claim',
      agentId: 'ada',
    });
  });

  test('CP-8 CP-3 one who was not greeted goes on the plan of their side, and nothing is read of greetings', async () => {
    const race = await aComer();
    await isClaimed(race);
    expect(await planOf(race)).toBe('plan_usual');
    const item = await table.get(keys.race(race.referralId));
    const deps = {
      ...dependencies(),
      conciergeOf: async () => {
        throw new Error('The settings were read of a client whom nobody has greeted');
      },
    };
    await onRaceOfPlanChanged(undefined, item, deps);
  });

  test.each<[string, Given, string | undefined]>([
    ['greetings are off by the claim', { settings: { enabled: false } }, 'plan_usual'],
    ['they name none', { settings: { planId: undefined } }, 'plan_usual'],
    ['it is for the other side', { plan: { side: 'seller' } }, 'plan_usual'],
    ['it is for their side', { plan: { side: 'buyer' } }, 'plan_greeted'],
    ['the lead chose it after the claim', { planSince: minutesLater(90).toISOString() }, 'plan_usual'],
    ['no plan starts with the claim', { usual: false }, 'plan_greeted'],
    ['CO-20 consent to conversation alone', { covers: ['conversation'] }, undefined],
  ])('CP-8 which plan begins where %s', async (_where, given, planId) => {
    expect(await planOf(await greetedAndClaimed(given))).toBe(planId);
  });

  test('CP-8 CP-4 whoever answered before the claim talks to people: no plan begins by itself', async () => {
    for (const given of [{}, { settings: { planId: undefined } }]) {
      const race = await aComer(given);
      await isGreeted(race);
      await races.noteReply(race.referralId, minutesLater(2).toISOString());
      await isClaimed(race);
      expect(await planOf(race)).toBeUndefined();
    }
  });

  test('CP-8 CP-4 an answer from before the claim that comes in after it stops the plan', async () => {
    const race = await greetedAndClaimed();
    await dispatched(keys.race(race.referralId), () =>
      races.noteReply(race.referralId, minutesLater(-1).toISOString()),
    );
    expect(await clientPlans.read(race.referralId)).toMatchObject({ state: 'stopped', reason: 'replied' });
    // A plan that somebody puts them on then goes on.
    expect(await conversations.readSent(race.referralId)).not.toHaveProperty('lastReplyAt');
  });

  test('CP-8 a greeting that was with the carrier as the claim came counts, unless a plan has begun', async () => {
    const [late, onUsual] = [await aComer({ usual: false }), await aComer()];
    for (const race of [late, onUsual]) {
      await isClaimed(race);
      await isGreeted(race);
    }
    expect(await planOf(late)).toBe('plan_greeted');
    expect(await planOf(onUsual)).toBe('plan_usual');
  });

  test('CP-8 a greeting that failed after the carrier had taken it greeted nobody; one that arrives after all did', async () => {
    const [failed, arrived] = [await aComer(), await aComer()];
    for (const race of [failed, arrived]) {
      await isGreeted(race);
      await dispatched(keys.race(race.referralId), () => races.noteNotGreeted(race.referralId, race.round));
    }
    await isGreeted(arrived);
    for (const race of [failed, arrived]) await isClaimed(race);
    expect(await planOf(failed)).toBe('plan_usual');
    expect(await planOf(arrived)).toBe('plan_greeted');
    // What has begun stays.
    await races.noteNotGreeted(arrived.referralId, arrived.round);
    expect(await planOf(arrived)).toBe('plan_greeted');
  });

  test('CP-8 CP-3 it begins once: told again, replayed, or stopped meanwhile', async () => {
    const race = await greetedAndClaimed();
    const first = await clientPlans.read(race.referralId);
    await dispatched(keys.race(race.referralId), async () => undefined);
    await dispatch({ before: undefined, after: await table.get(keys.race(race.referralId)) }, dependencies());
    expect(await clientPlans.read(race.referralId)).toEqual(first);
    const lena = asAgent('lena', race.teamId);
    const off = { referralId: race.referralId, changedBy: lead(race.teamId, 'take-off-plan') };
    await takeOffPlan(lena, off, NOW, { people, plans, referrals, clientPlans });
    await dispatch({ before: undefined, after: await table.get(keys.race(race.referralId)) }, dependencies());
    expect(await clientPlans.read(race.referralId)).toMatchObject({ state: 'stopped', reason: 'by-hand' });
  });

  test('CP-8 CL-15 who was greeted in an earlier round is not in the next one', async () => {
    const race = await aComer();
    await races.noteGreeted(race.referralId, NOW.toISOString(), 2);
    expect(await races.read(race.referralId)).not.toHaveProperty('greetedAt');
  });
});

describe(onEngine('a plan that greetings name'), () => {
  const named: ConciergeSettings = { ...greetings, planId: 'plan_a' };

  test('CP-8 is not removed, until they name another or none', async () => {
    const teamId = await aReadyTeam();
    const plan = await aPlan(teamId, 'plan_a');
    await greetingsOf(teamId, { ...named, enabled: false });
    expect(await plans.remove(plan, NOW, lead(teamId, 'remove-plan'))).toBe('of-greetings');
    expect(await plans.read(teamId, 'plan_a')).not.toHaveProperty('removed');
    await greetingsOf(teamId, greetings);
    expect(await plans.remove(plan, NOW, lead(teamId, 'remove-plan'))).toBe('removed');
    const before = await concierges.read(teamId);
    const again = { teamId, settings: named, updatedAt: ago, version: 3 };
    expect(await concierges.save(again, before, lead(teamId, 'save-concierge'))).toBe('no-plan');
  });

  test('CP-8 of a save and a removal at the same moment one is refused', async () => {
    for (let tried = 0; tried < 10; tried += 1) {
      const teamId = await aReadyTeam();
      const plan = await aPlan(teamId, 'plan_a');
      const concierge = { teamId, settings: named, updatedAt: ago, version: 1 };
      const [saved, removed] = await Promise.all([
        concierges.save(concierge, undefined, lead(teamId, 'save-concierge')),
        plans.remove(plan, NOW, lead(teamId, 'remove-plan')),
      ]);
      expect([saved === 'saved', removed === 'removed'].filter(Boolean)).toHaveLength(1);
    }
  });
});
