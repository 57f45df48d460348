// What each client had of opt-out instructions from each agent, in the table: TX-5.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Update, Write } from '../platform/table-requests.ts';
import { type FooterState, footerStateSchema, withGiven } from './footer.ts';

/** Who texts whom: an agent of a team, and a client by their phone. */
export type Pair = { phone: string; sender: { teamId: string; agentId: string } };

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

    /** The instructions that went with `sendId` reached the client after all, whatever was heard before. */
    async keep(pair: Pair, sendId: string, at: string): Promise<void> {
      for (let tried = 0; tried < keepTries; tried += 1) {
        const state = await read(pair);
        if (state?.given[sendId] !== undefined) return;
        const { applied } = await table.update(giving(pair, state, sendId, at));
        if (applied) return;
      }
      throw new Error('Too many changes of one footer at once');
    },

    /** The text that carried them did not reach the client: they never had these. */
    async takeBack(pair: Pair, sendId: string): Promise<void> {
      const state = await read(pair);
      if (state?.given[sendId] !== undefined) await table.update(takingBack(pair, sendId));
    },
  };
}

/** Part of the write that gives a text to the carrier: holds only while what was decided on is still so. */
export function carryingOut(
  pair: Pair,
  seen: FooterState | undefined,
  text: { sendId: string; at: string; isAppended: boolean },
): Write {
  if (text.isAppended) return { update: giving(pair, seen, text.sendId, text.at) };
  const { condition, values } = unchangedSince(seen);
  return { check: { key: keys.footer(pair.phone, pair.sender), condition, values } };
}

function giving(
  { phone, sender }: Pair,
  seen: FooterState | undefined,
  sendId: string,
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
      ':given': withGiven(seen?.given ?? {}, sendId, at),
      ...one,
      ...values,
    },
  };
}

/** The write by which the client never had the instructions of `sendId`; they must be there. */
export function takingBack({ phone, sender }: Pair, sendId: string): Update {
  return {
    key: keys.footer(phone, sender),
    update: `REMOVE given.#send ${counting}`,
    condition: 'attribute_exists(given)',
    names: { '#send': sendId },
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
