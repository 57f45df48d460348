// What the outbox queues of all channels have in common: a queue's message names an outbox message, which is read and delivered.
import * as z from 'zod';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { type Deliverer, deliver, type Pace } from '../deliver.ts';
import type { OutboxContent } from './outbox-message.ts';
import type { outboxStore } from './outbox-store.ts';

/** A queue holds ids only; the message itself is in the table. */
const message = z.object({ outboxId: z.string() });

/** The Lambda handler of one channel's queue. */
export function outboxHandler<C extends OutboxContent>(channel: {
  queueUrl: string;
  store: ReturnType<typeof outboxStore>;
  isMine: (content: OutboxContent) => content is C;
  verdictOn: Deliverer<NoInfer<C>>['verdictOn'];
  give: Deliverer<NoInfer<C>>['give'];
  pace?: Omit<Pace<NoInfer<C>>, 'until'>;
}) {
  const { queueUrl, store, isMine, verdictOn, give, pace } = channel;
  const deliverer = { store, verdictOn, give, random: Math.random };
  const comeBack = visibilityOf(queueUrl);
  return (event: unknown) =>
    handleBatch(
      event,
      async (body, receives, until) => {
        const { content, state } = await store.read(message.parse(JSON.parse(body)).outboxId);
        if (!isMine(content)) throw new Error(`This queue is not for messages by ${content.channel}`);
        return deliver(content, state, new Date(), receives, {
          ...deliverer,
          ...(pace && { pace: { ...pace, until } }),
        });
      },
      comeBack,
    );
}
