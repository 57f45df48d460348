// What each client had of opt-out instructions from each agent, in the table: TX-5.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Update, Write } from '../platform/table-requests.ts';
import { type FooterState, footerStateSchema, type Pair, withGiven } from './footer.ts';

/** Counts each change. */
const counting = 'ADD revision :one';
/** Another text of the same agent may be given to the carrier at the same moment. */
const keepTries = 10;

const one = { ':one': 1 };

export function footerStore(table: Table) {
  async function read({ phone, sender }: Pair): Promise<FooterState | undefined> {
    const item = await table.get(keys.footer(phone, sender));
    return item && footerStateSchema.parse(item);
  }

  return {
    read,

    /** The carrier took a text of the agent's; the first counts. */
    async noteTexted({ phone, sender }: Pair, at: string): Promise<void> {
      await table.update({
        key: keys.footer(phone, sender),
        update: `SET #type = :type, textedAt = :at ${counting}`,
        condition: 'attribute_not_exists(textedAt)',
        names: { '#type': 'type' },
        values: { ':type': 'footer', ':at': at, ...one },
      });
    },

    /** TX-6: the client answered the agent. */
    async noteReplied({ phone, sender }: Pair, at: string): Promise<void> {
      await table.update({
        key: keys.footer(phone, sender),
        update: `SET #type = :type, repliedAt = :at ${counting}`,
        condition: 'attribute_not_exists(repliedAt) OR repliedAt > :at',
        names: { '#type': 'type' },
        values: { ':type': 'footer', ':at': at, ...one },
      });
    },

    /** The instructions that went with `outboxId` reached the client after all, whatever was heard before. */
    async keep(pair: Pair, outboxId: string, at: string): Promise<void> {
      for (let tried = 0; tried < keepTries; tried += 1) {
        const state = await read(pair);
        if (state?.given[outboxId] !== undefined) return;
        const { applied } = await table.update(recordFooterWrite(pair, state, outboxId, at));
        if (applied) return;
      }
      throw new Error('Too many changes of one footer at once');
    },

    /** The text that carried them did not reach the client: they never had these. */
    async takeBack(pair: Pair, outboxId: string): Promise<void> {
      const state = await read(pair);
      if (state?.given[outboxId] !== undefined) await table.update(removeFooterWrite(pair, outboxId));
    },
  };
}

/** Part of the write that gives a text to the carrier: holds only while what was decided on is still so. */
export function confirmFooterWrite(
  pair: Pair,
  seen: FooterState | undefined,
  text: { outboxId: string; at: string; isAppended: boolean },
): Write {
  if (text.isAppended) return { update: recordFooterWrite(pair, seen, text.outboxId, text.at) };
  const { condition, values } = unchangedSince(seen);
  return { check: { key: keys.footer(pair.phone, pair.sender), condition, values } };
}

function recordFooterWrite(
  { phone, sender }: Pair,
  seen: FooterState | undefined,
  outboxId: string,
  at: string,
): Update & { condition: string } {
  const { condition, values } = unchangedSince(seen);
  return {
    key: keys.footer(phone, sender),
    update: `SET #type = :type, given = :given ${counting}`,
    condition,
    names: { '#type': 'type' },
    values: {
      ':type': 'footer',
      ':given': withGiven(seen?.given ?? {}, outboxId, at),
      ...one,
      ...values,
    },
  };
}

/** The write by which the client never had the instructions of `outboxId`; they must be there. */
export function removeFooterWrite({ phone, sender }: Pair, outboxId: string): Update {
  return {
    key: keys.footer(phone, sender),
    update: `REMOVE given.#send ${counting}`,
    condition: 'attribute_exists(given)',
    names: { '#send': outboxId },
    values: one,
  };
}

function unchangedSince(seen: FooterState | undefined): {
  condition: string;
  values: Record<string, number>;
} {
  if (seen === undefined) return { condition: 'attribute_not_exists(revision)', values: {} };
  return { condition: 'revision = :seen', values: { ':seen': seen.revision } };
}
