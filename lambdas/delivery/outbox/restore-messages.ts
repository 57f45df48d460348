// For a replay: outbox messages that were lost are queued again, and what became of the others is noted once more.
import { type OnOutboxMessageChangedDeps, onOutboxMessageChanged } from '../on-outbox-message-changed.ts';
import { aloneTo, type TeamEmail } from '../team-email/team-email.ts';
import { isUnderWay, type NewOutboxMessage, type OutboxMessage } from './outbox-message.ts';

export type RestoreMessagesDeps = OnOutboxMessageChangedDeps & {
  outbox: {
    create(message: NewOutboxMessage): Promise<boolean>;
    read(outboxId: string): Promise<OutboxMessage>;
    findAll(outboxIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  };
  teamEmails: { create(email: TeamEmail): Promise<void> };
  queue(channel: OutboxMessage['content']['channel'], outboxId: string): Promise<void>;
  derivedId: Parameters<typeof aloneTo>[2];
};

/** Who has had an email of their own is in no team's: a release before wrote one to each. */
export function restoringMessages<U extends RestoreMessagesDeps>(deps: U): Pick<U, 'outbox' | 'teamEmails'> {
  return {
    teamEmails: {
      ...deps.teamEmails,
      async create(email: TeamEmail) {
        const ids = Object.keys(email.to).map((agentId) => [
          aloneTo(agentId, email, deps.derivedId).outboxId,
          agentId,
        ]);
        const had = await deps.outbox.findAll(ids.map(([outboxId = '']) => outboxId));
        const to = ids.flatMap(([outboxId = '', agentId = '']) =>
          had.has(outboxId) ? [] : [[agentId, email.to[agentId] ?? ''] as const],
        );
        await deps.teamEmails.create({ ...email, to: Object.fromEntries(to) });
      },
    },
    outbox: {
      ...deps.outbox,
      async create(message: NewOutboxMessage) {
        if (await deps.outbox.create(message)) return true;
        const { content, state, traces } = await deps.outbox.read(message.outboxId);
        if (isUnderWay(state)) await deps.queue(content.channel, content.outboxId);
        else await onOutboxMessageChanged({}, { ...content, ...state, ...traces }, deps);
        return false;
      },
    },
  };
}
