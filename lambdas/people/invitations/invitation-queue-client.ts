// The queue of people to invite: one message a person.
import * as z from 'zod';
import { putIntoQueue } from '../../platform/queue-client.ts';
import type { Invited } from './invite.ts';

const message = z.object({ teamId: z.string(), agentId: z.string(), isNew: z.boolean().optional() });

export function invitedIn(body: string): Invited {
  return message.parse(JSON.parse(body));
}

export async function queueInvitation(QueueUrl: string, invited: Invited): Promise<void> {
  await putIntoQueue(QueueUrl, invited);
}
