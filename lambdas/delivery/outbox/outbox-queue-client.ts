// Hands outbox messages, by their ids, to the queue of their channel.
import { putIntoQueue } from '../../platform/queue-client.ts';

export async function queueOutboxMessage(QueueUrl: string, outboxId: string): Promise<void> {
  await putIntoQueue(QueueUrl, { outboxId });
}

/** Those go to the queue of emails. */
export async function queueTeamEmail(QueueUrl: string, teamEmailId: string): Promise<void> {
  await putIntoQueue(QueueUrl, { teamEmailId });
}
