// first-administrator: an account in the group of administrators, invited by email.
import * as z from 'zod';
import { joinGroup } from '../accounts.ts';
import { verb } from '../verb.ts';

export const firstAdministrator = verb({
  name: 'first-administrator',
  summary: 'Makes a person an administrator, who is invited by email',
  details: [
    'Cognito sends a first password, good for three days. Who has an account already only joins the administrators.',
    'An administrator does by the API what the machine client admin may; they sign in at the portal’s address.',
  ],
  options: { email: { value: 'ADDRESS', does: 'the person’s email' } },
  given: z.object({ email: z.email('give the person’s email, for example ana@example.com') }),
  run: ({ email }, operator) => joinGroup({ email, group: 'admins', as: 'an administrator' }, operator),
});
