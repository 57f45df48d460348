// Who there is to sign in: everyone whom the table has ever had as an agent, once each.
import * as z from 'zod';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';
import type { Accounts } from './accounts.ts';

export type Agent = {
  agentId: string;
  teamId: string;
  name: string;
  email: string | undefined;
  phone: string | undefined;
};

/** `brand`: its id; undefined for the first. */
export type Team = { teamId: string; name: string; brand: string | undefined };

export type People = {
  /** Also those who can't sign in. */
  everyone(): Promise<readonly Agent[]>;
  /** Tests and demos know an agent by id alone: a person has one, whatever team they are in. */
  find(agentId: string): Promise<Agent | undefined>;
  teams(): Promise<readonly Team[]>;
};

const attribute = z.object({ S: z.string() });
const agentItem = z
  .object({
    pk: attribute,
    sk: attribute,
    name: attribute.optional(),
    email: attribute.optional(),
    phone: attribute.optional(),
    left: z.unknown().optional(),
  })
  .transform(({ pk, sk, name, email, phone, left }) => {
    const agentId = sk.S.slice('AGENT#'.length);
    const teamId = pk.S.slice('TEAM#'.length);
    const hasLeft = left !== undefined;
    return { agentId, teamId, name: name?.S ?? agentId, email: email?.S, phone: phone?.S, hasLeft };
  });
type Profile = z.infer<typeof agentItem>;
const teamItem = z
  .object({ teamId: attribute, name: attribute, brandId: attribute.optional() })
  .transform(({ teamId, name, brandId }) => ({ teamId: teamId.S, name: name.S, brand: brandId?.S }));
const page = z.object({
  Items: z.array(z.unknown()).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export function createPeople(deps: { dynamoDb: DynamoDb; accounts: Accounts }): People {
  const { dynamoDb, accounts } = deps;

  async function itemsWhose(sortKey: string, condition: string): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const read = page.parse(
        await dynamoDb.engine.table('Scan', {
          TableName: dynamoDb.tables[0]?.name,
          FilterExpression: `${condition} AND begins_with(pk, :team)`,
          ExpressionAttributeValues: { ':sk': { S: sortKey }, ':team': { S: 'TEAM#' } },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      found.push(...read.Items);
      from = read.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  async function profilesWhose(sortKey: string, condition: string): Promise<readonly Profile[]> {
    return z.array(agentItem).parse(await itemsWhose(sortKey, condition));
  }

  /** An account is made with the first team's name in it, and keeps that until it is written anew. */
  function personIn(profiles: readonly Profile[]): Agent | undefined {
    const first = profiles.find(({ hasLeft }) => hasLeft) ?? profiles[0];
    const current = profiles.find(({ hasLeft }) => !hasLeft) ?? first;
    if (first === undefined || current === undefined) return undefined;
    const { hasLeft, ...person } = current;
    return { ...person, teamId: accounts.teamOf(person.agentId) ?? first.teamId };
  }

  return {
    everyone: async () => {
      const all = await profilesWhose('AGENT#', 'begins_with(sk, :sk)');
      return [...Map.groupBy(all, ({ agentId }) => agentId).values()]
        .flatMap((profiles) => personIn(profiles) ?? [])
        .toSorted((one, other) => one.agentId.localeCompare(other.agentId));
    },
    find: async (agentId) => personIn(await profilesWhose(`AGENT#${agentId}`, 'sk = :sk')),
    teams: async () => z.array(teamItem).parse(await itemsWhose('TEAM', 'sk = :sk')),
  };
}
