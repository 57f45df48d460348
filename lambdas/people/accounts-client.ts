// The accounts of people at Cognito: found by the agent that they sign in as.
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  InvalidParameterException,
  ListUsersCommand,
  UserNotFoundException,
  UsernameExistsException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Account } from './follow-sign-in.ts';
import type { SignInAccount } from './invitations/invite.ts';

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

/** PE-2: the same for who is to be invited, by the function that alone may make accounts and set passwords. */
export function invitedAccountsOf(UserPoolId: string) {
  const { find, ...switches } = accountsOf(UserPoolId);
  return {
    find,
    ...switches,

    /** By its username, or by its email, which is an alias of it. */
    async read(Username: string): Promise<SignInAccount | undefined> {
      try {
        const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
        return signInAccount({ ...user, Attributes: user.UserAttributes });
      } catch (error) {
        // A longer name than Cognito takes is nobody's.
        if (error instanceof UserNotFoundException || isRefused(error)) return undefined;
        throw error;
      }
    },

    /**
     * Without a word from Cognito, whose email would name no brand. `refused`: Cognito takes no such email, as one of more than 128
     * characters. Undefined when there is one with that email.
     */
    async create(email: string, who: Claims): Promise<SignInAccount | 'refused' | undefined> {
      try {
        const { User } = await client.send(
          new AdminCreateUserCommand({
            UserPoolId,
            Username: email,
            UserAttributes: attributesOf({ ...who, email }),
            MessageAction: 'SUPPRESS',
          }),
        );
        return User && signInAccount(User);
      } catch (error) {
        if (error instanceof UsernameExistsException) return undefined;
        if (isRefused(error)) return 'refused';
        throw error;
      }
    },

    async give(Username: string, who: Claims & { email?: string }): Promise<void> {
      const UserAttributes = attributesOf(who);
      await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
    },

    /** To be changed at the first sign-in, and good for as long as the pool says. */
    async setFirstPassword(Username: string, Password: string): Promise<void> {
      await client.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: false }),
      );
    },
  };
}

/** Asked again, it would be refused again. */
function isRefused(error: unknown): boolean {
  return error instanceof InvalidParameterException;
}

type Claims = { agentId: string; teamId: string; name: string };

function attributesOf({ agentId, teamId, name, email }: Claims & { email?: string }): AttributeType[] {
  const given = {
    [claims.agentId]: agentId,
    [claims.teamId]: teamId,
    name,
    // Who is invited there reads the password there: nobody else gets to sign in.
    ...(email !== undefined && { email, email_verified: 'true' }),
  };
  return Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
}

function signInAccount({ Username = '', Enabled, UserStatus, Attributes }: UserType): SignInAccount {
  const attribute = (name: string) => Attributes?.find(({ Name }) => Name === name)?.Value;
  return {
    username: Username,
    email: attribute('email'),
    isEmailTheirs: attribute('email_verified') === 'true',
    isEnabled: Enabled === true,
    isUsed: UserStatus !== 'FORCE_CHANGE_PASSWORD',
    agentId: attribute(claims.agentId),
    teamId: attribute(claims.teamId),
  };
}

function accountIn({ Username, Enabled, Attributes }: UserType, agentId: string): Account | undefined {
  const attribute = (name: string) => Attributes?.find(({ Name }) => Name === name)?.Value;
  if (Username === undefined || attribute(claims.agentId) !== agentId) return undefined;
  return { username: Username, isEnabled: Enabled === true, teamId: attribute(claims.teamId) };
}
