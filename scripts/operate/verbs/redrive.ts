// redrive: dead letters of a queue go back to it.
import { SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { isRedrivable, redrivable } from '../../../lambdas/office/operations/dead-letters.ts';
import { CannotOperate } from '../cannot-operate.ts';
import { type DeadLetters, deadLettersOf } from '../dead-letters.ts';
import { verb } from '../verb.ts';

export const redrive = verb({
  name: 'redrive',
  summary: 'Moves the dead letters of a queue back to it',
  details: [
    'Without a queue it lists the queues and how many dead letters each has. First fix what made them fail.',
    'Texts go through the gate again: one whose consent is gone by then is refused.',
  ],
  words: ['queue'],
  wordsAreOptional: true,
  options: { all: { does: 'those of every queue that has any' } },
  given: z
    .object({ queue: z.string().optional(), all: z.boolean().default(false) })
    .refine(({ queue, all }) => queue === undefined || !all, 'name a queue or give --all, not both'),
  async run({ queue, all }, operator) {
    const client = new SQSClient({ ...operator.target.client, useQueueUrlAsEndpoint: false });
    try {
      const found = await deadLettersOf(client, await operator.stage());
      if (queue === undefined && !all) {
        for (const each of found) operator.print(`${String(each.count).padStart(6)}  ${each.queue}`);
        operator.say('Move those of one back: redrive <queue>.');
        return;
      }
      const chosen =
        queue === undefined ? found.filter((each) => isRedrivable(each.queue)) : [named(queue, found)];
      const held = chosen.filter(({ count }) => count > 0);
      if (held.length === 0) return operator.say('There are no dead letters: nothing was done.');
      await operator.agree(
        held.map((each) => `move ${countOf(each)} of ${each.queue} back to be processed again`),
      );
      for (const each of held) {
        await client.send(new StartMessageMoveTaskCommand({ SourceArn: each.arn }));
        operator.say(`${countOf(each)} of ${each.queue} on the way back.`);
      }
    } finally {
      client.destroy();
    }
  },
});

function named(queue: string, all: readonly DeadLetters[]): DeadLetters {
  const found = redrivable(queue, all);
  if ('refused' in found) throw new CannotOperate(found.detail);
  return found;
}

function countOf({ count }: DeadLetters): string {
  return count === 1 ? '1 dead letter' : `${count} dead letters`;
}
