// The UpdateItem that the store makes of a claim, recorded: the bare client then sends the same item, condition and expression.
import { DynamoDBClient, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { openTable } from '../../lambdas/platform/table/table.ts';
import { type BenchTable, clientConfig } from './races-to-win.ts';

export const words =
  'Hello, this is Agent Example with Example Homes. When would be a good time to talk about the garden?';

export function claimBy(agentId: string, referralId: string) {
  return {
    referralId,
    teamId: 'tm_1',
    agentId,
    by: 'text',
    actId: 'msg_0123456789abcdefghij',
    at: new Date(),
    text: words,
  } as const;
}

export async function recordedClaim(
  table: BenchTable,
  agentId: string,
  referralId: string,
): Promise<UpdateItemCommandInput> {
  const client = new DynamoDBClient(clientConfig(table));
  let recorded: UpdateItemCommandInput | undefined;
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        if ('UpdateExpression' in input) recorded = input;
        // The store reads the race as it is after the claim.
        return { output: { $metadata: {}, Attributes: {} }, response: undefined };
      },
    { step: 'initialize' },
  );
  await raceStore(openTable(table.name, client)).claim(claimBy(agentId, referralId));
  if (recorded === undefined) throw new Error('A claim is no UpdateItem any more.');
  return recorded;
}
