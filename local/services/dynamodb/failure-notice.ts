// The message that Lambda sends to a failure destination: which records of the stream were given up, not the records.
import type { StreamRecord } from './stream-reader.ts';

export function failureNotice(given: {
  requestId: string;
  functionArn: string;
  shardId: string;
  records: readonly StreamRecord[];
  retries: number;
  nowMs: number;
}): string {
  const { records } = given;
  const at = (record: StreamRecord | undefined) => {
    const seconds = Number(record?.dynamodb.ApproximateCreationDateTime);
    return new Date(seconds * 1000).toISOString();
  };
  return JSON.stringify({
    requestContext: {
      requestId: given.requestId,
      functionArn: given.functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: given.retries + 1,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(given.nowMs).toISOString(),
    DDBStreamBatchInfo: {
      shardId: given.shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: at(records[0]),
      approximateArrivalOfLastRecord: at(records.at(-1)),
      batchSize: records.length,
      streamArn: records[0]?.eventSourceARN,
    },
  });
}
