// The outbox in the table: each step is one conditional write, so that two deliverers never both call the carrier.
import type { CarrierReceipt } from '../../carriers/receipt.ts';
import { isStill } from '../../consent/consent-store.ts';
import { newId } from '../../platform/ids.ts';
import { keys, listed } from '../../platform/table/keys.ts';
import { outboxEntryStore } from '../../platform/table/outbox-entry-store.ts';
import type { Table, WriteOutcome } from '../../platform/table/table.ts';
import {
  type Item,
  isOneOf,
  setExpression,
  type Update,
  type Write,
} from '../../platform/table/table-requests.ts';
import { capWrite } from '../../texting/automated/cap-store.ts';
import { confirmFooterWrite, removeFooterWrite } from '../../texting/footer/footer-store.ts';
import type { Going } from '../deliver.ts';
import type { Turn } from '../pace/schedule.ts';
import {
  before,
  contentSchema,
  type NewOutboxMessage,
  type OutboxContent,
  type OutboxMessage,
  type OutboxStatus,
  pairOf,
  type SendingClaim,
  stateSchema,
  type TextContent,
  tracesSchema,
} from './outbox-message.ts';

export function outboxStore(table: Table) {
  const entries = outboxEntryStore(table);

  /** Moves a message on from one of `from`; answers whether it was there. */
  async function move(
    outboxId: string,
    from: readonly OutboxStatus[],
    to: Record<string, unknown> & { status: OutboxStatus },
    and?: { condition: string; values: Record<string, unknown> },
  ): Promise<boolean> {
    const outcome = await table.update(movement(outboxId, from, to, and));
    return outcome.applied;
  }

  /** A lost answer does no harm here: the SDK gives each transaction a token, by which DynamoDB knows it again. */
  async function claimText(
    text: TextContent,
    update: Update,
    startedBy: string,
    decidedOn: readonly Write[],
  ): Promise<SendingClaim> {
    const { needs } = text;
    if (needs === 'nothing') return claimOther(update, startedBy);
    const outcome = await table.transact([{ update }, isStill({ ...text, needs }), ...decidedOn]);
    if (outcome.applied) return 'begun';
    return outcome.refused[1] ? 'consent-gone' : 'taken';
  }

  async function claimOther(update: Update, startedBy: string): Promise<SendingClaim> {
    const outcome = await table.update(update);
    if (outcome.applied) return 'begun';
    const { status, startedBy: beganBy } = outcome.current ?? {};
    return status === 'sending' && beganBy === startedBy ? 'begun' : 'taken';
  }

  async function find(outboxId: string): Promise<OutboxMessage | undefined> {
    const item = await table.get(keys.outbox(outboxId));
    return item && messageIn(item);
  }

  return {
    find,

    /** Those that are there, by their ids. */
    async findAll(outboxIds: readonly string[]): Promise<ReadonlyMap<string, OutboxMessage>> {
      const messages = (await table.getAll(outboxIds.map(keys.outbox))).map(messageIn);
      return new Map(messages.map((message) => [message.content.outboxId, message]));
    },

    /** Puts a message into the outbox; one that is there already stays as it is. Answers whether it is new. */
    create: (message: NewOutboxMessage, attempts?: number): Promise<boolean> =>
      entries.create(message, attempts),

    /** The message; throws when there is none, for queues name only what was written before. */
    async read(outboxId: string): Promise<OutboxMessage> {
      const message = await find(outboxId);
      if (message === undefined) throw new Error(`There is no outbox message ${outboxId}`);
      return message;
    },

    /**
     * Claims a queued message to give it to the carrier; a text only while its phone is on, and while what was decided about
     * its opt-out instructions is so (the client then counts as having them). Claimed under an id of its own: one
     * whose answer was lost is known again, and one that can't be told is taken back, for nobody calls the carrier then.
     */
    async claimForSending(
      message: OutboxContent,
      attempts: number,
      at: Date,
      { prepend, append = '', footer, cap }: Going = {},
    ): Promise<SendingClaim> {
      const startedBy = newId('try');
      const sending = {
        status: 'sending',
        startedAt: at.toISOString(),
        startedBy,
        attempts: attempts + 1,
        appended: append,
        ...(footer && { footer: footer.code, prepended: prepend ?? '', names: footer.names ?? '' }),
      };
      const update = movement(message.outboxId, ['queued', 'held'], sending, whileTried(attempts));
      try {
        return await (message.channel === 'text'
          ? claimText(message, update, startedBy, [
              ...footerOf(message, { append, footer }, at),
              ...capOf(message, cap, at),
            ])
          : claimOther(update, startedBy));
      } catch (error) {
        await move(message.outboxId, ['sending'], { status: 'queued' }, whileStartedBy(startedBy));
        throw error;
      }
    },

    /** The carrier certainly did not take attempt `attempts`: it may be tried again. */
    async requeue(message: OutboxContent, attempts: number, append = '', names?: string): Promise<boolean> {
      const update = movement(
        message.outboxId,
        ['sending'],
        { status: 'queued', attempts },
        whileTried(attempts),
      );
      const pair = pairOf(message);
      const carried = { isAppended: append !== '', names };
      const isPlain = !carried.isAppended && names === undefined;
      if (pair === undefined || isPlain) return (await table.update(update)).applied;
      // The client did not have them: the next text that leaves carries them.
      const outcome = await table.transact([
        { update },
        { update: removeFooterWrite(pair, message.outboxId, carried) },
      ]);
      return outcome.applied;
    },

    /** The phone's carrier has it; the earliest receipt counts, and what became of it later changes nothing. */
    async recordHandover(outboxId: string, at: string): Promise<void> {
      await table.update({
        key: keys.outbox(outboxId),
        ...setExpression({ handedOverAt: at }),
        condition:
          'attribute_exists(pk) AND (attribute_not_exists(handedOverAt) OR handedOverAt > :handedOverAt)',
      });
    },

    /** PA-1: where a text that was tried `attempts` times waits for its turn, whoever is handed it meanwhile. */
    keepTurn(outboxId: string, attempts: number, turn: Turn): Promise<WriteOutcome> {
      const { condition, names, values } = isOneOf('status', ['queued', 'held']);
      const tried = whileTried(attempts);
      return table.update({
        key: keys.outbox(outboxId),
        ...setExpression({ turn }, { names, values: { ...values, ...tried.values } }),
        condition: `${condition} AND ${tried.condition}`,
      });
    },

    hold(outboxId: string, reason: string, until: Date): Promise<boolean> {
      return move(outboxId, ['queued', 'held'], { status: 'held', reason, heldUntil: until.toISOString() });
    },

    /** What it waited for has come: it may go out from `at` on. */
    release(outboxId: string, at: Date): Promise<boolean> {
      return move(outboxId, ['queued', 'held'], { status: 'queued', notBefore: at.toISOString() });
    },

    /**
     * Ends a message that no carrier was given; answers whether it is so, now or before. One that someone is giving to the
     * carrier right now is theirs to end.
     */
    async refuse(outboxId: string, reason: string, at: Date): Promise<boolean> {
      const refused = { status: 'refused', reason, settledAt: at.toISOString() };
      const outcome = await table.update(movement(outboxId, ['queued', 'held'], refused));
      return outcome.applied || outcome.current?.status === 'refused';
    },

    /** DE-7: it may have gone out in minutes that were lost with the table; answers whether it was under way. */
    leaveUnconfirmed(outboxId: string, at: Date): Promise<boolean> {
      const settledAt = at.toISOString();
      const unconfirmed = {
        status: 'unconfirmed',
        settledAt,
        ...listedUnconfirmed(outboxId, settledAt),
      } as const;
      return move(outboxId, ['queued', 'held', 'sending'], unconfirmed);
    },

    /** The carrier refused attempt `attempts` for good. */
    endRefused(outboxId: string, attempts: number, reason: string, at: Date): Promise<boolean> {
      const refused = { status: 'refused', reason, settledAt: at.toISOString() } as const;
      return move(outboxId, ['sending'], refused, whileTried(attempts));
    },

    /** What the carrier says; late, repeated and reordered receipts change nothing that is better known. */
    async applyReceipt({
      outboxId,
      attempt,
      status,
      at,
      reason,
      carrierId,
    }: CarrierReceipt): Promise<boolean> {
      const time = status === 'accepted' ? { acceptedAt: at } : { settledAt: at };
      const isBad = status === 'failed' || status === 'unconfirmed';
      // What became of an earlier attempt is not charged to this one.
      const current = isBad && attempt !== undefined ? whileTried(attempt) : undefined;
      const place = status === 'unconfirmed' ? listedUnconfirmed(outboxId, at) : undefined;
      const moved = movement(
        outboxId,
        before[status],
        { status, ...time, ...(reason && { reason }), ...(carrierId && { carrierId }), ...place },
        current,
      );
      // What is known is no longer listed: that costs nothing where there is no place to remove.
      const update = place === undefined ? `${moved.update} REMOVE inboxPk, inboxSk` : moved.update;
      return (await table.update({ ...moved, update })).applied;
    },
  };
}

