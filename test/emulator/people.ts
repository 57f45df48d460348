// Who signs in to the emulator's Cognito: machines with their secrets, agents on its sign-in page as a browser would.
import { createHash, randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { Emulator } from './emulator.ts';

export type SignIn = {
  /** A token of the app client, by its secret. */
  machine(clientId: string): Promise<string>;
  /** Makes the account as the operator's guide tells, unless an invitation made it, and signs in to it. */
  agent(agent: { agentId: string; teamId: string; name: string; email: string }): Promise<string>;
  close(): void;
};

const tokens = z.object({ access_token: z.string(), id_token: z.string().optional() });

export function createSignIn(
  { origin, client: config }: Emulator,
  pool: { userPoolId: string; portalClientId: string; portalUrl: string },
): SignIn {
  const cognito = new CognitoIdentityProviderClient(config);
  const { userPoolId: UserPoolId, portalClientId } = pool;
  const redirectUri = `${pool.portalUrl}/`;

  async function ask(path: string, form: Record<string, string>): Promise<Response> {
    return fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  }

  async function token(form: Record<string, string>) {
    const response = await ask('/oauth2/token', form);
    if (!response.ok) throw new Error(`Cognito gave no token: ${response.status} ${await response.text()}`);
    return tokens.parse(await response.json());
  }

  async function giveAccount({
    agentId,
    teamId,
    name,
    email,
  }: Parameters<SignIn['agent']>[0]): Promise<string> {
    const UserAttributes = Object.entries({
      email,
      email_verified: 'true',
      name,
      'custom:agentId': agentId,
      'custom:teamId': teamId,
    }).map(([Name, Value]) => ({ Name, Value }));
    try {
      const user = { UserPoolId, Username: email, UserAttributes, MessageAction: 'SUPPRESS' as const };
      await cognito.send(new AdminCreateUserCommand(user));
    } catch (fault) {
      if (!(fault instanceof UsernameExistsException)) throw fault;
      await cognito.send(
        new AdminUpdateUserAttributesCommand({ UserPoolId, Username: email, UserAttributes }),
      );
    }
    const Password = `Aa1!${randomBytes(12).toString('base64url')}`;
    await cognito.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password, Permanent: true }),
    );
    return Password;
  }

  return {
    async machine(clientId) {
      const { UserPoolClient } = await cognito.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId: clientId }),
      );
      const secret = z.string().parse(UserPoolClient?.ClientSecret);
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret };
      return (await token(form)).access_token;
    },

    async agent(agent) {
      const password = await giveAccount(agent);
      const verifier = randomBytes(32).toString('base64url');
      const authorize = {
        client_id: portalClientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid email profile',
        state: randomBytes(8).toString('hex'),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      };
      const page = await fetch(`${origin}/oauth2/authorize?${new URLSearchParams(authorize)}`);
      if (!page.ok) throw new Error(`There is no sign-in page: ${page.status} ${await page.text()}`);
      const signedIn = await ask('/login', { ...authorize, username: agent.email, password });
      const back = new URL(signedIn.headers.get('location') ?? '', origin);
      const code = back.searchParams.get('code');
      if (code === null || back.searchParams.get('state') !== authorize.state) {
        throw new Error(`${agent.agentId} could not sign in: ${signedIn.status} ${await signedIn.text()}`);
      }
      const given = await token({
        grant_type: 'authorization_code',
        client_id: portalClientId,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      return z.string().parse(given.id_token);
    },

    close: () => cognito.destroy(),
  };
}
