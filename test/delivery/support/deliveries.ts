// Where sends are delivered in tests: the real store and gate, a carrier that answers as told, crashes before any step.

import type { CarrierAnswer } from '../../../lambdas/carriers/carrier-answer.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { type Deliverer, deliver } from '../../../lambdas/delivery/deliver.ts';
import { verdictOn, verdictOnTime } from '../../../lambdas/delivery/gate/gate.ts';
import type {
  EmailContent,
  OutboxContent,
  TextContent,
} from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { engineTable } from '../../support/engine.ts';
import { anEmail, aText, NOW } from './outbox-messages.ts';

const table = await engineTable();
export const outbox = outboxStore(table);
const consents = consentStore(table);

/** The process dies here: what was written stays, what comes after does not happen. */
export class Crash extends Error {}

export type World = {
  now: Date;
  /** What the carrier answers to each call; the last answer stays. */
  answers: CarrierAnswer[];
  calls: string[];
  /** Runs before each step of a deliverer, by its name. */
  beforeStep: (step: string) => Promise<void>;
  quietHours: { start: string; end: string } | null;
};
export const aWorld = (world: Partial<World> = {}): World => ({
  now: NOW,
  answers: [{ kind: 'accepted' }],
  calls: [],
  beforeStep: async () => {},
  quietHours: null,
  ...world,
});

export async function setConsent({ program, to }: TextContent, status: 'on' | 'opted-out') {
  const item = { ...keys.consent(program, to), type: 'consent', program, phone: to };
  const consent = { status, since: NOW.toISOString(), reason: 'stop' };
  await table.put({
    ...item,
    ...(program === 'lead-alerts' ? { agents: { 'north#ada': consent } } : consent),
  });
}

export async function queuedText(text: Partial<TextContent> = {}): Promise<TextContent> {
  const content = aText(text);
  await setConsent(content, 'on');
  await outbox.create(content);
  return content;
}

export async function queuedEmail(): Promise<EmailContent> {
  const content = anEmail();
  await outbox.create(content);
  return content;
}

/** The parts of a deliverer in `world`: the real store and gate, a carrier that answers as it is told. */
function partsIn(world: World) {
  const { beforeStep } = world;
  const store: Deliverer<OutboxContent>['store'] = {
    claimForSending: async (...step) => beforeStep('begin').then(() => outbox.claimForSending(...step)),
    requeue: async (...step) => beforeStep('requeue').then(() => outbox.requeue(...step)),
    keepTurn: async (...step) => beforeStep('keepTurn').then(() => outbox.keepTurn(...step)),
    hold: async (...step) => beforeStep('hold').then(() => outbox.hold(...step)),
    refuse: async (...step) => beforeStep('refuse').then(() => outbox.refuse(...step)),
    endRefused: async (...step) => beforeStep('endRefused').then(() => outbox.endRefused(...step)),
    applyReceipt: async (...step) => beforeStep('settle').then(() => outbox.applyReceipt(...step)),
  };
  const give = async ({ outboxId }: OutboxContent): Promise<CarrierAnswer> => {
    await beforeStep('give');
    world.calls.push(outboxId);
    return world.answers[world.calls.length - 1] ?? world.answers.at(-1) ?? { kind: 'accepted' };
  };
  return { store, give, random: () => 1 };
}

/** The queue hands the message out once: it is read and delivered as the handler does it. */
export async function handOut(outboxId: string, world: World, receives = 1) {
  await world.beforeStep('read');
  const { content, state } = await outbox.read(outboxId);
  const parts = partsIn(world);
  if (content.channel === 'text') {
    const verdict = async (text: TextContent, now: Date) => {
      await world.beforeStep('gate');
      const known = await consents.readFacts(text);
      const facts = { ...known, notice: undefined, isCountryServed: true, quietHours: world.quietHours, now };
      return verdictOn(text, facts);
    };
    return deliver(content, state, world.now, receives, { ...parts, verdictOn: verdict });
  }
  return deliver(content, state, world.now, receives, { ...parts, verdictOn: verdictOnTime });
}

export const stateOf = async ({ outboxId }: OutboxContent) => (await outbox.read(outboxId)).state;
