// first-administrator: an account in the group of administrators, invited by email.
import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { invitePerson } from '../accounts.ts';
import { verb } from '../verb.ts';

const group = 'admins';

export const firstAdministrator = verb({
  name: 'first-administrator',
  summary: 'Makes a person an administrator, who is invited by email',
  details: [
    'Cognito sends a first password, good for three days. Who has an account already only joins the administrators.',
    'An administrator does by the API what the machine client admin may; they sign in at the portal’s address.',
  ],
  options: { email: { value: 'ADDRESS', does: 'the person’s email' } },
  given: z.object({ email: z.email('give the person’s email, for example ana@example.com') }),
  async run({ email }, { target, stage, agree, say }) {
    const UserPoolId = (await stage()).output('SignInUserPoolId');
    await agree(['invite that person by email, unless they have an account', 'make them an administrator']);
    const client = new CognitoIdentityProviderClient(target.client);
    try {
      const invited = await invitePerson(client, UserPoolId, email, {});
      say(invited.outcome === 'invited' ? 'Invited by email.' : 'They have an account already.');
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName: group }));
      say('They are an administrator.');
    } finally {
      client.destroy();
    }
  },
});
