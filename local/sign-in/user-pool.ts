// The user pool of the template on one machine: its issuer, its clients, and tokens for the agents of the table.
import * as z from 'zod';
import type { Identity } from '../http/identity.ts';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate } from '../template/resources.ts';

export type Agent = {
  agentId: string;
  teamId: string;
  name: string;
  email: string | undefined;
  phone: string | undefined;
};
export type Machine = keyof typeof SCOPES;

export type UserPool = {
  readonly issuer: string;
  readonly portal: PortalClient;
  agents(): Promise<readonly Agent[]>;
  /** Tests and demos know an agent by id alone; ids are taken to be unique among teams. */
  agent(agentId: string): Promise<Agent | undefined>;
  idTokenOf(agent: Agent, nonce?: string): Promise<string>;
  accessTokenOf(machine: Machine): Promise<string>;
};

export type PortalClient = { clientId: string; redirectUris: readonly string[] };

const SCOPES = { source: 'dibs/referrals', admin: 'dibs/admin' } as const;

const clientProperties = z.object({
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
});

const attribute = z.object({ S: z.string() });
const agentItem = z
  .object({
    pk: attribute,
    sk: attribute,
    name: attribute.optional(),
    email: attribute.optional(),
    phone: attribute.optional(),
  })
  .transform(({ pk, sk, name, email, phone }): Agent => {
    const agentId = sk.S.slice('AGENT#'.length);
    const teamId = pk.S.slice('TEAM#'.length);
    return { agentId, teamId, name: name?.S ?? agentId, email: email?.S, phone: phone?.S };
  });
const agentPage = z.object({
  Items: z.array(agentItem).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export function createUserPool(deps: {
  template: DeployedTemplate;
  identity: Identity;
  dynamoDb: DynamoDb;
}): UserPool {
  const { template, identity, dynamoDb } = deps;
  const pool = template.ofType('AWS::Cognito::UserPool')[0];
  if (pool === undefined) throw new Error('The template has no user pool to sign in to.');
  const issuer = `https://cognito-idp.${pool.arn.split(':')[3]}.amazonaws.com/${pool.ref}`;
  const clients = template
    .ofType('AWS::Cognito::UserPoolClient')
    .map((resource) => ({ clientId: resource.ref, ...propertiesOf(resource, clientProperties) }));

  function clientWith(isWanted: (client: (typeof clients)[number]) => boolean) {
    const found = clients.find(isWanted);
    if (found === undefined) throw new Error('The template has no client to sign in to.');
    return found;
  }
  const portal = clientWith(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes('code'));

  async function agentsWhose(sortKey: string, condition: string): Promise<readonly Agent[]> {
    const found: Agent[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = agentPage.parse(
        await dynamoDb.engine.table('Scan', {
          TableName: dynamoDb.tables[0]?.name,
          FilterExpression: `${condition} AND begins_with(pk, :team)`,
          ExpressionAttributeValues: { ':sk': { S: sortKey }, ':team': { S: 'TEAM#' } },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      found.push(...page.Items);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  return {
    issuer,
    portal: { clientId: portal.clientId, redirectUris: portal.CallbackURLs },
    agents: async () => {
      const all = await agentsWhose('AGENT#', 'begins_with(sk, :sk)');
      return all.toSorted((one, other) => one.agentId.localeCompare(other.agentId));
    },
    agent: async (agentId) => (await agentsWhose(`AGENT#${agentId}`, 'sk = :sk'))[0],
    idTokenOf: ({ agentId, teamId, email }, nonce) => {
      const claims = {
        'custom:agentId': agentId,
        'custom:teamId': teamId,
        ...(email !== undefined && { email }),
        ...(nonce !== undefined && { nonce }),
      };
      return identity.idToken({ issuer, clientId: portal.clientId, claims });
    },
    accessTokenOf: (machine) => {
      const scope = SCOPES[machine];
      const { clientId } = clientWith(({ AllowedOAuthScopes }) => AllowedOAuthScopes.includes(scope));
      return identity.accessToken({ issuer, clientId, scope });
    },
  };
}
