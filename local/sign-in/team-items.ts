// Teams and agents as the table has them: found by one look through it, and afterwards by the keys of what is written. A stage's
// tests sign in a thousand times, and to look through the table for each took a fifth of their processor time.
import * as z from 'zod';
import type { AwsInput } from '../aws/service.ts';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';

export type TeamItems = {
  /** Everyone whom the table has ever had as an agent, or the one of that id, once for each of their teams. */
  agents(agentId?: string): Promise<readonly unknown[]>;
  teams(): Promise<readonly unknown[]>;
};

const attribute = z.object({ S: z.string() });
const keySchema = z.object({ pk: attribute, sk: attribute });
type Key = z.infer<typeof keySchema>;

const page = z.object({
  Items: z.array(z.unknown()).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});
const read = z.object({ Responses: z.record(z.string(), z.array(keySchema.loose())) });
/** Other tables have other keys. */
const ours = keySchema.optional().catch(undefined);
/** Where in a write's input its item stands. */
const written = z.object({
  Item: ours,
  Key: ours,
  Put: z.object({ Item: ours }).optional(),
  Update: z.object({ Key: ours }).optional(),
  PutRequest: z.object({ Item: ours }).optional(),
});
const writes = written.extend({
  TransactItems: z.array(written).optional(),
  RequestItems: z.record(z.string(), z.array(written)).optional(),
});

/** What one BatchGetItem may ask for. */
const BATCH = 100;

export function createTeamItems(dynamoDb: Pick<DynamoDb, 'engine' | 'tables' | 'onAnyWrite'>): TeamItems {
  const TableName = dynamoDb.tables[0]?.name ?? '';
  const known = new Map<string, Key>();
  let looked: Promise<void> | undefined;

  function keep({ pk, sk }: Key): void {
    if (pk.S.startsWith('TEAM#') && (sk.S === 'TEAM' || sk.S.startsWith('AGENT#')))
      known.set(`${pk.S} ${sk.S}`, { pk: { S: pk.S }, sk: { S: sk.S } });
  }
  dynamoDb.onAnyWrite((input) => {
    for (const key of keysIn(input)) keep(key);
  });

  /** What an earlier run has left in the table. */
  async function lookThrough(): Promise<void> {
    let from: Record<string, unknown> | undefined;
    do {
      const { Items, LastEvaluatedKey } = page.parse(
        await dynamoDb.engine.table('Scan', {
          TableName,
          FilterExpression: 'begins_with(pk, :team) AND (sk = :sk OR begins_with(sk, :agent))',
          ExpressionAttributeValues: {
            ':team': { S: 'TEAM#' },
            ':sk': { S: 'TEAM' },
            ':agent': { S: 'AGENT#' },
          },
          ProjectionExpression: 'pk, sk',
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      for (const item of Items) keep(keySchema.parse(item));
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }

  async function itemsWhose(matches: (sortKey: string) => boolean): Promise<readonly unknown[]> {
    looked ??= lookThrough();
    await looked;
    const wanted = [...known.values()].filter(({ sk }) => matches(sk.S));
    const items: unknown[] = [];
    for (let at = 0; at < wanted.length; at += BATCH) {
      const Keys = wanted.slice(at, at + BATCH);
      const answer = await dynamoDb.engine.table('BatchGetItem', { RequestItems: { [TableName]: { Keys } } });
      items.push(...(read.parse(answer).Responses[TableName] ?? []));
    }
    return items;
  }

  return {
    agents: (agentId) =>
      itemsWhose((sortKey) =>
        agentId === undefined ? sortKey.startsWith('AGENT#') : sortKey === `AGENT#${agentId}`,
      ),
    teams: () => itemsWhose((sortKey) => sortKey === 'TEAM'),
  };
}

function keysIn(input: AwsInput): Key[] {
  const { TransactItems = [], RequestItems = {}, ...single } = writes.parse(input);
  return [single, ...TransactItems, ...Object.values(RequestItems).flat()].flatMap((each) => {
    const key = each.Item ?? each.Key ?? each.Put?.Item ?? each.Update?.Key ?? each.PutRequest?.Item;
    return key === undefined ? [] : [key];
  });
}
