// How an invitation is doing, as the lead and administrators read it (PE-2).
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { type Invitee, invitationProblems } from './invitation.ts';

/** Of who hasn't signed in yet. */
export const shownInvitation = z
  .object({
    state: z.enum(['sending', 'sent', 'failed']),
    at: instant,
    problem: z.enum(invitationProblems).optional().meta({
      description:
        '`another-account`: somebody else signs in with that email. `bounced`: the email came back. `refused`: it was not taken.',
    }),
  })
  .meta({ id: 'Invitation' });

export function invitationOf({
  invitation,
  signedInAt,
}: Invitee): z.infer<typeof shownInvitation> | undefined {
  if (invitation === undefined || signedInAt !== undefined) return undefined;
  const { status, at } = invitation;
  if (status === 'failed') return { state: status, at, problem: invitation.problem };
  return { state: status === 'sent' ? status : 'sending', at };
}
