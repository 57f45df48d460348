// Control route that signs in: a token for any agent of the table, or for one of the machine clients.
import { Hono } from 'hono';
import * as z from 'zod';
import type { Identity } from '../http/identity.ts';
import { propertiesOf } from '../services/deployed-properties.ts';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';
import type { DeployedTemplate } from '../template/resources.ts';
import { problem } from './problem.ts';
import { readBody } from './read-body.ts';

const login = z.union([
  z.strictObject({ agentId: z.string().min(1) }),
  z.strictObject({ client: z.enum(['source', 'admin']) }),
]);

const SCOPES = { source: 'dibs/referrals', admin: 'dibs/admin' } as const;

const clientProperties = z.object({
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
});

const agents = z.object({
  Items: z.array(z.object({ pk: z.object({ S: z.string() }) })).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export function loginRoutes(deps: {
  template: DeployedTemplate;
  identity: Identity;
  dynamoDb: DynamoDb;
}): Hono {
  const { template, identity, dynamoDb } = deps;
  const pool = template.ofType('AWS::Cognito::UserPool')[0];
  const issuer = pool && `https://cognito-idp.${pool.arn.split(':')[3]}.amazonaws.com/${pool.ref}`;
  const clients = template
    .ofType('AWS::Cognito::UserPoolClient')
    .map((resource) => ({ id: resource.ref, ...propertiesOf(resource, clientProperties) }));

  function clientWith(isWanted: (client: (typeof clients)[number]) => boolean) {
    const found = clients.find(isWanted);
    if (issuer === undefined || found === undefined)
      throw new Error('The template has no client to sign in to.');
    return { issuer, clientId: found.id };
  }

  /** Tests and demos know an agent by id alone; ids are taken to be unique among teams. */
  async function teamOf(agentId: string): Promise<string | undefined> {
    let from: Record<string, unknown> | undefined;
    do {
      const page = agents.parse(
        await dynamoDb.engine.table('Scan', {
          TableName: dynamoDb.tables[0]?.name,
          FilterExpression: 'sk = :sk AND begins_with(pk, :team)',
          ExpressionAttributeValues: { ':sk': { S: `AGENT#${agentId}` }, ':team': { S: 'TEAM#' } },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      const found = page.Items[0];
      if (found !== undefined) return found.pk.S.slice('TEAM#'.length);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return undefined;
  }

  return new Hono().post('/login', async (context) => {
    const body = await readBody(context, login);
    if (!body.ok) return body.problem;
    if ('client' in body.value) {
      const scope = SCOPES[body.value.client];
      const client = clientWith((each) => each.AllowedOAuthScopes.includes(scope));
      return context.json({ token: await identity.accessToken({ ...client, scope }) });
    }
    const { agentId } = body.value;
    const teamId = await teamOf(agentId);
    if (teamId === undefined) {
      return problem(context, 404, 'unknown-agent', 'No such agent', `No team has an agent ${agentId}.`);
    }
    const client = clientWith((each) => each.AllowedOAuthFlows.includes('code'));
    const claims = { 'custom:agentId': agentId, 'custom:teamId': teamId };
    return context.json({ token: await identity.idToken({ ...client, claims }) });
  });
}
