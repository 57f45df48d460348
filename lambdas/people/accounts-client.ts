// The accounts of people at Cognito: found by the agent that they sign in as.
import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Account } from './follow-sign-in.ts';

const client = new CognitoIdentityProviderClient({});
const claims = { agentId: 'custom:agentId', teamId: 'custom:teamId' };

export function accountsOf(UserPoolId: string) {
  async function list(agentId: string, Filter: string | undefined): Promise<Account[]> {
    const found: Account[] = [];
    let PaginationToken: string | undefined;
    do {
      const page = await client.send(new ListUsersCommand({ UserPoolId, Filter, PaginationToken }));
      found.push(...(page.Users ?? []).flatMap((user) => accountIn(user, agentId) ?? []));
      PaginationToken = page.PaginationToken;
    } while (PaginationToken !== undefined);
    return found;
  }

  return {
    /** Cognito finds by email, not by claim: who signs in with another than their profile's is looked for among all. */
    async find(agentId: string, email: string | undefined): Promise<Account[]> {
      const byEmail =
        email === undefined ? [] : await list(agentId, `email = "${email.replaceAll('"', '')}"`);
      return byEmail.length > 0 ? byEmail : list(agentId, undefined);
    },

    async disable(Username: string): Promise<void> {
      await client.send(new AdminDisableUserCommand({ UserPoolId, Username }));
    },

    async enable(Username: string): Promise<void> {
      await client.send(new AdminEnableUserCommand({ UserPoolId, Username }));
    },

    async setTeam(Username: string, teamId: string): Promise<void> {
      const UserAttributes = [{ Name: claims.teamId, Value: teamId }];
      await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
    },

    async signOut(Username: string): Promise<void> {
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
    },
  };
}

function accountIn({ Username, Enabled, Attributes }: UserType, agentId: string): Account | undefined {
  const attribute = (name: string) => Attributes?.find(({ Name }) => Name === name)?.Value;
  if (Username === undefined || attribute(claims.agentId) !== agentId) return undefined;
  return { username: Username, isEnabled: Enabled === true, teamId: attribute(claims.teamId) };
}
