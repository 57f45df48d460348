// Hands outbox messages and emails to teams, by their ids, to the queue of their channel.
import { putIntoQueue } from '../../platform/queue-client.ts';
import type { Channel } from './outbox-message.ts';

/** `urls`: of the queues, by channel. Emails to teams go to that of emails. */
export function outboxQueues(urls: Readonly<Record<Channel, string>>) {
  return {
    queue: (channel: Channel, outboxId: string) => putIntoQueue(urls[channel], { outboxId }),
    queueTeamEmail: (teamEmailId: string) => putIntoQueue(urls.email, { teamEmailId }),
  };
}
