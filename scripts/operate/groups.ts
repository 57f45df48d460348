// People of the back office: an account in a group of the user pool, invited by email.
import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { invitePerson } from './accounts.ts';
import type { Operator } from './operator.ts';

/** Who has an account already only joins the group. */
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
