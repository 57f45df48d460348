// What each client had of opt-out instructions (TX-5) and names (TX-8) from each agent, in the table.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { asSeen, type Update, type Write } from '../../platform/table/table-requests.ts';
import { type Carried, type FooterState, footerStateSchema, type Pair, withText } from './footer.ts';

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

    /** The carrier took a text of the agent's that carried neither; the first counts. */
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

    /** What went with `outboxId` reached the client after all, whatever was heard before. */
    async keep(
      pair: Pair,
      outboxId: string,
      at: string,
      carried: Carried = { isAppended: true },
    ): Promise<void> {
      for (let tried = 0; tried < keepTries; tried += 1) {
        const state = await read(pair);
        const isGiven = !carried.isAppended || state?.given[outboxId] !== undefined;
        const isNamed = carried.names === undefined || state?.named?.[outboxId] !== undefined;
        if (isGiven && isNamed) return;
        const { applied } = await table.update(recordFooterWrite(pair, state, outboxId, { ...carried, at }));
        if (applied) return;
      }
      throw new Error('Too many changes of one footer at once');
    },

    /** The text that carried them did not reach the client: they never had these. `textedAt`: the carrier had taken it. */
    async takeBack(pair: Pair, outboxId: string, textedAt?: string): Promise<void> {
      const state = await read(pair);
      const isAppended = state?.given[outboxId] !== undefined;
      const names = state?.named?.[outboxId]?.conversation;
      if (!isAppended && names === undefined) return;
      await table.update(removeFooterWrite(pair, outboxId, { isAppended, names }, textedAt));
    },
  };
}

/** Part of the write that gives a text to the carrier: holds only while what was decided on is still so. */
export function confirmFooterWrite(
  pair: Pair,
  seen: FooterState | undefined,
  text: Carried & { outboxId: string; at: string },
): Write {
  if (text.isAppended || text.names !== undefined) {
    return { update: recordFooterWrite(pair, seen, text.outboxId, text) };
  }
  const { condition, values } = asSeen(seen);
  return { check: { key: keys.footer(pair.phone, pair.sender), condition, values } };
}

function recordFooterWrite(
  { phone, sender }: Pair,
  seen: FooterState | undefined,
  outboxId: string,
  carried: Carried & { at: string },
): Update & { condition: string } {
  const { condition, values } = asSeen(seen);
  const { given, named } = withText(seen, outboxId, carried);
  return {
    key: keys.footer(phone, sender),
    update: `SET #type = :type, given = :given, named = :named ${counting}`,
    condition,
    names: { '#type': 'type' },
    values: {
      ':type': 'footer',
      ':given': given,
      ':named': named,
      ...one,
      ...values,
    },
  };
}

/** The write by which the client never had what `outboxId` carried; it must be there. */
export function removeFooterWrite(
  { phone, sender }: Pair,
  outboxId: string,
  { isAppended, names }: Carried,
  textedAt?: string,
): Update {
  const maps = [...(isAppended ? ['given'] : []), ...(names === undefined ? [] : ['named'])];
  const noting = textedAt === undefined ? '' : 'SET textedAt = if_not_exists(textedAt, :textedAt) ';
  return {
    key: keys.footer(phone, sender),
    update: `${noting}REMOVE ${maps.map((map) => `${map}.#send`).join(', ')} ${counting}`,
    condition: maps.map((map) => `attribute_exists(${map})`).join(' AND '),
    names: { '#send': outboxId },
    values: { ...one, ':textedAt': textedAt },
  };
}
