// Lives through a history of plans, bulk texts and greetings: the real rules, stores, reactions, gate and deliverer on a table in memory, with a
// queue, a workflow's slots and a carrier; beside it the reference, which judges each automated text as the carrier is given it.
import { bulkFiguresIn } from '../../../../lambdas/campaigns/bulk/bulk-figures-store.ts';
import { bulkStore } from '../../../../lambdas/campaigns/bulk/bulk-store.ts';
import { bulkTextStore } from '../../../../lambdas/campaigns/bulk/bulk-text-store.ts';
import { clientFactsStore } from '../../../../lambdas/campaigns/bulk/client-facts-store.ts';
import { handOut as lookAtBulk } from '../../../../lambdas/campaigns/bulk/hand-out.ts';
import { duePlanStore } from '../../../../lambdas/campaigns/client-plans/client-plan-store.ts';
import { putOnPlan } from '../../../../lambdas/campaigns/client-plans/put-on-plan.ts';
import { sweepAt } from '../../../../lambdas/campaigns/client-plans/schedule.ts';
import { sendDueSteps } from '../../../../lambdas/campaigns/client-plans/send-due-steps.ts';
import { takeOffPlan } from '../../../../lambdas/campaigns/client-plans/take-off-plan.ts';
import type { Plan } from '../../../../lambdas/campaigns/plans/plan.ts';
import { templateStore } from '../../../../lambdas/campaigns/templates/template-store.ts';
import type { CarrierAnswer } from '../../../../lambdas/carriers/carrier-answer.ts';
import { ownerOf } from '../../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../../lambdas/claiming/referral-store.ts';
import { setStageAndTags } from '../../../../lambdas/clients/set-stage-and-tags.ts';
import { consentStore } from '../../../../lambdas/consent/consent-store.ts';
import { openQuestionStore } from '../../../../lambdas/consent/open-question-store.ts';
import { deliver, receiptWaitSeconds } from '../../../../lambdas/delivery/deliver.ts';
import { conversationFactsStore } from '../../../../lambdas/delivery/gate/conversation-facts-store.ts';
import { judgeText } from '../../../../lambdas/delivery/gate/judge-text.ts';
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { derivedId, fingerprint } from '../../../../lambdas/platform/ids.ts';
import { actOf } from '../../../../lambdas/platform/table/act.ts';
import { keys } from '../../../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { newMessage } from '../../../../lambdas/texting/new-message.ts';
import { receiveText } from '../../../../lambdas/texting/receive-text.ts';
import { anAttempt, anOpenRace, NOW, someDetails } from '../../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../../people/support/teams.ts';
import { baseDependencies, storesOn } from '../../../stream/support/base-dependencies.ts';
import { instructing } from '../../../support/brands.ts';
import { receiveTextDeps } from '../../../texting/support/inbound-texts.ts';
import { anAgenda } from '../agenda.ts';
import { aFooterReference } from '../footer-reference.ts';
import { memoryTable } from '../memory-table.ts';
import { Died, dyingTable } from './dying-table.ts';
import {
  type Act,
  type AgentId,
  agents,
  dayMs,
  type History,
  hourMs,
  minuteMs,
  type PlanName,
  places,
} from './history.ts';
import { aCampaignReference } from './reference.ts';

const teamId = 'north';
const instructions = '[Reply end to opt out]';
const quietHours = { start: '21:00', end: '08:00' };
const retryMs = 30_000;
/** By then all that was held has left, or is over. */
const afterwardsMs = 9 * dayMs;

const at10 = { at: '10:00' };
const steps: Readonly<Record<PlanName, Plan['steps']>> = {
  drip: [0, 15, 45, 180, 270, 360].map((afterDays) => ({ afterDays, body: 'Hi {ClientFirstName|there}.' })),
  daily: [0, 1, 2, 3, 4, 5].map((afterDays) => ({ afterDays, ...at10, body: 'Good morning.' })),
  named: [
    { afterDays: 0, body: '{ClientFirstName}, hello.' },
    { afterDays: 2, at: '20:30', body: 'Still looking?' },
  ],
};

/** How many texts the carrier was given. */
export type Lived = Record<'plan' | 'bulk' | 'greeting', number>;

