// Clients on plans, on a real table: who is put on one, what stops it, and what is sent, whatever comes twice, late or dies on the way.
import { describe, expect, test } from '@jest/globals';
import { advance } from '../../../lambdas/campaigns/client-plans/advance.ts';
import { type ClientPlan, runsOf } from '../../../lambdas/campaigns/client-plans/client-plan.ts';
import { duePlanStore } from '../../../lambdas/campaigns/client-plans/client-plan-store.ts';
import { putOnPlan } from '../../../lambdas/campaigns/client-plans/put-on-plan.ts';
import { readClientPlan } from '../../../lambdas/campaigns/client-plans/read-client-plan.ts';
import { sendDueSteps } from '../../../lambdas/campaigns/client-plans/send-due-steps.ts';
import { takeOffPlan } from '../../../lambdas/campaigns/client-plans/take-off-plan.ts';
import type { Plan, Step } from '../../../lambdas/campaigns/plans/plan.ts';
import { previewPlan } from '../../../lambdas/campaigns/plans/preview-plan.ts';
import { templateStore } from '../../../lambdas/campaigns/templates/template-store.ts';
import type { OpenRace } from '../../../lambdas/claiming/referral.ts';
import type { Coverage } from '../../../lambdas/consent/coverage.ts';
import type { Agent } from '../../../lambdas/platform/http/principal.ts';
import { derivedId, newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { type Key, keys } from '../../../lambdas/platform/table/keys.ts';
import { setExpression } from '../../../lambdas/platform/table/table-requests.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { capStore, capWrite } from '../../../lambdas/texting/automated/cap-store.ts';
import type { AgentsMessage } from '../../../lambdas/texting/message.ts';
import { sentText } from '../../../lambdas/texting/new-message.ts';
import {
  anAttempt,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../../claiming/support/referrals.ts';
import { anAgent, asAgent } from '../../people/support/teams.ts';
import { settings } from '../../stream/support/base-dependencies.ts';
import {
  aReadyTeam,
  dependencies,
  dispatched,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';

const templates = templateStore(table);
const { plans, clientPlans, conversations, consents, footers } = stores;
const sending = {
  clientPlans,
  plans,
  templates,
  referrals,
  people,
  footers,
  brandOf: settings.brandOf,
  derivedId,
};
const cap = capStore(table);
const { openQuestions } = stores;
const putting = { ...sending, consents, newId, cap, openQuestions, quietHours: null };

const dayMs = 86_400_000;
const later = (days: number, minutes = 0) => new Date(NOW.getTime() + days * dayMs + minutes * 60_000);

let phones = 0;
function aClient(covers: Coverage[]) {
  phones += 1;
  const textConsent = { at: NOW.toISOString(), source: 'form', words: 'Text me.', covers };
  return { ...client, phone: `+1202555${String(3000 + phones)}`, textConsent };
}

const bodies = (...days: number[]): Step[] =>
  days.map((afterDays) => ({ afterDays, body: `Day ${afterDays}` }));

async function aPlan(teamId: string, changes: Partial<Plan> = {}): Promise<Plan> {
  const plan: Plan = {
    teamId,
    planId: 'plan_a',
    name: 'Buyers',
    starts: 'by-hand',
    steps: bodies(0, 15, 45),
    version: 1,
    updatedAt: later(-1).toISOString(),
    ...changes,
  };
  expect(
    await plans.save(plan, undefined, actOf(asAgent('lena', teamId), 'save-plan', NOW, newId('act'))),
  ).toEqual({
    saved: true,
  });
  return plan;
}

type Given = {
  covers?: Coverage[];
  plan?: Partial<Plan>;
  startsWithClaim?: boolean;
  clientName?: string;
};

/** Ada's client, of a team with a plan. */
async function aClaimedClient({
  covers = ['conversation', 'automated'],
  plan = {},
  clientName = client.name,
}: Given = {}) {
  const teamId = await aReadyTeam();
  const made = await aPlan(teamId, plan);
  const race = anOpenRace({ teamId });
  await referrals.create(race, someDetails(race, { client: { ...aClient(covers), name: clientName } }));
  await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
  return { race, plan: made, ada: asAgent('ada', teamId), lena: asAgent('lena', teamId) };
}

async function onPlan(given: Given = {}) {
  const all = await aClaimedClient(given);
  const { race, plan, ada } = all;
  const act = actOf(ada, 'put-on-plan', NOW, newId('act'));
  const wanted = { referralId: race.referralId, planId: plan.planId, changedBy: act };
  const answer = await dispatched(keys.clientPlan(race.referralId), () =>
    putOnPlan(ada, wanted, NOW, putting),
  );
  if ('refused' in answer) throw new Error(answer.refused);
  return { ...all, ...race, wanted };
}

function license(agentId: string, teamId: string, licensed: boolean) {
  const { devices, ...agent } = anAgent(agentId, { teamId, licensed });
  return people.saveAgent(agent);
}

const planOf = ({ referralId }: { referralId: string }) => clientPlans.read(referralId);
async function texts({ referralId }: { referralId: string }): Promise<AgentsMessage[]> {
  const { messages } = await conversations.list(referralId, undefined);
  return messages.flatMap((message) =>
    message.direction === 'outbound' && message.automated !== undefined ? [message] : [],
  );
}
const words = async (about: { referralId: string }) => (await texts(about)).map(({ typed }) => typed);

const handOver = (race: OpenRace, from: string, to: string) =>
  dispatched(keys.race(race.referralId), () => reassigned(race, from, to));

async function reassigned(race: OpenRace, from: string, to: string): Promise<void> {
  const claimed = await races.read(race.referralId);
  if (claimed === undefined) throw new Error('There is no race.');
  const hand = { from, to, actId: newId('evt'), at: minutesLater(5) };
  expect(await referrals.reassign({ race: claimed, details: someDetails(race) }, hand)).toBe(true);
}

/** The stream is behind: all of it has happened when the first is told. */
async function toldAtOnce(key: Key, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const images = [await table.get(key)];
  for (const act of acts) {
    await act();
    images.push(await table.get(key));
  }
  for (const [index, before] of images.slice(0, -1).entries())
    await dispatch({ before, after: images[index + 1] }, dependencies());
}

describe(onEngine('being put on a plan'), () => {
  test('CP-3 the owner puts a client on it, once; the first slot is started', async () => {
    const about = await onPlan();
    expect(await planOf(about)).toMatchObject({ state: 'running', startedBy: 'owner', next: { step: 1 } });
    expect(new Set(told.awaited)).toEqual(new Set(['slot-20260302T150000000Z']));
    const before = await planOf(about);
    expect(await putOnPlan(about.ada, about.wanted, later(1), putting)).toMatchObject({
      state: 'running',
      steps: [{ state: 'next' }, { state: 'waiting' }, { state: 'waiting' }],
    });
    expect(await planOf(about)).toEqual(before);
  });

  test('CP-3 one plan at a time; a lead’s act is signed', async () => {
    const about = await onPlan();
    const { teamId, lena, race } = about;
    await aPlan(teamId, { planId: 'plan_b' });
    const other = { ...about.wanted, planId: 'plan_b' };
    expect(await putOnPlan(about.ada, other, NOW, putting)).toMatchObject({ refused: 'on-another-plan' });
    const changedBy = actOf(lena, 'take-off-plan', NOW, newId('act'));
    expect(await takeOffPlan(lena, { referralId: race.referralId, changedBy }, NOW, putting)).toMatchObject({
      state: 'stopped',
      reason: 'by-hand',
    });
    expect(await planOf(about)).toMatchObject({ changedBy });
    expect(await putOnPlan(lena, { ...other, changedBy }, NOW, putting)).toMatchObject({
      planId: 'plan_b',
      startedBy: 'lead',
    });
  });

  test('CP-3 CO-20 nobody is who agreed to a conversation alone, opted out, or is another’s', async () => {
    const { ada, race, plan } = await aClaimedClient({ covers: ['conversation'] });
    const changedBy = actOf(ada, 'put-on-plan', NOW, newId('act'));
    const wanted = { referralId: race.referralId, planId: plan.planId, changedBy };
    expect(await putOnPlan(ada, wanted, NOW, putting)).toMatchObject({ refused: 'automated-not-covered' });
    expect(await putOnPlan(asAgent('ben', race.teamId), wanted, NOW, putting)).toEqual({
      refused: 'not-found',
    });
    expect(await putOnPlan(ada, { ...wanted, planId: 'plan_x' }, NOW, putting)).toMatchObject({
      refused: 'unknown-plan',
    });
    expect(await readClientPlan(ada, race.referralId, NOW, putting)).toMatchObject({ refused: 'no-plan' });
  });

  test('CP-3 a client may go on from a step, whose day is today', async () => {
    const { ada, race, plan } = await aClaimedClient();
    const changedBy = actOf(ada, 'put-on-plan', NOW, newId('act'));
    const wanted = { referralId: race.referralId, planId: plan.planId, changedBy };
    expect(await putOnPlan(ada, { ...wanted, fromStep: 4 }, NOW, putting)).toMatchObject({
      refused: 'invalid-request',
    });
    expect(await putOnPlan(ada, { ...wanted, fromStep: 2 }, NOW, putting)).toMatchObject({
      steps: [
        { state: 'skipped', reason: 'before-start' },
        // The sweep reads a minute after its quarter of an hour.
        { state: 'next', at: later(0, 1).toISOString() },
        { state: 'waiting' },
      ],
    });
  });

  test('CP-3 a plan starts with the claim, told however often, where consent covers it', async () => {
    const covered = await aClaimedClient({ plan: { starts: 'with-claim' } });
    expect(await planOf(covered.race)).toMatchObject({ state: 'running', startedBy: 'claim' });
    const without = await aClaimedClient({ plan: { starts: 'with-claim' }, covers: ['conversation'] });
    expect(await planOf(without.race)).toBeUndefined();
    const { side } = someDetails(covered.race);
    const ofOthers = side === 'buyer' ? ('seller' as const) : ('buyer' as const);
    const other = await aClaimedClient({ plan: { starts: 'with-claim', side: ofOthers } });
    expect(await planOf(other.race)).toBeUndefined();
  });

  test('CP-3 PE-5 nobody is while their agent has no license, whoever asks', async () => {
    const { ada, lena, race, plan } = await aClaimedClient();
    const { referralId, teamId } = race;
    const put = (by: Agent) =>
      putOnPlan(
        by,
        { referralId, planId: plan.planId, changedBy: actOf(by, 'put-on-plan', NOW, newId('act')) },
        NOW,
        putting,
      );
    await license('ada', teamId, false);
    expect(await put(lena)).toMatchObject({
      refused: 'owner-license-lapsed',
      detail: expect.stringContaining('ada Example has no license now'),
    });
    expect(await put(ada)).toMatchObject({ refused: 'license-lapsed' });
    expect(await planOf(race)).toBeUndefined();
    await license('ada', teamId, true);
    expect(await put(lena)).toMatchObject({ state: 'running' });
  });

  test('CP-3 CP-4 PE-5 a plan whose agent’s license lapsed reads as stopped, and goes on if it is back in time', async () => {
    const about = await onPlan();
    const read = () => readClientPlan(about.lena, about.referralId, NOW, putting);
    await license('ada', about.teamId, false);
    expect(await read()).toMatchObject({ state: 'stopped', reason: 'license-lapsed' });
    await license('ada', about.teamId, true);
    expect(await read()).toMatchObject({ state: 'running' });
  });

  test('CP-3 stopped, it does not start again when the claim is told again', async () => {
    const { race, lena } = await aClaimedClient({ plan: { starts: 'with-claim' } });
    const changedBy = actOf(lena, 'take-off-plan', NOW, newId('act'));
    await takeOffPlan(lena, { referralId: race.referralId, changedBy }, NOW, putting);
    await dispatched(keys.race(race.referralId), async () => undefined);
    expect(await planOf(race)).toMatchObject({ state: 'stopped', reason: 'by-hand' });
  });
});

describe(onEngine('what stops a plan'), () => {
  const reasonOf = async (about: { referralId: string }) => {
    const plan = await planOf(about);
    return plan?.state === 'stopped' ? plan.reason : plan?.state;
  };

  test('CP-4 the client’s reply, and not what they wrote before', async () => {
    const about = await onPlan();
    const key = keys.conversation(about.referralId);
    await dispatched(key, () => conversations.noteReply(about.referralId, later(-1).toISOString(), NOW));
    expect(await reasonOf(about)).toBe('running');
    await dispatched(key, () => conversations.noteReply(about.referralId, later(1).toISOString(), later(1)));
    expect(await reasonOf(about)).toBe('replied');
    expect(await advance(about.referralId, later(16), sending)).toBe(0);
  });

  test('CP-4 a hand after the last step, as long as its text waits', async () => {
    const about = await onPlan({ plan: { steps: bodies(0) } });
    await advance(about.referralId, later(0, 1), sending);
    expect(await reasonOf(about)).toBe('done');
    const changedBy = actOf(about.ada, 'take-off-plan', NOW, newId('act'));
    const off = { referralId: about.referralId, changedBy };
    expect(await takeOffPlan(about.ada, off, later(0, 2), putting)).toMatchObject({ reason: 'by-hand' });
  });

  test('CP-4 a hand-over; the new owner may put the client on it again', async () => {
    const about = await onPlan();
    await handOver(about.race, 'ada', 'ben');
    expect(await reasonOf(about)).toBe('handed-over');
    const ben = asAgent('ben', about.teamId);
    expect(await putOnPlan(ben, { ...about.wanted, fromStep: 2 }, later(1), putting)).toMatchObject({
      state: 'running',
    });
  });

  test('CP-4 a hand-over there and back, also before anybody was told of it', async () => {
    const about = await onPlan();
    const there = () => reassigned(about.race, 'ada', 'ben');
    const back = () => reassigned(about.race, 'ben', 'ada');
    await there();
    await back();
    // Nothing was told yet.
    expect(await reasonOf(about)).toBe('running');
    expect(await readClientPlan(about.ada, about.referralId, NOW, putting)).toMatchObject({
      state: 'stopped',
      reason: 'handed-over',
    });
    await advance(about.referralId, later(0, 1), sending);
    expect(await reasonOf(about)).toBe('handed-over');
    expect(await texts(about)).toEqual([]);
    expect(await putOnPlan(about.ada, about.wanted, later(1), putting)).toMatchObject({ state: 'running' });
    await toldAtOnce(keys.race(about.referralId), [there, back]);
    expect(await reasonOf(about)).toBe('handed-over');
  });

  test('CP-4 the text of a step is written only while the client is their agent’s by the same claim', async () => {
    const about = await onPlan();
    let handed = 0;
    const behindIts = {
      ...referrals,
      read: async (referralId: string) => {
        const referral = await referrals.read(referralId);
        handed += 1;
        if (handed === 1) {
          await reassigned(about.race, 'ada', 'ben');
          await reassigned(about.race, 'ben', 'ada');
        }
        return referral;
      },
    };
    await advance(about.referralId, later(0, 1), { ...sending, referrals: behindIts });
    expect(await texts(about)).toEqual([]);
    expect(await reasonOf(about)).toBe('handed-over');
  });

  test('CP-4 a stage and an opt-out that are told late, when they are so no more', async () => {
    const archived = await onPlan();
    const staged = (stage: 'archived' | 'active', revision: number) => () =>
      table.update({
        key: keys.conversation(archived.referralId),
        ...setExpression({
          type: 'conversation',
          referralId: archived.referralId,
          client: { revision, stage, stageAt: minutesLater(revision).toISOString() },
        }),
      });
    await toldAtOnce(keys.conversation(archived.referralId), [staged('archived', 1), staged('active', 2)]);
    expect(await reasonOf(archived)).toBe('archived');
    const stopped = await onPlan();
    const optOut = { how: 'stop' as const, at: minutesLater(1).toISOString() };
    await toldAtOnce(keys.race(stopped.referralId), [
      () => races.noteConsent(stopped.referralId, optOut, 5),
      () => races.noteConsent(stopped.referralId, undefined, 6),
    ]);
    expect(await reasonOf(stopped)).toBe('opted-out');
    // Told once more, it stops nothing that began since.
    const again = { ...archived.wanted, changedBy: archived.wanted.changedBy };
    expect(await putOnPlan(archived.ada, again, later(1), putting)).toMatchObject({ state: 'running' });
    const image = await table.get(keys.conversation(archived.referralId));
    const client = { revision: 1, stage: 'archived', stageAt: minutesLater(1).toISOString() };
    await dispatch({ before: { ...image, client: undefined }, after: { ...image, client } }, dependencies());
    expect(await reasonOf(archived)).toBe('running');
  });

  test('CP-4 after the last step too, as long as its text waits', async () => {
    const about = await onPlan({ plan: { steps: bodies(0) } });
    await advance(about.referralId, later(0, 1), sending);
    expect(await reasonOf(about)).toBe('done');
    await handOver(about.race, 'ada', 'ben');
    expect(await reasonOf(about)).toBe('handed-over');
    const left = await onPlan({ plan: { steps: bodies(0) } });
    await advance(left.referralId, later(0, 1), sending);
    for (const text of await texts(left)) await conversations.markDelivery(text, 'delivered', later(0, 2));
    await handOver(left.race, 'ada', 'ben');
    expect(await reasonOf(left)).toBe('done');
  });

  test('CP-4 the new owner leaves a plan that stopped by the hand-over, and is asked no more', async () => {
    const about = await onPlan();
    await handOver(about.race, 'ada', 'ben');
    const ben = asAgent('ben', about.teamId);
    const changedBy = actOf(ben, 'take-off-plan', later(1), newId('act'));
    const { referralId } = about;
    expect(await takeOffPlan(ben, { referralId, changedBy }, later(1), putting)).toMatchObject({
      state: 'stopped',
      reason: 'by-hand',
    });
    expect(await planOf(about)).not.toHaveProperty('changedBy');
  });

  test('CP-4 the plan’s removal, also where it was saved again', async () => {
    const about = await onPlan();
    const act = actOf(about.lena, 'remove-plan', NOW, newId('act'));
    await plans.remove(about.plan, NOW, act);
    expect(await readClientPlan(about.ada, about.referralId, NOW, putting)).toMatchObject({
      reason: 'plan-removed',
    });
    const removed = await plans.read(about.teamId, 'plan_a');
    await plans.save({ ...about.plan, version: 3, endedBefore: removed?.endedBefore }, removed, act);
    await advance(about.referralId, later(0, 20), sending);
    expect(await reasonOf(about)).toBe('plan-removed');
    expect(await texts(about)).toEqual([]);
  });
});

describe(onEngine('what is to come'), () => {
  const given = async (about: { race: OpenRace }, at: Date) => {
    const details = await referrals.detailsOf(about.race.referralId);
    const { phone } = details.client;
    await table.transact([
      capWrite(phone, await cap.read(phone), { outboxId: 'out_other', at: at.toISOString() }),
    ]);
  };

  test('CP-9 another automated text that the client had moves the next one, before the plan begins and on it', async () => {
    const about = await aClaimedClient();
    const { ada, race, plan } = about;
    const { teamId } = plan;
    await given(about, later(0, -60));
    const until = later(1, -60);
    const deps = {
      ...putting,
      wordingOf: settings.brandOf,
      blocked: { linkShorteners: [], spamPhrases: [] },
    };
    const ask = { teamId, planId: plan.planId, steps: undefined, referralId: race.referralId };
    expect(await previewPlan(ada, ask, NOW, deps)).toMatchObject({
      steps: [{ leaves: { day: 1 }, waits: 'day-apart' }, {}, {}],
    });
    const { referralId: _, ...ofAnyone } = ask;
    const general = await previewPlan(ada, ofAnyone, NOW, deps);
    expect(general).not.toMatchObject({ steps: [{ waits: 'day-apart' }, {}, {}] });
    const stranger = asAgent('ben', teamId);
    expect(await previewPlan(stranger, ask, NOW, deps)).toEqual({ refused: 'not-found' });
    const changedBy = actOf(ada, 'put-on-plan', NOW, newId('act'));
    const wanted = { referralId: race.referralId, planId: plan.planId, changedBy };
    expect(await putOnPlan(ada, wanted, NOW, putting)).toMatchObject({
      nextAt: until.toISOString(),
      steps: [{ state: 'next', at: until.toISOString(), waits: 'day-apart' }, {}, {}],
    });
  });

  test('CP-1 CP-5 a step whose template is no more is said to be left out, and one whose field nobody knows to wait', async () => {
    const steps = [
      { afterDays: 0, templateId: 'tpl_gone' },
      { afterDays: 2, body: 'Hi {ClientFirstName}' },
      { afterDays: 5, body: 'Hi' },
    ];
    const about = await aClaimedClient({ plan: { steps }, clientName: 'C' });
    const { ada, race, plan } = about;
    const changedBy = actOf(ada, 'put-on-plan', NOW, newId('act'));
    const wanted = { referralId: race.referralId, planId: plan.planId, changedBy };
    expect(await putOnPlan(ada, wanted, NOW, putting)).toMatchObject({
      nextAt: later(5, 1).toISOString(),
      steps: [
        { state: 'next', leftOut: true, reason: 'template-removed' },
        { state: 'waiting', leftOut: true, reason: 'missing-field', missing: ['ClientFirstName'] },
        { state: 'waiting', at: later(5, 1).toISOString() },
      ],
    });
  });

  test('CP-4 the last text of a plan that is done is told to come only while nothing ends the plan', async () => {
    const about = await onPlan({ plan: { steps: bodies(0) } });
    await given(about, later(0, -60));
    await advance(about.referralId, later(0, 1), sending);
    const [message] = await texts(about);
    if (message === undefined) throw new Error('Nothing was written.');
    await conversations.markDelivery(message, 'held', later(0, 2), undefined, later(1, -60).toISOString());
    const read = () => readClientPlan(about.ada, about.referralId, later(0, 3), putting);
    expect(await read()).toMatchObject({
      state: 'done',
      nextAt: later(1, -60).toISOString(),
      steps: [{ delivery: 'held', heldUntil: later(1, -60).toISOString() }],
    });
    await conversations.noteReply(about.referralId, later(0, 2).toISOString(), later(0, 2));
    expect(await read()).toMatchObject({ state: 'done', steps: [{ state: 'stopped' }] });
  });
});

describe(onEngine('what is kept for the timeline'), () => {
  test('CT-4 each time on a plan, with who began and stopped it, in the one item of the client', async () => {
    const about = await onPlan({ plan: { starts: 'with-claim' } });
    const { ada, lena, referralId, wanted } = about;
    const off = (by: Agent, now: Date) =>
      takeOffPlan(by, { referralId, changedBy: actOf(by, 'take-off-plan', now, newId('act')) }, now, putting);
    await off(lena, later(1));
    await putOnPlan(ada, wanted, later(2), putting);
    await handOver(about.race, 'ada', 'ben');
    const ben = asAgent('ben', about.teamId);
    await off(ben, later(3));
    await putOnPlan(ben, { ...wanted, fromStep: 3 }, later(4), putting);
    await advance(referralId, later(4, 1), sending);
    const plan = await planOf(about);
    const runs = plan && runsOf(plan);
    expect(runs).toMatchObject([
      { startedBy: 'claim', end: { state: 'stopped', reason: 'by-hand', by: 'lena' } },
      {
        startedBy: 'owner',
        begunBy: 'ada',
        handedOverAt: expect.any(String),
        end: { state: 'stopped', reason: 'by-hand', by: 'ben' },
      },
      { startedBy: 'owner', begunBy: 'ben', end: { state: 'done' } },
    ]);
    expect(runs?.[0]).not.toHaveProperty('begunBy');
  });

  test('CT-4 what had stopped a plan before the next began is kept with it, though nobody had told it yet', async () => {
    const about = await onPlan();
    const act = actOf(about.lena, 'remove-plan', NOW, newId('act'));
    await plans.remove(about.plan, NOW, act);
    await aPlan(about.teamId, { planId: 'plan_b' });
    await putOnPlan(about.ada, { ...about.wanted, planId: 'plan_b' }, later(1), putting);
    const plan = await planOf(about);
    expect(plan && runsOf(plan)).toMatchObject([
      { planId: 'plan_a', end: { state: 'stopped', reason: 'plan-removed' } },
      { planId: 'plan_b' },
    ]);
  });

  test('CT-4 the last 20 are kept', async () => {
    const about = await onPlan();
    const { referralId } = about;
    for (let time = 1; time <= 22; time += 1) {
      const changedBy = actOf(about.ada, 'take-off-plan', later(time), newId('act'));
      await takeOffPlan(about.ada, { referralId, changedBy }, later(time), putting);
      await putOnPlan(about.ada, about.wanted, later(time), putting);
    }
    const plan = await planOf(about);
    const runs = plan === undefined ? [] : runsOf(plan);
    expect([runs.length, runs.at(-1)?.since]).toEqual([20, later(22).toISOString()]);
    expect(plan?.earlier?.length).toBeLessThanOrEqual(20);
  });
});

describe(onEngine('sending'), () => {
  test('CP-5 each step once, in its time, in the owner’s name', async () => {
    const about = await onPlan();
    expect(await advance(about.referralId, later(0, 1), sending)).toBe(1);
    expect(await advance(about.referralId, later(0, 1), sending)).toBe(0);
    expect(await advance(about.referralId, later(15, 1), sending)).toBe(1);
    expect(await advance(about.referralId, later(45, 1), sending)).toBe(1);
    expect(await planOf(about)).toMatchObject({ state: 'done' });
    expect(await texts(about)).toMatchObject([
      { typed: 'Day 0', agentId: 'ada', automated: { kind: 'plan', planId: 'plan_a', step: 1 } },
      { typed: 'Day 15', automated: { step: 2 } },
      { typed: 'Day 45', automated: { step: 3 } },
    ]);
    expect(await readClientPlan(about.ada, about.referralId, later(46), putting)).toMatchObject({
      sent: 3,
      steps: [{ state: 'sent', delivery: 'queued' }, { state: 'sent' }, { state: 'sent' }],
    });
  });

  test('CP-5 CP-9 a step that was held says until when, and after that when it left, not when it was written; only then does it count', async () => {
    const about = await onPlan();
    await advance(about.referralId, later(0, 1), sending);
    const [message] = await texts(about);
    if (message === undefined) throw new Error('Nothing was written.');
    const first = async () => {
      const read = await readClientPlan(about.ada, about.referralId, later(0, 2), putting);
      return 'refused' in read ? read : { sent: read.sent, ...read.steps[0] };
    };
    const givenAt = later(1).toISOString();
    await conversations.markDelivery(message, 'held', later(0, 2), undefined, givenAt);
    expect(await first()).toMatchObject({ sent: 0, delivery: 'held', heldUntil: givenAt });
    const sent = sentText({ typed: message.body, prepended: '', appended: '', givenAt });
    await conversations.markDelivery(message, 'delivered', later(1), sent);
    expect(await first()).toMatchObject({ sent: 1, delivery: 'delivered', at: givenAt });
    expect(await first()).not.toHaveProperty('heldUntil');
    await conversations.markDelivery(message, 'refused', later(1));
    expect(await first()).toMatchObject({ sent: 0 });
  });

  test('CP-5 a step that waited until it was too late says so, and when it was given up', async () => {
    const about = await onPlan();
    await advance(about.referralId, later(0, 1), sending);
    const [message] = await texts(about);
    const staleAt = message?.direction === 'outbound' ? message.staleAt : undefined;
    if (message === undefined || staleAt === undefined) throw new Error('Nothing was written.');
    await conversations.markDelivery(message, 'held', later(0, 2), undefined, staleAt);
    await conversations.markDelivery(message, 'refused', new Date(staleAt));
    expect(await readClientPlan(about.ada, about.referralId, later(4), putting)).toMatchObject({
      sent: 0,
      steps: [{ delivery: 'refused', at: staleAt, reason: 'too-late' }, {}, {}],
    });
  });

  test('CP-5 two at once never write one step twice', async () => {
    const about = await onPlan();
    await Promise.all([1, 2, 3, 4].map(() => advance(about.referralId, later(0, 1), sending)));
    expect(await words(about)).toEqual(['Day 0']);
  });

  test('CP-5 after an outage what is too late is left out and said so, and two steps are a day apart', async () => {
    const about = await onPlan({ plan: { steps: bodies(0, 5, 6, 30) } });
    expect(await advance(about.referralId, later(8, 1), sending)).toBe(1);
    expect(await words(about)).toEqual(['Day 6']);
    expect(await planOf(about)).toMatchObject({
      outcomes: [
        { state: 'skipped', reason: 'too-late' },
        { state: 'skipped', reason: 'too-late' },
        { state: 'sent' },
      ],
    });
    const soon = await onPlan({ plan: { steps: bodies(0, 1, 2) } });
    await advance(soon.referralId, later(2, 1), sending);
    expect(await planOf(soon)).toMatchObject({ next: { step: 2, nextAt: later(3, 1).toISOString() } });
  });

  test('CP-1 CP-5 a missing value holds the step, and a template that is gone leaves it out', async () => {
    const about = await onPlan({
      plan: {
        steps: [
          { afterDays: 0, templateId: 'tpl_gone' },
          { afterDays: 1, body: 'Hi {ClientFirstName}' },
        ],
      },
    });
    await advance(about.referralId, later(0, 1), sending);
    expect(await planOf(about)).toMatchObject({ outcomes: [{ reason: 'template-removed' }] });
  });

  test('CP-5 what dies after any write, and is done again, sends each step once and loses none', async () => {
    const about = await onPlan({ plan: { steps: bodies(0, 2, 4, 6) } });
    let left = 0;
    const dying = {
      ...sending,
      clientPlans: {
        ...clientPlans,
        send: async (...all: Parameters<typeof clientPlans.send>) => {
          const written = await clientPlans.send(...all);
          left -= 1;
          if (left < 0) throw new Error('It died.');
          return written;
        },
      },
    };
    for (const day of [0, 2, 4, 6]) {
      for (const survives of [0, 1]) {
        left = survives;
        await advance(about.referralId, later(day, 5), dying).catch(() => undefined);
        await dispatched(keys.clientPlan(about.referralId), async () => undefined);
      }
    }
    expect(await words(about)).toEqual(['Day 0', 'Day 2', 'Day 4', 'Day 6']);
    expect(await planOf(about)).toMatchObject({ state: 'done' });
  });
});

describe(onEngine('a sweep'), () => {
  const duePlans = duePlanStore(table, 'due');
  const faults: string[] = [];
  const sweeping = {
    ...sending,
    duePlans,
    reportFault: (_: unknown, referralId: string) => void faults.push(referralId),
  };

  async function sweep(now: Date, deps = sweeping): Promise<number> {
    let [after, sent] = ['', 0];
    do {
      const page = await sendDueSteps({ slot: now.toISOString(), after }, now, deps);
      ({ after } = page);
      sent += page.sent;
    } while (after !== '');
    return sent;
  }

  test('CP-5 one that fails holds up no other, and is tried again', async () => {
    const [one, bad, other] = [await onPlan(), await onPlan(), await onPlan()];
    const readAnyone: typeof people.readAnyone = (teamId, agentId) => {
      if (teamId === bad.teamId) throw new Error('It fails.');
      return people.readAnyone(teamId, agentId);
    };
    const due = [one, bad, other].map(({ referralId }) => referralId);
    const page = { ...sweeping, duePlans: { listDue: async () => ({ due, next: '' }) } };
    expect(await sweep(later(0, 16), { ...page, people: { ...people, readAnyone } })).toBe(2);
    expect(faults).toEqual([bad.referralId]);
    expect([await words(one), await words(bad), await words(other)]).toEqual([['Day 0'], [], ['Day 0']]);
    expect(await planOf(bad)).toMatchObject({ next: { faults: 1 } });
    await sweep(later(0, 46));
    expect(await words(bad)).toEqual(['Day 0']);
  });

  test('CP-5 one whose answer was lost when its step was written is not put aside: the next step keeps its day', async () => {
    const [one, lost] = [await onPlan(), await onPlan()];
    const due = [one, lost].map(({ referralId }) => referralId);
    const send: typeof clientPlans.send = async (plan, ...others) => {
      const written = await clientPlans.send(plan, ...others);
      if (plan.referralId === lost.referralId) throw new Error('The answer is lost.');
      return written;
    };
    const page = { ...sweeping, duePlans: { listDue: async () => ({ due, next: '' }) } };
    await sweep(later(0, 16), { ...page, clientPlans: { ...clientPlans, send } });
    const dueAt = '2026-03-17T14:00:00.000Z';
    expect(await planOf(lost)).toMatchObject({ next: { step: 2, dueAt, nextAt: dueAt } });
    await sweep(later(0, 46));
    expect(await words(lost)).toEqual(['Day 0']);
  });

  test('CP-5 a page of nothing but faults is a fault itself, and nobody is put aside by it', async () => {
    const about = await onPlan();
    await sweep(later(0, 1), { ...sweeping, duePlans: { listDue: async () => ({ due: [], next: '' }) } });
    const readAnyone = () => {
      throw new Error('It fails.');
    };
    const failing = { ...sweeping, people: { ...people, readAnyone } };
    const alone = { ...failing, duePlans: { listDue: async () => ({ due: [about.referralId], next: '' }) } };
    await expect(sweep(later(0, 16), alone)).rejects.toThrow('All of a page failed');
    expect(await planOf(about)).not.toHaveProperty('next.faults');
  });
});

/** Random orders of what happens to a client: whatever comes, each step is sent once at most, and each that isn't has a reason. */
describe(onEngine('whatever happens'), () => {
  test('CP-5 each step is sent once or has a reason, in any order of sweeps, crashes and stops', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    for (let run = 0; run < 6; run += 1) {
      const about = await onPlan({ plan: { steps: bodies(0, 1, 3, 7, 8) } });
      let now = NOW;
      for (let turn = 0; turn < 16; turn += 1) {
        now = new Date(now.getTime() + random() * 0.7 * dayMs);
        const twice = random() < 0.4 ? 2 : 1;
        await Promise.all(Array.from({ length: twice }, () => advance(about.referralId, now, sending)));
        if (random() < 0.02) {
          const changedBy = actOf(about.lena, 'take-off-plan', now, newId('act'));
          await takeOffPlan(about.lena, { referralId: about.referralId, changedBy }, now, putting);
        }
      }
      await advance(about.referralId, later(40), sending);
      const all = await words(about);
      expect(new Set(all).size).toBe(all.length);
      const plan: ClientPlan | undefined = await planOf(about);
      const sentOnes = plan?.outcomes.filter(({ state }) => state === 'sent') ?? [];
      expect(sentOnes).toHaveLength(all.length);
      expect(plan?.state).not.toBe('running');
    }
  });
});
