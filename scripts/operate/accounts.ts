// Accounts of people in the user pool: made with an invitation by email, or invited once more.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  paginateListUsers,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operator } from './operator.ts';

export type Invited =
  | { outcome: 'invited' }
  | { outcome: 'exists'; status: string; attributes: Readonly<Record<string, string>> };

/** Makes the account, unless there is one with that email. Cognito sends the invitation. */
export async function invitePerson(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  email: string,
  attributes: Readonly<Record<string, string>>,
): Promise<Invited> {
  const given = { email, email_verified: 'true', ...attributes };
  try {
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        UserAttributes: Object.entries(given).map(([Name, Value]) => ({ Name, Value })),
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
    return { outcome: 'invited' };
  } catch (fault) {
    if (!(fault instanceof UsernameExistsException)) throw fault;
    const { UserStatus = '', UserAttributes = [] } = await client.send(
      new AdminGetUserCommand({ UserPoolId, Username: email }),
    );
    return { outcome: 'exists', status: UserStatus, attributes: byName(UserAttributes) };
  }
}

/** People of the back office: who has an account already only joins the group. */
export async function joinGroup(
  { email, group, as }: { email: string; group: 'admins' | 'sources'; as: string },
  { target, stage, agree, say }: Pick<Operator, 'target' | 'stage' | 'agree' | 'say'>,
): Promise<void> {
  const UserPoolId = (await stage()).output('SignInUserPoolId');
  await agree(['invite that person by email, unless they have an account', `make them ${as}`]);
  const client = new CognitoIdentityProviderClient(target.client);
  try {
    const invited = await invitePerson(client, UserPoolId, email, {});
    say(invited.outcome === 'invited' ? 'Invited by email.' : 'They have an account already.');
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName: group }));
    say(`They are ${as}.`);
  } finally {
    client.destroy();
  }
}

/** The accounts that sign in as the agent. Cognito doesn’t find by the claim, so all are looked through. */
export async function accountsOf(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  agentId: string,
): Promise<readonly { username: string; email: string }[]> {
  const found: { username: string; email: string }[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId })) {
    for (const { Username: username = '', Attributes = [] } of Users) {
      const { email = '', 'custom:agentId': owner } = byName(Attributes);
      if (owner === agentId) found.push({ username, email });
    }
  }
  return found;
}

/** Ties an account that is nobody’s to an agent. Their next sign-in counts as the agent’s. */
export async function giveTo(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  email: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: email, UserAttributes }));
}

/** For an account whose first password was never used: a new one, by email. */
export async function inviteAgain(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  email: string,
): Promise<void> {
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username: email, MessageAction: 'RESEND' }));
}

/** How Cognito calls an account whose first password was never used. */
export const neverUsed = 'FORCE_CHANGE_PASSWORD';

function byName(attributes: readonly AttributeType[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ Name = '', Value = '' }) => [Name, Value]));
}
