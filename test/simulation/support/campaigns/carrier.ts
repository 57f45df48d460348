// The carrier of a history: each text that it is given is judged by the references, and becomes what was drawn for it.
import type { CarrierAnswer } from '../../../../lambdas/carriers/carrier-answer.ts';
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import type { BulkReference } from '../campaign-references/bulk-reference.ts';
import type { Events } from '../campaign-references/events-reference.ts';
import { anInstructionsReference } from '../campaign-references/instructions-reference.ts';
import type { OptOutReference } from '../campaign-references/opt-out-reference.ts';
import type { History } from './history.ts';
import type { Judging } from './judging.ts';
import { minuteMs } from './local-clocks.ts';
import type { Runtime } from './runtime.ts';
import { instructions, type Stores } from './stores.ts';

const receiptMs = 3000;
/** Without a receipt by then nobody knows whether the client has it. */
const receiptWaitMs = 10 * minuteMs;

/** What is known of a text once the carrier has answered. */
const fateAtOnce = { refused: 'refused', lost: 'unanswered' } as const;

export type Carrier = ReturnType<typeof aCarrier>;

export function aCarrier(
  runtime: Runtime,
  { fates }: Pick<History, 'fates'>,
  { outbox }: Pick<Stores, 'outbox'>,
  {
    judging,
    events,
    optOuts,
    bulks,
    onBulkTextGiven,
  }: {
    judging: Judging;
    events: Events;
    optOuts: OptOutReference;
    bulks: BulkReference;
    onBulkTextGiven: (bulkId: string, referralId: string) => void;
  },
) {
  const { now, again, schedule, clock, report } = runtime;
  const references = new Map<string, ReturnType<typeof anInstructionsReference>>();
  const given = new Set<string>();

  const instructionsTo = (phone: string) => {
    const known = references.get(phone) ?? anInstructionsReference();
    references.set(phone, known);
    return known;
  };

  function tell(text: TextContent, attempt: number, status: 'delivered' | 'failed'): void {
    const { to, outboxId } = text;
    schedule(now() + receiptMs, async () => {
      instructionsTo(to).learn(outboxId, status === 'delivered');
      if (status === 'failed') noteFate(text, 'failed');
      greets(text, status === 'delivered' ? 'yes' : 'no');
      const reason = { ...(status === 'failed' && { reason: 'carrier-blocked' }) };
      const receipt = { outboxId, attempt, status, at: clock().toISOString(), ...reason };
      await again(() => outbox.applyReceipt(receipt));
    });
  }

  /** CP-8: whether somebody who claims now finds a client who was greeted. */
  function greets({ purpose }: TextContent, isGreeted: 'yes' | 'no' | 'unsure'): void {
    if (purpose.kind !== 'message' || purpose.automated?.kind !== 'greeting') return;
    events.greeted(purpose.referralId, isGreeted);
  }

  /** CP-7 */
  function noteFate(
    { purpose, outboxId, to }: TextContent,
    fate: Parameters<OptOutReference['note']>[1],
  ): void {
    if (purpose.kind !== 'message') return;
    const { automated, referralId } = purpose;
    if (automated === undefined) {
      if (fate === 'failed' || fate === 'refused') optOuts.failed(referralId);
      return;
    }
    const bulkId = automated.kind === 'bulk' ? automated.bulkId : undefined;
    optOuts.note({ outboxId, phone: to, referralId, bulkId, at: now() }, fate);
    bulks.changed(now());
  }

  async function give(text: TextContent, attempt: number): Promise<CarrierAnswer> {
    const { purpose, outboxId, to } = text;
    if (purpose.kind !== 'message') return { kind: 'accepted' };
    const isGreeting = purpose.automated?.kind === 'greeting';
    const { sender, referralId } = purpose;
    const one = { id: outboxId, conversation: referralId, sender: sender.agentId, at: now() };
    const hasInstructions = text.body.endsWith(` ${instructions}`);
    if (!instructionsTo(to).isRight(one, hasInstructions, isGreeting))
      report(`${sender.agentId}'s text ${hasInstructions ? 'carries' : 'lacks'} the instructions`);
    await judging.judge(text);
    const fate = fates[judging.givenBefore() + attempt - 1] ?? 'delivered';
    if (fate === 'busy' && attempt === 1) {
      await judging.tried(text);
      return { kind: 'busy' };
    }
    await judging.give(text);
    given.add(outboxId);
    noteFate(text, fate === 'refused' || fate === 'lost' ? fateAtOnce[fate] : 'given');
    if (fate === 'refused') return { kind: 'refused', reason: 'invalid' };
    instructionsTo(to).settled(outboxId);
    instructionsTo(to).give({ ...one, hasInstructions });
    if (fate === 'lost') {
      schedule(now() + receiptWaitMs, async () => instructionsTo(to).learn(outboxId, false));
      return { kind: 'unknown' };
    }
    if (purpose.automated?.kind === 'bulk') onBulkTextGiven(purpose.automated.bulkId, referralId);
    greets(text, 'yes');
    tell(text, attempt, fate === 'blocked' ? 'failed' : 'delivered');
    return { kind: 'accepted' };
  }

  return {
    give,

    /** The function that sends it died: until it is called again nobody knows whether the client has it. */
    async diedSending(text: TextContent): Promise<void> {
      const { purpose, outboxId, to } = text;
      if (purpose.kind !== 'message') return;
      await judging.tried(text);
      noteFate(text, 'unsure');
      greets(text, 'unsure');
      const { referralId, sender } = purpose;
      const one = { id: outboxId, conversation: referralId, sender: sender.agentId, at: now() };
      instructionsTo(to).diedSending(one);
    },

    answered: (referralId: string, phone: string) => instructionsTo(phone).answer(referralId, now()),

    /** Nothing more becomes of it here. */
    async settled(text: TextContent): Promise<void> {
      const { outboxId, to } = text;
      instructionsTo(to).settled(outboxId);
      const { state } = await outbox.read(outboxId);
      if (state.status === 'unconfirmed') noteFate(text, 'given');
      if (given.has(outboxId)) return;
      noteFate(text, state.status === 'refused' ? 'refused' : 'given');
      if (state.status === 'refused') await judging.refused(text, state.reason);
    },
  };
}
