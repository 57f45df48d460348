// Finds the partition key's value in a query's key condition, which IAM sees as the leading key.
import { AwsError, type AwsInput } from '../../aws/service.ts';
import { isRecord } from '../../template/record.ts';

const EQUALITY = /(#?[\w.-]+)\s*=\s*(:[\w.-]+)/g;

export function partitionKeyValues(input: AwsInput, partitionKey: string): readonly string[] {
  const { KeyConditionExpression: expression } = input;
  if (typeof expression !== 'string') {
    throw new AwsError('ValidationException', 'The local cloud reads KeyConditionExpression only.');
  }
  const names = isRecord(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  const values = isRecord(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  for (const [, name = '', placeholder = ''] of expression.matchAll(EQUALITY)) {
    if ((names[name] ?? name) !== partitionKey) continue;
    const value = values[placeholder];
    const [text] = isRecord(value) ? Object.values(value) : [];
    if (typeof text === 'string') return [text];
  }
  throw new AwsError('ValidationException', `Query condition missed key schema element: ${partitionKey}`);
}
