// Control route for the agents of all teams: who there is to sign in as, and whose handset is whose.
import { Hono } from 'hono';
import * as z from 'zod';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';

const attribute = z.object({ S: z.string() });
const page = z.object({
  Items: z
    .array(
      z
        .object({
          teamId: attribute,
          agentId: attribute,
          name: attribute,
          email: attribute.optional(),
          phone: attribute.optional(),
        })
        .transform((item) => ({
          agentId: item.agentId.S,
          teamId: item.teamId.S,
          name: item.name.S,
          email: item.email?.S,
          phone: item.phone?.S,
        })),
    )
    .default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});
type Agent = z.infer<typeof page>['Items'][number];

export function agentRoutes({ dynamoDb }: { dynamoDb: Pick<DynamoDb, 'engine' | 'tables'> }): Hono {
  return new Hono().get('/agents', async (context) => {
    const agents: Agent[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items, LastEvaluatedKey } = page.parse(
        await dynamoDb.engine.table('Scan', {
          TableName: dynamoDb.tables[0]?.name,
          FilterExpression: 'begins_with(pk, :team) AND begins_with(sk, :agent)',
          ExpressionAttributeValues: { ':team': { S: 'TEAM#' }, ':agent': { S: 'AGENT#' } },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      agents.push(...Items);
      from = LastEvaluatedKey;
    } while (from !== undefined);
    const idOf = ({ teamId, agentId }: Agent) => `${teamId}/${agentId}`;
    agents.sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
    return context.json({ agents });
  });
}
