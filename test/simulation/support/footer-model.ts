// Where planned histories happen: the real stores, reactions, gate and deliverer on the table in memory, a clock and a carrier.

import type { CarrierAnswer } from '../../../lambdas/carriers/carrier-answer.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { deliver } from '../../../lambdas/delivery/deliver.ts';
import { conversationFactsStore } from '../../../lambdas/delivery/gate/conversation-facts-store.ts';
import { verdictOn } from '../../../lambdas/delivery/gate/gate.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { newMessage } from '../../../lambdas/texting/new-message.ts';
import { receiveText } from '../../../lambdas/texting/receive-text.ts';
import { anAttempt, anOpenRace, client, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { baseDependencies } from '../../stream/support/base-dependencies.ts';
import { instructing } from '../../support/brands.ts';
import { receiveTextDeps } from '../../texting/support/inbound-texts.ts';
import { textingStores } from '../../texting/support/stores.ts';
import { anAgenda } from './agenda.ts';
import { type Act, dayMs, type FooterPlan, type Treatment } from './footer-plan.ts';
import { aFooterReference } from './footer-reference.ts';
import { memoryTable } from './memory-table.ts';

const instructions = '[Reply end to opt out]';
const owners = ['ada', 'ben'] as const;
const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'Agents may text me.' };
/** By then all receipts have come and all waits are over. */
const afterwardsMs = 5 * dayMs;

/** Lives through `plan`; throws when a text carries the instructions and should not, or the other way round. */
export async function liveThroughTexts(plan: FooterPlan): Promise<{ texts: number; footers: number }> {
  const { table, changes } = memoryTable();
  const [races, referrals, outbox] = [raceStore(table), referralStore(table), outboxStore(table)];
  const [consents, texting] = [consentStore(table), textingStores(table)];
  const conversation = conversationFactsStore(table, instructing(instructions));
  const reference = aFooterReference();
  const race = anOpenRace({ offered: [...owners, 'lena'] });
  const details = someDetails(race, { client: { ...client, textConsent } });
  const { referralId } = race;

  let now = NOW.getTime();
  let dispatched = 0;
  let written = 0;
  let owner: (typeof owners)[number] = 'ada';
  const total = { texts: 0, footers: 0 };
  const treatments = new Map<string, Treatment>();
  const agenda = anAgenda();
  const { schedule } = agenda;

  const deps = baseDependencies(table, {
    readDetails: async () => details,
    queue: async (channel, outboxId) => {
      if (channel === 'text') schedule(now, () => handOut(outboxId));
    },
    now: () => new Date(now),
  });

  async function followAll(): Promise<void> {
    for (; dispatched < changes.length; dispatched += 1) {
      const change = changes[dispatched];
      if (change === undefined) continue;
      await dispatch(change, deps);
      if (plan.isFollowedTwice) await dispatch(change, deps);
    }
  }

  /** The queue hands a text out; the carrier treats it as planned. */
  async function handOut(outboxId: string, receives = 1): Promise<void> {
    const { content, state } = await outbox.read(outboxId);
    if (content.channel !== 'text') return;
    const delivery = await deliver(content, state, new Date(now), receives, {
      store: outbox,
      verdictOn: async (text, at) =>
        verdictOn(text, {
          ...(await consents.readFacts(text)),
          notice: undefined,
          now: at,
          isCountryServed: true,
          quietHours: null,
          conversation: await conversation(text, at),
        }),
      give: async (text, attempt) => giveToCarrier(text, attempt),
      random: () => 0.5,
    });
    if (!delivery.done) schedule(now + delivery.againInSeconds * 1000, () => handOut(outboxId, receives + 1));
  }

  function giveToCarrier({ outboxId, body, purpose }: TextContent, attempt: number): CarrierAnswer {
    if (purpose.kind !== 'message') return { kind: 'accepted' };
    const { busy, fate, receiptAfterMs } = treatments.get(purpose.messageId) ?? {
      busy: 0,
      fate: 'delivered',
      receiptAfterMs: 0,
    };
    const sender = purpose.sender.agentId;
    const hasFooter = body.endsWith(` ${instructions}`);
    if (hasFooter !== reference.isDue(sender, now)) {
      const when = new Date(now).toISOString();
      throw new Error(`${when}: ${sender}'s text ${hasFooter ? 'carries' : 'lacks'} the instructions`);
    }
    if (attempt <= busy) return { kind: 'busy' };
    total.texts += 1;
    total.footers += Number(hasFooter);
    if (fate === 'refused') return { kind: 'refused', reason: 'invalid' };
    reference.give({ id: outboxId, sender, at: now, hasFooter });
    const tell = (status: 'delivered' | 'failed', afterMs: number) =>
      schedule(now + afterMs, async () => {
        reference.learn(outboxId, status === 'delivered');
        const reason = { ...(status === 'failed' && { reason: 'carrier-blocked' }) };
        await outbox.applyReceipt({ outboxId, attempt, status, at: new Date(now).toISOString(), ...reason });
      });
    switch (fate) {
      case 'delivered':
        tell('delivered', receiptAfterMs);
        return { kind: 'accepted' };
      case 'blocked':
        tell('failed', receiptAfterMs);
        return { kind: 'accepted' };
      case 'lost-and-found':
        tell('delivered', receiptAfterMs);
        break;
    }
    // After ten minutes without a receipt nobody knows whether the client has it.
    if (fate === 'lost' || receiptAfterMs > 600_000)
      schedule(now + 600_000, async () => reference.learn(outboxId, false));
    return { kind: 'unknown' };
  }

  async function act(step: Act): Promise<void> {
    const at = new Date(now).toISOString();
    switch (step.kind) {
      case 'text': {
        written += 1;
        const messageId = `msg_${String(written).padStart(3, '0')}`;
        treatments.set(messageId, step.treatment);
        const message = newMessage({ referralId, messageId, agentId: owner, body: 'Shall we meet?', at });
        await texting.conversations.add(message, race.teamId);
        return;
      }
      case 'reassign': {
        const to = owner === 'ada' ? 'ben' : 'ada';
        const claimed = await races.read(referralId);
        if (claimed === undefined) throw new Error('It is claimed');
        const hand = { from: owner, to, actId: `evt_${now}`, at: new Date(now) };
        await referrals.reassign({ race: claimed, details }, hand);
        owner = to;
        return;
      }
      case 'client':
        return hearClient(step.body, at);
    }
  }

  async function hearClient(body: string, at: string): Promise<void> {
    const isOn = (await consents.read('introductions', client.phone))?.status === 'on';
    const [lease] = await table.queryAll({ pk: `CLIENT#${client.phone}`, skPrefix: 'LEASE#' });
    if (lease === undefined) return;
    if (body === 'Sounds good' || (body === 'YES' && isOn)) reference.answer(now);
    written += 1;
    await receiveText(
      { from: client.phone, to: String(lease.number), body, carrierId: `carrier-${written}`, at },
      receiveTextDeps(table, () => new Date(now)),
    );
  }

  /** All that is due by then, in its order. */
  async function until(at: number): Promise<void> {
    await agenda.runUntil(at, followAll, (ms) => {
      now = Math.max(now, ms);
    });
    now = at;
  }

  await referrals.create(race, details);
  await races.claim(anAttempt(race, { by: 'text', actId: 'msg_000', text: 'Hello' }));
  await until(now);
  for (const { afterMs, act: step } of plan.steps) {
    await until(now + afterMs);
    await act(step);
    await followAll();
  }
  await until(now + afterwardsMs);
  return total;
}
