// Has the engine report the consumed capacity of every call for the meter, and hides it from who did not ask for it.
import type { Capacity } from '../../aws/meter.ts';
import type { AwsInput } from '../../aws/service.ts';
import { isRecord } from '../../template/record.ts';

const READS: ReadonlySet<string> = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);

/** What a conditional write that lost its race costs: the engine does not say, AWS charges the write all the same. */
export const LOST_WRITE: Capacity = { readUnits: 0, writeUnits: 1 };

export function askForCapacity(action: string, input: AwsInput): AwsInput {
  if (action === 'DescribeTable' || input.ReturnConsumedCapacity !== undefined) return input;
  return { ...input, ReturnConsumedCapacity: 'TOTAL' };
}

export function capacityOf(action: string, output: AwsInput): Capacity {
  const reported = Array.isArray(output.ConsumedCapacity)
    ? output.ConsumedCapacity
    : [output.ConsumedCapacity];
  const units = reported.reduce((sum: number, each: unknown) => sum + unitsOf(each), 0);
  return READS.has(action) ? { readUnits: units, writeUnits: 0 } : { readUnits: 0, writeUnits: units };
}

export function withoutCapacity(input: AwsInput, output: AwsInput): AwsInput {
  if (input.ReturnConsumedCapacity !== undefined && input.ReturnConsumedCapacity !== 'NONE') return output;
  const { ConsumedCapacity: _, ...rest } = output;
  return rest;
}

function unitsOf(reported: unknown): number {
  return isRecord(reported) && typeof reported.CapacityUnits === 'number' ? reported.CapacityUnits : 0;
}
