// How a received message looks: as a record of a Lambda event, and its system attributes.
import * as z from 'zod';
import { md5Of, type Queue, type ReceivedMessage } from './queue.ts';

const messageAttribute = z.object({ DataType: z.string(), StringValue: z.string().optional() });

/** One record of the event that Lambda hands to the function. */
export function toRecord(message: ReceivedMessage, queue: Queue) {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: systemAttributesOf(message),
    messageAttributes: attributesOf(message),
    md5OfBody: md5Of(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: queue.arn.split(':')[3] ?? '',
  };
}

/** The attributes that SQS itself keeps of a message, as strings. */
export function systemAttributesOf(message: ReceivedMessage): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAtMs),
    SenderId: message.senderId,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs),
    ...(message.deadLetterSourceArn ? { DeadLetterQueueSourceArn: message.deadLetterSourceArn } : {}),
  };
}

/** Lambda names the sender's attributes in lower camel case. */
function attributesOf(message: ReceivedMessage) {
  const entries = Object.entries(message.messageAttributes).map(([name, value]) => {
    const { DataType, StringValue } = messageAttribute.parse(value);
    const lists = { stringListValues: [], binaryListValues: [] };
    return [name, { stringValue: StringValue, ...lists, dataType: DataType }];
  });
  return Object.fromEntries(entries);
}
