// Replay: dispatches the items of a referral or a phone once more, and restores what queues or workflows may have lost.
import { type OfferedReferral, offeredReferral } from '../claiming/offers/offer.ts';
import { type Details, detailsSchema } from '../claiming/referral.ts';
import {
  type OnOutboxMessageChangedDeps,
  onOutboxMessageChanged,
} from '../delivery/on-outbox-message-changed.ts';
import { isUnderWay, type NewOutboxMessage, type OutboxMessage } from '../delivery/outbox/outbox-message.ts';
import { aloneTo, type TeamEmail } from '../delivery/team-email/team-email.ts';
import type { Item } from '../platform/table/table-requests.ts';
import { type Dependencies, dispatch } from './dispatch.ts';

type Uses = Pick<Dependencies, 'startOfferReferral' | 'races' | 'readDetails' | 'now'> &
  OnOutboxMessageChangedDeps & {
    offers: { openMissing(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void> };
    outbox: {
      create(message: NewOutboxMessage): Promise<boolean>;
      read(outboxId: string): Promise<OutboxMessage>;
      findAll(outboxIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
    };
    teamEmails: { create(email: TeamEmail): Promise<void> };
    derivedId: Dependencies['derivedId'];
  };

/**
 * Lost offers are opened, lost outbox messages queued again, and what became of the others is noted once more. Who has had an
 * email of their own is in no team's: a release before wrote one to each.
 */
export function restoringLosses<U extends Uses>(uses: U): U {
  return {
    ...uses,
    async startOfferReferral(referral: { referralId: string; round?: number | undefined }) {
      await uses.startOfferReferral(referral);
      const race = await uses.races.read(referral.referralId);
      if (race === undefined) return;
      const { createdAt } = await uses.readDetails(referral.referralId);
      await uses.offers.openMissing(offeredReferral({ race, createdAt }), race.offered, uses.now());
    },
    teamEmails: {
      ...uses.teamEmails,
      async create(email: TeamEmail) {
        const ids = Object.keys(email.to).map((agentId) => [
          aloneTo(agentId, email, uses.derivedId).outboxId,
          agentId,
        ]);
        const had = await uses.outbox.findAll(ids.map(([outboxId = '']) => outboxId));
        const to = ids.flatMap(([outboxId = '', agentId = '']) =>
          had.has(outboxId) ? [] : [[agentId, email.to[agentId] ?? ''] as const],
        );
        await uses.teamEmails.create({ ...email, to: Object.fromEntries(to) });
      },
    },
    outbox: {
      ...uses.outbox,
      async create(message: NewOutboxMessage) {
        if (await uses.outbox.create(message)) return true;
        const { content, state, traces } = await uses.outbox.read(message.outboxId);
        if (isUnderWay(state)) await uses.queue(content.channel, content.outboxId);
        else await onOutboxMessageChanged({}, { ...content, ...state, ...traces }, uses);
        return false;
      },
    },
  };
}

/** Items that are replayed side by side. */
const atOnce = 20;

export type ReplayDependencies = Dependencies & {
  referrals: { list(details: Details): Promise<void> };
};

/** Replays `items`. What had been done is not done twice: every consequence has its own id. */
export async function replay(items: readonly Item[], deps: ReplayDependencies): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    const some = items.slice(start, start + atOnce);
    await Promise.all(some.map((after) => replayOne(after, deps)));
  }
}

async function replayOne(after: Item, deps: ReplayDependencies): Promise<void> {
  await dispatch({ before: undefined, after }, deps);
  if (after.type === 'details') await deps.referrals.list(detailsSchema.parse(after));
}
