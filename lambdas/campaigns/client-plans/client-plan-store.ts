// Clients' plans in the table: one item beside each referral, which stands in the due index while a step is to come.
import * as z from 'zod';
import { keys, planShards } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Condition, isNew, unchangedSince, type Write } from '../../platform/table/table-requests.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import { automatedTextWrites, isOwnersToText } from '../../texting/conversation-store.ts';
import { type Message, messageSchema } from '../../texting/message.ts';
import { campaignTextWrite } from '../figures/campaign-text-store.ts';
import { type ClientPlan, clientPlanSchema, type Written } from './client-plan.ts';

const changeTries = 10;
const entry = z.object({ dueSk: z.string() });

function itemOf(plan: ClientPlan) {
  const { referralId } = plan;
  return {
    ...keys.clientPlan(referralId),
    type: 'client-plan',
    ...plan,
    ...(plan.state === 'running' && keys.planDue(plan.next.wakeAt, referralId)),
  };
}

function putOf(
  plan: ClientPlan,
  before: ClientPlan | undefined,
): { put: ReturnType<typeof itemOf>; if: Condition } {
  const revision = before?.revision ?? 0;
  const condition = before === undefined ? isNew : unchangedSince(revision);
  return { put: itemOf({ ...plan, revision: revision + 1 }), if: condition };
}

export function clientPlanStore(table: Table) {
  async function read(referralId: string): Promise<ClientPlan | undefined> {
    const item = await table.get(keys.clientPlan(referralId));
    return item && clientPlanSchema.parse(item);
  }

  return {
    read,

    /** A client begins, in the place of `before`, while they are their owner's and have not opted out. */
    async begin(plan: ClientPlan, before: ClientPlan | undefined): Promise<Written> {
      const outcome = await table.transact([putOf(plan, before), isStillTheirs(plan)]);
      if (outcome.applied) return 'written';
      return outcome.refused[0] ? 'changed' : 'not-theirs';
    },

    /** CP-5: the step's text goes into the conversation, and the plan on, or neither does. */
    async send(plan: ClientPlan, before: ClientPlan, message: AutomatedMessage): Promise<Written> {
      const { teamId } = plan;
      const outcome = await table.transact([
        putOf(plan, before),
        ...automatedTextWrites(message, isOwnersToText(message, teamId, plan.claimActId)),
        campaignTextWrite({ teamId, message }),
      ]);
      if (outcome.applied) return 'written';
      return outcome.refused[0] ? 'changed' : 'not-theirs';
    },

    /** What `next` makes of it, by one conditional write; undefined when there is none. Nothing is written when it stays the same. */
    async change(
      referralId: string,
      next: (seen: ClientPlan) => ClientPlan,
    ): Promise<ClientPlan | undefined> {
      for (let tried = 0; tried < changeTries; tried += 1) {
        const seen = await read(referralId);
        if (seen === undefined) return undefined;
        const wanted = next(seen);
        if (wanted === seen) return seen;
        const write = putOf(wanted, seen);
        if ((await table.put(write.put, write.if)).applied) return { ...wanted, revision: seen.revision + 1 };
      }
      throw new Error('Too many changes of one client’s plan at once');
    },

    /** The texts that were sent by it, by their ids. */
    async readTexts({ referralId, outcomes }: ClientPlan): Promise<ReadonlyMap<string, Message>> {
      const places = outcomes.flatMap((each) =>
        each.state === 'sent' ? [keys.message(referralId, each.at, each.messageId)] : [],
      );
      const messages = (await table.getAll(places)).map((item) => messageSchema.parse(item));
      return new Map(messages.map((message) => [message.messageId, message]));
    },
  };
}

/** Whom the index has as due, for a sweep. `indexName`: the due index. */
export function duePlanStore(table: Table, indexName: string) {
  const index = { name: indexName, pk: 'duePk', sk: 'dueSk' };
  return {
    /**
     * A page of those who are due by `until`, from behind `after` on, shard by shard; whoever was looked at meanwhile is not in the index
     * any more. `next`: where it goes on, if it does.
     */
    async listDue(until: string, after: string, limit: number): Promise<{ due: string[]; next: string }> {
      const [first = '0', behind = ''] = after.split('|');
      const due: string[] = [];
      for (const shard of planShards.filter((each) => each >= first)) {
        const pk = `plan-step#${shard}`;
        const { items, next } = await table.query({
          pk,
          index,
          skFrom: '0',
          skUntil: `${until}~`,
          limit: limit - due.length,
          after:
            shard === first && behind !== '' ? { ...keyAt(behind), duePk: pk, dueSk: behind } : undefined,
        });
        const places = items.map((item) => entry.parse(item).dueSk);
        due.push(...places.map(referralIdAt));
        const last = places.at(-1);
        if (next !== undefined && last !== undefined) return { due, next: `${shard}|${last}` };
        const following = planShards[planShards.indexOf(shard) + 1];
        if (due.length >= limit && following !== undefined) return { due, next: `${following}|` };
      }
      return { due, next: '' };
    },
  };
}

const referralIdAt = (place: string) => place.split('#')[1] ?? '';
const keyAt = (place: string) => keys.clientPlan(referralIdAt(place));

/** Part of a write that holds only while the client is their owner's of the plan, in its round, and has not opted out. */
function isStillTheirs({ referralId, teamId, agentId, claimActId, round }: ClientPlan): Write {
  return {
    check: {
      key: keys.race(referralId),
      condition: [
        '#status = :claimed AND teamId = :team AND claim.agentId = :agent',
        ...(claimActId === undefined ? [] : ['claim.actId = :claimAct']),
        'attribute_not_exists(clientOptedOut)',
        round === undefined ? 'attribute_not_exists(#round)' : '#round = :round',
      ].join(' AND '),
      names: { '#status': 'status', '#round': 'round' },
      values: {
        ':claimed': 'claimed',
        ':team': teamId,
        ':agent': agentId,
        ...(claimActId !== undefined && { ':claimAct': claimActId }),
        ...(round !== undefined && { ':round': round }),
      },
    },
  };
}
