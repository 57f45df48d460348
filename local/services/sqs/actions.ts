// The SQS actions that Dibs and its engineers call, with the service's own limits and error codes.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService, type Caller } from '../../aws/service.ts';
import type { DeployedQueues } from './deployed-queues.ts';
import { systemAttributesOf } from './event-record.ts';
import type { MoveTask, MoveTasks } from './move-tasks.ts';
import {
  changeVisibility,
  deleteByHandle,
  md5Of,
  type NewMessage,
  type Queue,
  type ReceivedMessage,
  type StoredMessage,
  takeOut,
  visibilityOf,
} from './queue.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_BATCH_ENTRIES = 10;

const address = z.object({ QueueUrl: z.string() });
const newMessage = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string(), z.unknown()).optional(),
});
const sendInput = newMessage.extend(address.shape);
const sendBatchInput = address.extend({ Entries: z.array(newMessage.extend({ Id: z.string() })) });
const receiveInput = address.extend({
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).max(43_200).optional(),
});
const deleteInput = address.extend({ ReceiptHandle: z.string() });
const moveInput = z.object({ SourceArn: z.string() });
const listMovesInput = moveInput.extend({ MaxResults: z.int().min(1).max(10).default(1) });
const visibility = z.object({ ReceiptHandle: z.string(), VisibilityTimeout: z.int().min(0).max(43_200) });
const visibilityInput = address.extend(visibility.shape);
const visibilityBatchInput = address.extend({ Entries: z.array(visibility.extend({ Id: z.string() })) });

