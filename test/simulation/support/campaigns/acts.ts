// What people do in a history: claim, write, put clients on plans, send to all, hand over; each told to the reference when it took effect.
import { putOnPlan } from '../../../../lambdas/campaigns/client-plans/put-on-plan.ts';
import { takeOffPlan } from '../../../../lambdas/campaigns/client-plans/take-off-plan.ts';
import { ownerOf } from '../../../../lambdas/claiming/referral.ts';
import { setStageAndTags } from '../../../../lambdas/clients/set-stage-and-tags.ts';
import { actOf } from '../../../../lambdas/platform/table/act.ts';
import { newMessage } from '../../../../lambdas/texting/new-message.ts';
import { anAttempt } from '../../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../../people/support/teams.ts';
import type { Events } from '../campaign-references/events-reference.ts';
import type { StartReference } from '../campaign-references/start-reference.ts';
import { sendBulk } from './bulk.ts';
import type { BulkWatch } from './bulk-watch.ts';
import type { Carrier } from './carrier.ts';
import { agentItem, type Client, teamId } from './clients.ts';
import { hear } from './hear.ts';
import { type Act, agents } from './history.ts';
import type { Runtime } from './runtime.ts';
import type { Stores } from './stores.ts';

export type Stage = {
  runtime: Runtime;
  stores: Stores;
  events: Events;
  starts: StartReference;
  carrier: Carrier;
  watch: BulkWatch;
  /** How long after a bulk text a client asks for no more, by both. */
  optOutsAfter: Map<string, number>;
  clients: readonly Client[];
  /** The next act comes before the stream has told of this one. */
  isToldLate: boolean;
};

export async function act(step: Act, stage: Stage): Promise<void> {
  const { runtime, stores, events } = stage;
  const { again, now, newId } = runtime;
  const at = runtime.clock();
  switch (step.kind) {
    case 'claim':
      return claim(step, stage);
    case 'text': {
      const { referralId, owner } = ownedBy(step.who, stage);
      if (owner === undefined) return;
      const messageId = newId('msg');
      const said = { referralId, messageId, agentId: owner, body: 'Shall we meet?', at: at.toISOString() };
      await again(() => stores.conversations.add(newMessage(said), teamId));
      return;
    }
    case 'put-on-plan': {
      const { referralId, owner } = ownedBy(step.who, stage);
      if (owner === undefined) return;
      const changedBy = actOf(asAgent(owner), 'put-on-plan', at, newId('act'));
      const wanted = { referralId, planId: step.plan, fromStep: step.fromStep, changedBy };
      // One that was written, and whose function died then, is there already.
      events.putOn(referralId, now());
      const outcome = await again(() => putOnPlan(asAgent(owner), wanted, at, stores));
      if ('since' in outcome && outcome.since === at.toISOString()) events.begun(referralId, now());
      return;
    }
    case 'take-off-plan': {
      const { referralId, owner } = ownedBy(step.who, stage);
      if (owner === undefined) return;
      const changedBy = actOf(asAgent(owner), 'take-off-plan', at, newId('act'));
      const outcome = await again(() => takeOffPlan(asAgent(owner), { referralId, changedBy }, at, stores));
      if (!('refused' in outcome)) events.takenOff(referralId, now());
      return;
    }
    case 'remove-plan': {
      const plan = await stores.plans.read(teamId, step.plan);
      if (plan === undefined || plan.removed) return;
      const changedBy = actOf(asAgent('lena'), 'remove-plan', at, newId('act'));
      await again(() => stores.plans.remove(plan, at, changedBy));
      // CP-8: one that greetings name stays; and its function may have died when it was written.
      if ((await stores.plans.read(teamId, step.plan))?.removed) events.removed(step.plan, now());
      return;
    }
    case 'bulk':
      return sendBulk(step, stage);
    case 'cancel-bulk': {
      const bulkId = events.lastBulk();
      return bulkId === undefined ? undefined : stage.watch.cancel(bulkId);
    }
    case 'write':
      return hear(step, stage);
    case 'hand-over':
      return handOver(step, stage);
    case 'stage': {
      const { referralId, owner } = ownedBy(step.who, stage);
      if (owner === undefined) return;
      const change = { referralId, change: { stage: step.stage } };
      const deps = { ...stores, people: allLicensed };
      const outcome = await again(() => setStageAndTags(asAgent(owner), change, at, deps));
      if (!('refused' in outcome)) events.staged(referralId, step.stage, now());
      return;
    }
    case 'license':
      await runtime.sound.put(agentItem(step.agent, step.licensed));
      events.licensed(step.agent, step.licensed, now());
      return;
    case 'outage':
      runtime.stop(step.forMs);
  }
}

async function claim(
  { who, agent, by }: Extract<Act, { kind: 'claim' }>,
  { runtime, stores, events, starts, clients, isToldLate }: Stage,
): Promise<void> {
  const race = clientAt(who, clients).race;
  const text = by === 'text' ? { text: 'Hello' } : {};
  const attempt = anAttempt(race, {
    agentId: agent,
    by,
    actId: runtime.newId('msg'),
    at: runtime.clock(),
    ...text,
  });
  const outcome = await runtime.again(() => stores.races.claim(attempt));
  if (outcome.kind !== 'won') return;
  events.claimed(race.referralId, agent, runtime.now());
  starts.claimed(race.referralId, runtime.now(), isToldLate);
}

async function handOver(
  { who, to }: Extract<Act, { kind: 'hand-over' }>,
  { runtime, stores, events, clients }: Stage,
): Promise<void> {
  const { referralId } = clientAt(who, clients).race;
  const referral = await stores.referrals.read(referralId);
  const from = referral && ownerOf(referral.race);
  if (referral === undefined || from === undefined || from === to) return;
  const hand = { from, to, actId: runtime.newId('evt'), at: runtime.clock() };
  await runtime.again(() => stores.referrals.reassign(referral, hand));
  // Its function may have died when it was written.
  const after = await stores.referrals.read(referralId);
  if (after !== undefined && ownerOf(after.race) === to) events.handedOver(referralId, to, runtime.now());
}

function ownedBy(who: number, { events, clients }: Stage) {
  const { referralId } = clientAt(who, clients).race;
  return { referralId, owner: events.ownerOf(referralId) };
}

export function clientAt(index: number, clients: readonly Client[]): Client {
  const found = clients[index];
  if (found === undefined) throw new Error('There is no such client');
  return found;
}

/** A client's stage is set whatever their owner's license: that is not what is looked at here. */
const allLicensed = {
  readTeam: async () => aTeam(),
  readAgent: async (_: string, agentId: string) => anAgent(agentId),
  readTeamWithAgents: async () => ({
    team: aTeam(),
    agents: agents.map((each) => anAgent(each)),
    former: [],
  }),
};
