// Tokens of the machine clients: the user pool tells the client's secret, its sign-in address gives a token for it.
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { CannotOperate } from './cannot-operate.ts';
import type { DeployedStage } from './stacks.ts';
import type { Target } from './target.ts';

/** The app clients of machines, each with its output. */
export const machines = { admin: 'SignInAdminClientId', source: 'SignInSourceClientId' } as const;
export type Machine = keyof typeof machines;

const answer = z.object({ access_token: z.string() });

export async function tokenOf(machine: Machine, target: Target, stage: DeployedStage): Promise<string> {
  const clientId = stage.output(machines[machine]);
  const secret = await secretOf(clientId, target, stage);
  const address = target.signIn ?? stage.output('SignInAddress');
  const response = await fetch(`${address}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    }),
  }).catch(() => {
    throw new CannotOperate(`${address} can’t be reached: check --sign-in, or the network.`);
  });
  if (!response.ok)
    throw new CannotOperate(`${address} gave no token: it answered ${response.status}. Check --sign-in.`);
  return answer.parse(await response.json()).access_token;
}

async function secretOf(ClientId: string, { client }: Target, stage: DeployedStage): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(client);
  try {
    const UserPoolId = stage.output('SignInUserPoolId');
    const { UserPoolClient } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    return z.string('The app client has no secret.').parse(UserPoolClient?.ClientSecret);
  } finally {
    cognito.destroy();
  }
}
