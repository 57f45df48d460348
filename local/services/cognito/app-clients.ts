// The app clients of the user pool, with the secrets of machines.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsInput } from '../../aws/service.ts';
import { clientSecretOf } from '../../sign-in/user-pool.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

const clientInput = z.object({ UserPoolId: z.string(), ClientId: z.string() });
const clientProperties = z.object({
  GenerateSecret: z.boolean().default(false),
  AllowedOAuthScopes: z.array(z.string()).default([]),
});

export function describeClient(template: DeployedTemplate, input: AwsInput): AwsInput {
  const { UserPoolId, ClientId } = parseInput(clientInput, input);
  const client = template.ofType('AWS::Cognito::UserPoolClient').find(({ ref }) => ref === ClientId);
  if (client === undefined)
    throw new AwsError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`);
  const { GenerateSecret, AllowedOAuthScopes } = propertiesOf(client, clientProperties);
  return {
    UserPoolClient: {
      UserPoolId,
      ClientId,
      AllowedOAuthScopes,
      ...(GenerateSecret && { ClientSecret: clientSecretOf(ClientId) }),
    },
  };
}