export function sqsActions(deps: {
  queues: DeployedQueues;
  nowMs(): number;
  send(queue: Queue, message: NewMessage): StoredMessage;
  receive(
    queue: Queue,
    take: { limit: number; visibilityTimeoutSeconds: number | undefined },
  ): ReceivedMessage[];
  wake(queue: Queue): void;
  tasks: MoveTasks;
}): AwsService['actions'] {
  const { queues, nowMs, tasks } = deps;

  function deadLettersAt(arn: string): Queue {
    const queue = queues.byArn(arn);
    if (queue === undefined) {
      const reason = 'The resource that you specified for the SourceArn parameter doesn’t exist.';
      throw new AwsError('ResourceNotFoundException', reason, { status: 404 });
    }
    if (!queues.all.some(({ redrive }) => redrive?.deadLetterArn === queue.arn)) {
      const reason = 'Source queue must be configured as a Dead Letter Queue.';
      throw new AwsError('InvalidParameterValue', reason);
    }
    return queue;
  }

  /** An action on one queue, allowed by `sqs:<permission>` on that queue. */
  function onQueue<Schema extends z.ZodType<{ QueueUrl: string }>>(
    permission: string,
    schema: Schema,
    run: (queue: Queue, input: z.infer<Schema>, caller: Caller) => AwsInput,
  ): AwsAction {
    const queueOf = (input: AwsInput) => queues.byUrl(parseInput(address, input).QueueUrl);
    return {
      permissions: (input) => [{ action: `sqs:${permission}`, resource: queueOf(input).arn }],
      run: async (input, caller) =>
        run(queueOf(input), parseInput(schema, input, 'InvalidParameterValue'), caller),
    };
  }

  function sendOne(queue: Queue, input: z.infer<typeof newMessage>, caller: Caller) {
    const bytes = Buffer.byteLength(input.MessageBody);
    if (bytes > MAX_BODY_BYTES) {
      throw new AwsError(
        'InvalidParameterValue',
        `The message body is ${bytes} bytes; at most ${MAX_BODY_BYTES}`,
      );
    }
    const stored = deps.send(queue, {
      body: input.MessageBody,
      messageAttributes: input.MessageAttributes ?? {},
      delaySeconds: input.DelaySeconds,
      senderId: caller.kind === 'function' ? caller.roleArn : caller.name,
    });
    return { MessageId: stored.messageId, MD5OfMessageBody: md5Of(stored.body) };
  }

  return {
    SendMessage: onQueue('SendMessage', sendInput, (queue, input, caller) => sendOne(queue, input, caller)),

    SendMessageBatch: onQueue('SendMessage', sendBatchInput, (queue, { Entries }, caller) => {
      refuseBatch(Entries.map((entry) => entry.Id));
      return {
        Successful: Entries.map((entry) => ({ Id: entry.Id, ...sendOne(queue, entry, caller) })),
        Failed: [],
      };
    }),

    ReceiveMessage: onQueue('ReceiveMessage', receiveInput, (queue, input) => {
      const take = { limit: input.MaxNumberOfMessages, visibilityTimeoutSeconds: input.VisibilityTimeout };
      const received = deps.receive(queue, take);
      return { Messages: received.map(toApiMessage) };
    }),

    DeleteMessage: onQueue('DeleteMessage', deleteInput, (queue, input) => {
      deleteByHandle(queue, input.ReceiptHandle);
      return {};
    }),

    ChangeMessageVisibility: onQueue('ChangeMessageVisibility', visibilityInput, (queue, input) => {
      changeVisibility(queue, input.ReceiptHandle, input.VisibilityTimeout, nowMs());
      deps.wake(queue);
      return {};
    }),

    ChangeMessageVisibilityBatch: onQueue(
      'ChangeMessageVisibility',
      visibilityBatchInput,
      (queue, { Entries }) => {
        refuseBatch(Entries.map((entry) => entry.Id));
        for (const { ReceiptHandle, VisibilityTimeout } of Entries)
          changeVisibility(queue, ReceiptHandle, VisibilityTimeout, nowMs());
        deps.wake(queue);
        return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
      },
    ),

    GetQueueAttributes: onQueue('GetQueueAttributes', address, (queue) => ({
      Attributes: attributesOf(queue, nowMs()),
    })),

    StartMessageMoveTask: {
      // SQS moves in the name of who asks: they need all that moving one takes.
      permissions: (input) => {
        const { SourceArn } = parseInput(moveInput, input);
        const sources = queues.all.filter(({ redrive }) => redrive?.deadLetterArn === SourceArn);
        return [
          ...['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
            (name) => ({
              action: `sqs:${name}`,
              resource: SourceArn,
            }),
          ),
          ...sources.map(({ arn }) => ({ action: 'sqs:SendMessage', resource: arn })),
        ];
      },
      run: async (input) => ({
        TaskHandle: tasks.start(deadLettersAt(parseInput(moveInput, input).SourceArn)).handle,
      }),
    },

    ListMessageMoveTasks: {
      permissions: (input) => [
        { action: 'sqs:ListMessageMoveTasks', resource: parseInput(listMovesInput, input).SourceArn },
      ],
      run: async (input) => {
        const { SourceArn, MaxResults } = parseInput(listMovesInput, input);
        return { Results: tasks.of(deadLettersAt(SourceArn)).slice(0, MaxResults).map(toApiTask) };
      },
    },

    PurgeQueue: onQueue('PurgeQueue', address, (queue) => {
      takeOut(queue, () => true);
      return {};
    }),
  };
}

function refuseBatch(ids: readonly string[]): void {
  if (ids.length === 0) throw new AwsError('EmptyBatchRequest', 'There should be at least one entry.');
  if (ids.length > MAX_BATCH_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_BATCH_ENTRIES}.`,
    );
  }
  if (new Set(ids).size < ids.length)
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two entries have one Id.');
}

function toApiTask({ sourceArn, moved, startedAtMs }: MoveTask) {
  return {
    Status: 'COMPLETED',
    SourceArn: sourceArn,
    ApproximateNumberOfMessagesMoved: moved,
    ApproximateNumberOfMessagesToMove: moved,
    StartedTimestamp: startedAtMs,
  };
}

function toApiMessage(message: ReceivedMessage) {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5Of(message.body),
    Attributes: systemAttributesOf(message),
    MessageAttributes: message.messageAttributes,
  };
}

function attributesOf(queue: Queue, nowMs: number): Record<string, string> {
  const visible = visibilityOf(queue, nowMs).count;
  const hidden = queue.messages.filter((message) => message.visibleAtMs > nowMs);
  const delayed = hidden.filter((message) => message.receiveCount === 0).length;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    DelaySeconds: String(queue.delaySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    ...(queue.redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queue.redrive.deadLetterArn,
            maxReceiveCount: queue.redrive.maxReceiveCount,
          }),
        }
      : {}),
  };
}
