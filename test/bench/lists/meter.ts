// Counts a client's requests to the table and their read units.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

export type Meter = { requests: number; units: number };

const consumed = z.object({ CapacityUnits: z.number() });
const answer = z.looseObject({ ConsumedCapacity: z.union([consumed, z.array(consumed)]) });

export function metered(client: DynamoDBClient): Meter {
  const meter = { requests: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity } = answer.parse(result.output);
      meter.requests += 1;
      for (const each of [ConsumedCapacity].flat()) meter.units += each.CapacityUnits;
      return result;
    },
    { step: 'initialize' },
  );
  return meter;
}
