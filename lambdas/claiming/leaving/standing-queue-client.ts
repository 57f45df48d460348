// The queue of what follows from a change of an agent's standing: one message a page.
import * as z from 'zod';
import { putIntoQueue } from '../../platform/queue-client.ts';
import type { StandingChange } from './follow-standing.ts';

const message = z.object({
  teamId: z.string(),
  agentId: z.string(),
  progress: z.object({ after: z.string().optional(), handedOver: z.int() }).optional(),
});

export function standingChangeIn(body: string): StandingChange {
  return message.parse(JSON.parse(body));
}

export async function queueStandingChange(QueueUrl: string, change: StandingChange): Promise<void> {
  await putIntoQueue(QueueUrl, change);
}
