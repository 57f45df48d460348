// source-operator: an account in the group of the source's people, invited by email.
import * as z from 'zod';
import { joinGroup } from '../accounts.ts';
import { verb } from '../verb.ts';

export const sourceOperator = verb({
  name: 'source-operator',
  summary: 'Makes a person one of the source’s operators, who is invited by email',
  details: [
    'Cognito sends a first password, good for three days. Who has an account already only joins the source operators.',
    'A source operator does by the API what the machine client source may, with all referrals, whoever created them.',
  ],
  options: { email: { value: 'ADDRESS', does: 'the person’s email' } },
  given: z.object({ email: z.email('give the person’s email, for example sam@example.com') }),
  run: ({ email }, operator) => joinGroup({ email, group: 'sources', as: 'a source operator' }, operator),
});