/** Its place in the list of what nobody told of. */
function listedUnconfirmed(outboxId: string, at: string) {
  return { inboxPk: listed.unconfirmed, inboxSk: `${at}#${outboxId}` };
}

function messageIn(item: Item): OutboxMessage {
  return {
    content: contentSchema.parse(item),
    state: stateSchema.parse(item),
    traces: tracesSchema.parse(item),
  };
}

function footerOf(message: TextContent, { append, footer }: Going, at: Date): Write[] {
  const pair = pairOf(message);
  if (pair === undefined || footer === undefined) return [];
  const { outboxId } = message;
  const text = { outboxId, at: at.toISOString(), isAppended: append !== '', names: footer.names };
  return [confirmFooterWrite(pair, footer.seen, text)];
}

/** CP-9 */
function capOf({ to, outboxId }: TextContent, cap: Going['cap'], at: Date): Write[] {
  return cap === undefined ? [] : [capWrite(to, cap.seen, { outboxId, at: at.toISOString() })];
}

/** Holds as long as nobody has tried the message once more. */
function whileTried(attempts: number) {
  return { condition: 'attempts = :tried', values: { ':tried': attempts } };
}

/** Holds as long as the message is as that claim left it. */
function whileStartedBy(startedBy: string) {
  return { condition: 'startedBy = :by', values: { ':by': startedBy } };
}

function movement(
  outboxId: string,
  from: readonly OutboxStatus[],
  to: Record<string, unknown>,
  and?: { condition: string; values: Record<string, unknown> },
): Update {
  const { condition, names, values } = isOneOf('status', from);
  return {
    key: keys.outbox(outboxId),
    ...setExpression(to, { names, values: { ...values, ...and?.values } }),
    condition: and === undefined ? condition : `${condition} AND ${and.condition}`,
  };
}
