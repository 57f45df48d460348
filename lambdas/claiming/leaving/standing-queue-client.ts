// The queue of what follows from a change of an agent's standing: one message a page.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { StandingChange } from './follow-standing.ts';

const message = z.object({
  teamId: z.string(),
  agentId: z.string(),
  progress: z.object({ after: z.string().optional(), handedOver: z.int() }).optional(),
});
const client = new SQSClient({});

export function standingChangeIn(body: string): StandingChange {
  return message.parse(JSON.parse(body));
}

export async function queueStandingChange(QueueUrl: string, change: StandingChange): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(change) }));
}
