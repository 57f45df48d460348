// What the outbox queues of all channels have in common: a queue's message names an outbox message, which is read and delivered.
import * as z from 'zod';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { type Deliverer, type Delivery, deliver, type Pace } from '../deliver.ts';
import type { OutboxContent } from './outbox-message.ts';
import type { outboxStore } from './outbox-store.ts';

/** A queue holds ids only; the message itself is in the table. */
const message = z.union([z.object({ outboxId: z.string() }), z.object({ teamEmailId: z.string() })]);

/** The Lambda handler of one channel's queue. */
export function outboxHandler<C extends OutboxContent>(channel: {
  queueUrl: string;
  store: ReturnType<typeof outboxStore>;
  isMine: (content: OutboxContent) => content is C;
  verdictOn: Deliverer<NoInfer<C>>['verdictOn'];
  give: Deliverer<NoInfer<C>>['give'];
  pace?: Omit<Pace<NoInfer<C>>, 'until'>;
  /** Of the channel that has some. */
  deliverTeamEmail?(teamEmailId: string): Promise<Delivery>;
}) {
  const {
    queueUrl,
    store,
    isMine,
    verdictOn,
    give,
    pace,
    deliverTeamEmail: deliverTeam = refuseTeamEmail,
  } = channel;
  const deliverer = { store, verdictOn, give, random: Math.random };
  const comeBack = visibilityOf(queueUrl);
  return (event: unknown) =>
    handleBatch(
      event,
      async (body, receives, until) => {
        const named = message.parse(JSON.parse(body));
        if ('teamEmailId' in named) return deliverTeam(named.teamEmailId);
        const { content, state } = await store.read(named.outboxId);
        if (!isMine(content)) throw new Error(`This queue is not for messages by ${content.channel}`);
        return deliver(content, state, new Date(), receives, {
          ...deliverer,
          ...(pace && { pace: { ...pace, until } }),
        });
      },
      comeBack,
    );
}

function refuseTeamEmail(teamEmailId: string): Promise<Delivery> {
  throw new Error(`This queue is not for emails: ${teamEmailId}`);
}