export async function liveThroughCampaigns(history: History): Promise<Lived> {
  const { table: sound, changes } = memoryTable();
  const table = dyingTable(sound, history.crashes);
  const reference = aCampaignReference();
  const footers = aFooterReference();
  let now = NOW.getTime() + history.beginsAtHour * hourMs;
  const clock = () => new Date(now);
  const agenda = anAgenda();
  const lived: Lived = { plan: 0, bulk: 0, greeting: 0 };
  const faults: string[] = [];
  let counted = 0;
  let diedBelow = false;
  let unknownUntil = 0;
  const newId = (prefix: string) => {
    counted += 1;
    return `${prefix}_${String(counted).padStart(4, '0')}`;
  };

  const outbox = outboxStore(table);
  const wordingOf = instructing(instructions);
  const conversationFacts = conversationFactsStore(table, wordingOf);
  const gate = {
    consents: consentStore(table),
    openQuestions: openQuestionStore(table),
    notices: { read: async () => undefined },
    conversationFacts,
    isServed: () => true,
    quietHours,
  };

  const slots = new Set<string>();
  const deps = {
    ...baseDependencies(table, {
      readDetails: referralStore(table).detailsOf,
      brandOf: wordingOf,
      queue: async (channel, outboxId) => {
        if (channel === 'text') work(now, () => handOut(outboxId, 1));
      },
      startSendPlanSteps: async (slot) => {
        if (slots.has(slot)) return;
        slots.add(slot);
        work(Math.max(now, Date.parse(sweepAt(slot))), () => sweep(slot));
      },
      now: clock,
    }),
    queueBulk: async (look: { bulkId: string; look: number }, delaySeconds: number) =>
      work(now + delaySeconds * 1000, () => lookAt(look)),
  };
  const stores = storesOn(table);
  const reading = {
    ...stores,
    brandOf: wordingOf,
    referrals: referralStore(table),
    templates: templateStore(table),
    newId,
    derivedId,
    fingerprint,
    wordingOf,
    quietHours,
    clientFacts: clientFactsStore(table),
    bulks: bulkStore(table),
    bulkTexts: bulkTextStore(table),
    figuresOf: bulkFiguresIn(table),
    duePlans: duePlanStore(table, 'due'),
    reportFault(fault: unknown) {
      if (!(fault instanceof Died)) throw fault;
      diedBelow = true;
    },
  };

  /** A function of ours: one that died is called again. */
  function work(at: number, run: () => Promise<void>): void {
    agenda.schedule(at, async () => {
      try {
        await run();
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        // What it had decided stands for as long as a receipt may come.
        unknownUntil = now + receiptWaitSeconds * 1000;
        work(now + retryMs, run);
      }
    });
  }

  async function again<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof Died) return again(run);
      throw error;
    }
  }

  async function followAll(): Promise<void> {
    for (let change = changes.shift(); change !== undefined; change = changes.shift()) {
      const told = change;
      await again(() => dispatch(told, deps));
      if (history.isFollowedTwice) await again(() => dispatch(told, deps));
    }
  }

  async function sweep(slot: string): Promise<void> {
    let after = '';
    do {
      diedBelow = false;
      const page = await sendDueSteps({ slot, after }, clock(), reading).catch((error: unknown) => {
        throw diedBelow ? new Died() : error;
      });
      after = page.after;
    } while (after !== '');
  }

  async function lookAt(look: { bulkId: string; look: number }): Promise<void> {
    await lookAtBulk(look, clock(), reading);
  }

  async function handOut(outboxId: string, receives: number): Promise<void> {
    const { content, state } = await outbox.read(outboxId);
    if (content.channel !== 'text') return;
    const delivery = await deliver(content, state, clock(), receives, {
      store: outbox,
      verdictOn: (text, at) => judgeText(text, at, gate),
      give: (text, attempt) => giveToCarrier(text, attempt),
      random: () => 0.5,
    });
    if (!delivery.done) work(now + delivery.againInSeconds * 1000, () => handOut(outboxId, receives + 1));
  }

  async function giveToCarrier(text: TextContent, attempt: number): Promise<CarrierAnswer> {
    const { purpose, outboxId, to } = text;
    if (purpose.kind !== 'message') return { kind: 'accepted' };
    const { automated } = purpose;
    if (automated !== undefined) await judge(text);
    // Whose instructions are due is looked at of the client whose phone nobody shares.
    const isWatched = to === places[1].phone;
    const sender = purpose.sender.agentId;
    const hasFooter = text.body.endsWith(` ${instructions}`);
    if (isWatched && now > unknownUntil && hasFooter !== footers.isDue(sender, now))
      faults.push(
        `${clock().toISOString()}: ${sender}'s text ${hasFooter ? 'carries' : 'lacks'} the instructions`,
      );
    const fate = history.fates[lived.plan + lived.bulk + attempt - 1] ?? 'delivered';
    if (fate === 'busy' && attempt === 1) return { kind: 'busy' };
    if (automated !== undefined) {
      lived[automated.kind] += 1;
      reference.give({ outboxId, phone: to, at: now, part: partOf(text) });
    }
    if (fate === 'refused') {
      unknownUntil = now + receiptWaitSeconds * 1000;
      return { kind: 'refused', reason: 'invalid' };
    }
    if (isWatched) footers.give({ id: outboxId, sender, at: now, hasFooter });
    const tell = (status: 'delivered' | 'failed') =>
      agenda.schedule(now + 3000, async () => {
        if (isWatched) footers.learn(outboxId, status === 'delivered');
        const reason = { ...(status === 'failed' && { reason: 'carrier-blocked' }) };
        const receipt = { outboxId, attempt, status, at: clock().toISOString(), ...reason };
        await again(() => outbox.applyReceipt(receipt));
      });
    if (fate === 'lost') {
      if (isWatched) agenda.schedule(now + 600_000, async () => footers.learn(outboxId, false));
      return { kind: 'unknown' };
    }
    tell(fate === 'blocked' ? 'failed' : 'delivered');
    return { kind: 'accepted' };
  }

  async function judge(text: TextContent): Promise<void> {
    const { purpose, outboxId, to, createdAt } = text;
    if (purpose.kind !== 'message' || purpose.automated === undefined) return;
    const { referralId, automated } = purpose;
    const fault = reference.faultOf({
      outboxId,
      phone: to,
      at: now,
      part: partOf(text),
      referralId,
      automated,
      writtenAt: Date.parse(purpose.at),
      createdAt: Date.parse(createdAt),
    });
    if (fault !== undefined) faults.push(`${clock().toISOString()}: a ${automated.kind} text ${fault}`);
  }

  function partOf({ purpose }: TextContent): string {
    const automated = purpose.kind === 'message' ? purpose.automated : undefined;
    switch (automated?.kind) {
      case 'plan':
        return `plan ${automated.run} ${automated.step}`;
      case 'bulk':
        return `bulk ${automated.bulkId} ${purpose.kind === 'message' ? purpose.referralId : ''}`;
      default:
        return 'greeting';
    }
  }

  async function act(step: Act): Promise<void> {
    const at = clock();
    switch (step.kind) {
      case 'claim': {
        const { race } = referralAt(step.who);
        const text = step.by === 'text' ? { text: 'Hello' } : {};
        const attempt = anAttempt(race, {
          agentId: step.agent,
          by: step.by,
          actId: newId('msg'),
          at,
          ...text,
        });
        const outcome = await again(() => stores.races.claim(attempt));
        if (outcome.kind === 'won') reference.claimed(race.referralId, step.agent, now);
        return;
      }
      case 'text': {
        const { race } = referralAt(step.who);
        const owner = reference.ownerOf(race.referralId);
        if (owner === undefined) return;
        const message = newMessage({
          referralId: race.referralId,
          messageId: newId('msg'),
          agentId: owner,
          body: 'Shall we meet?',
          at: at.toISOString(),
        });
        await again(() => stores.conversations.add(message, teamId));
        return;
      }
      case 'put-on-plan': {
        const { race } = referralAt(step.who);
        const { referralId } = race;
        const owner = reference.ownerOf(referralId);
        if (owner === undefined) return;
        const changedBy = actOf(asAgent(owner), 'put-on-plan', at, newId('act'));
        const wanted = { referralId, planId: step.plan, fromStep: step.fromStep, changedBy };
        await again(() => putOnPlan(asAgent(owner), wanted, at, reading));
        return;
      }
      case 'take-off-plan': {
        const { race } = referralAt(step.who);
        const { referralId } = race;
        const owner = reference.ownerOf(referralId);
        if (owner === undefined) return;
        const changedBy = actOf(asAgent(owner), 'take-off-plan', at, newId('act'));
        const outcome = await again(() =>
          takeOffPlan(asAgent(owner), { referralId, changedBy }, at, reading),
        );
        if (!('refused' in outcome)) reference.takenOff(referralId, now);
        return;
      }
      case 'remove-plan': {
        const plan = await stores.plans.read(teamId, step.plan);
        if (plan === undefined || plan.removed) return;
        const changedBy = actOf(asAgent('lena'), 'remove-plan', at, newId('act'));
        await again(() => stores.plans.remove(plan, at, changedBy));
        return;
      }
      case 'bulk':
        return sendBulk();
      case 'cancel-bulk': {
        const bulkId = reference.lastBulk();
        if (bulkId === undefined) return;
        await again(() => reading.bulks.cancel(bulkId, at, undefined));
        reference.cancelled.add(bulkId);
        return;
      }
      case 'write':
        return hear(step.who, step.body);
      case 'hand-over': {
        const { race } = referralAt(step.who);
        const referral = await reading.referrals.read(race.referralId);
        const from = referral && ownerOf(referral.race);
        if (referral === undefined || from === undefined || from === step.to) return;
        const hand = { from, to: step.to, actId: newId('evt'), at };
        if (await again(() => reading.referrals.reassign(referral, hand)))
          reference.handedOver(race.referralId, step.to, now);
        return;
      }
      case 'stage': {
        const { race } = referralAt(step.who);
        const { referralId } = race;
        const owner = reference.ownerOf(referralId);
        if (owner === undefined) return;
        const change = { stage: step.stage };
        const outcome = await again(() =>
          setStageAndTags(asAgent(owner), { referralId, change }, at, { ...reading, people: licensedAll }),
        );
        if (!('refused' in outcome)) reference.staged(referralId, step.stage, now);
        return;
      }
      case 'license':
        await sound.put(agentItem(step.agent, step.licensed));
        reference.licensed(step.agent, step.licensed);
        return;
      case 'outage':
        now += step.forMs;
    }
  }

  /** A client's stage is set whatever their owner's license: that is not what is looked at here. */
  const licensedAll = {
    readTeam: async () => aTeam(),
    readAgent: async (_: string, agentId: string) => anAgent(agentId),
    readTeamWithAgents: async () => ({
      team: aTeam(),
      agents: agents.map((each) => anAgent(each)),
      former: [],
    }),
  };

  async function sendBulk(): Promise<void> {
    const bulkId = newId('blk');
    const clients = referrals.flatMap(({ race: { referralId } }) => {
      const agentId = reference.ownerOf(referralId);
      return agentId === undefined ? [] : [{ referralId, agentId }];
    });
    if (clients.length === 0) return;
    const startedAt = clock().toISOString();
    const pages = clients.map((client) => [client]);
    reference.bulks.push({ bulkId, count: clients.length });
    await again(() =>
      reading.bulks.start(
        {
          bulkId,
          teamId,
          agentId: 'lena',
          body: 'News from {Brand}.',
          audience: {},
          count: clients.length,
          segments: clients.length,
          costUsd: 0.01,
          startedAt,
          status: 'sending',
          pages: pages.length,
          nextPage: 0,
          look: 0,
          nextAt: startedAt,
          written: 0,
          unwritten: {},
        },
        pages,
      ),
    );
  }

  async function hear(index: number, body: Extract<Act, { kind: 'write' }>['body']): Promise<void> {
    const { race, place } = referralAt(index);
    const { phone } = place;
    const leases = await sound.queryAll({ pk: `CLIENT#${phone}`, skPrefix: 'LEASE#' });
    const lease = leases.find(
      ({ referralId, endedAt }) => referralId === race.referralId && endedAt === undefined,
    );
    if (lease === undefined) return;
    reference.wrote(race.referralId, phone, body, now);
    if (body === 'Sounds good' && phone === places[1].phone) footers.answer(now);
    const text = {
      from: phone,
      to: String(lease.number),
      body,
      carrierId: newId('in'),
      at: clock().toISOString(),
    };
    await again(() => receiveText(text, receiveTextDeps(table, clock)));
  }

  /** All that is due by then, in its order. */
  async function until(at: number): Promise<void> {
    await agenda.runUntil(at, followAll, (ms) => {
      now = Math.max(now, ms);
    });
    now = Math.max(now, at);
  }

  const agentItem = (agentId: AgentId, licensed = true) => ({
    ...keys.agent(teamId, agentId),
    type: 'agent',
    ...anAgent(agentId, { licensed }),
  });
  const referralAt = (index: number) => {
    const found = referrals[index];
    if (found === undefined) throw new Error('There is no such client');
    return found;
  };

  const referrals = places.map((place, index) => {
    const covers = history.consents[index];
    const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'I agree to texts.' };
    const race = anOpenRace({
      referralId: `ref_${index}`,
      offerUntil: new Date(now + 400 * dayMs).toISOString(),
      textingPreferred: covers !== 'none',
    });
    const details = someDetails(race, {
      area: { city: 'Springfield', state: place.state },
      createdAt: clock().toISOString(),
      client: {
        name: place.name === '' ? '1' : place.name,
        phone: place.phone,
        ...(covers !== 'none' && {
          textConsent: {
            ...textConsent,
            covers: covers === 'automated' ? ['conversation', 'automated'] : ['conversation'],
          },
        }),
      },
    });
    return { race, details, place };
  });

  if (history.greeting !== undefined) {
    const saved = { teamId, settings: concierge(history.greeting), updatedAt: NOW.toISOString(), version: 1 };
    await sound.put({ ...keys.concierge(teamId), type: 'concierge', ...saved });
  }
  await sound.put({ ...keys.team(teamId), type: 'team', ...aTeam() });
  for (const agentId of agents) await sound.put(agentItem(agentId));
  for (const [planId, planSteps] of Object.entries(steps)) {
    const starts = planId === history.startsWithClaim ? 'with-claim' : 'by-hand';
    const plan = {
      teamId,
      planId,
      name: planId,
      starts,
      steps: planSteps,
      updatedAt: NOW.toISOString(),
      version: 1,
    } as const;
    await storesOn(sound).plans.save(
      { ...plan, steps: [...planSteps] },
      undefined,
      actOf(asAgent('lena'), 'save-plan', NOW, newId('act')),
    );
  }
  for (const { race, details, place } of referrals) {
    reference.came(race.referralId, place, details.client.textConsent?.covers);
    await again(() => reading.referrals.create(race, details));
    await until(now + minuteMs);
  }
  for (const [who, agent] of history.claims.entries()) {
    if (agent !== undefined) await act({ kind: 'claim', who, agent, by: 'text' });
    await until(now + 20 * minuteMs);
  }
  for (const { afterMs, act: step } of history.steps) {
    await until(now + afterMs);
    await act(step);
    await followAll();
  }
  await until(now + afterwardsMs);
  await judgeEnds();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return lived;

  /** Nothing is lost without a reason: each step that was due, and each client of a bulk text. */
  async function judgeEnds(): Promise<void> {
    for (const { race } of referrals) {
      const { referralId } = race;
      const plan = await stores.clientPlans.read(referralId);
      if (plan?.state === 'running' && Date.parse(plan.next.nextAt) + hourMs < now)
        faults.push(
          `${referralId}'s step ${plan.next.step} was due at ${plan.next.nextAt}, and nothing became of it`,
        );
      const { messages } = await stores.conversations.list(referralId, undefined, 'oldest', 1000);
      for (const message of messages) {
        if (message.direction === 'inbound' || message.automated === undefined) continue;
        const { state } = await outbox.read(derivedId('out', referralId, message.messageId));
        const since = state.status === 'held' ? state.heldUntil : message.at;
        const isWaiting = ['queued', 'held', 'sending'].includes(state.status);
        if (isWaiting && Date.parse(since) + hourMs < now)
          faults.push(`${message.automated.kind} text of ${message.at} is ${state.status} for ever`);
      }
    }
    for (const { bulkId, count } of reference.bulks) {
      const bulk = await reading.bulks.read(bulkId);
      if (bulk === undefined) faults.push(`${bulkId} is gone`);
      if (bulk?.status === 'sending') faults.push(`${bulkId} doesn’t end`);
      const told = Object.values(bulk?.unwritten ?? {}).reduce((sum, each) => sum + each, bulk?.written ?? 0);
      if (bulk?.status === 'done' && told !== count) faults.push(`${bulkId} has ${told} of ${count} clients`);
    }
  }
}

const concierge = (when: NonNullable<History['greeting']>) =>
  when === 'created'
    ? ({ enabled: true, when, greetings: {} } as const)
    : ({ enabled: true, when, afterMinutes: 30, greetings: {} } as const);
