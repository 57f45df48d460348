// Tokens of the machine clients: the user pool tells the client's secret, its sign-in address gives a token for it.
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { machineBearer } from '../../client/src/machine-bearer.ts';
import { problemBehind } from '../../client/src/problem.ts';
import { CannotOperate } from './cannot-operate.ts';
import type { DeployedStage } from './stacks.ts';
import type { Target } from './target.ts';

/** The app clients of machines, each with its output. */
export const machines = { admin: 'SignInAdminClientId', source: 'SignInSourceClientId' } as const;
export type Machine = keyof typeof machines;

export async function tokenOf(machine: Machine, target: Target, stage: DeployedStage): Promise<string> {
  const clientId = stage.output(machines[machine]);
  const clientSecret = await secretOf(clientId, target, stage);
  const address = target.signIn ?? stage.output('SignInAddress');
  const bearer = machineBearer({ tokenUrl: `${address}/oauth2/token`, clientId, clientSecret });
  return bearer.token().catch((fault: unknown) => {
    const { status } = problemBehind(fault);
    throw new CannotOperate(
      status === 0
        ? `${address} can’t be reached: check --sign-in, or the network.`
        : `${address} gave no token: it answered ${status}. Check --sign-in.`,
    );
  });
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
