// PE-2: an agent's invitation to sign in: wanted by the write that saves them or asks again, then sent to one address.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { lazily } from '../../platform/lazily.ts';

/** Why an invitation came to nothing. `another-account`: that email is what somebody else signs in with. */
export const invitationProblems = ['another-account', 'bounced', 'refused'] as const;
export type InvitationProblem = (typeof invitationProblems)[number];

/** `at`: since when it has been so. `id`: of the email, which its receipt hands back. */
export const invitationSchema = lazily(() => {
  const wanted = { to: z.string(), at: instant };
  const begun = { ...wanted, id: z.string() };
  return z.discriminatedUnion('status', [
    z.object({ ...wanted, status: z.literal('wanted') }),
    z.object({ ...begun, status: z.literal('sending') }),
    z.object({ ...begun, status: z.literal('sent') }),
    z.object({ ...begun, status: z.literal('failed'), problem: z.enum(invitationProblems) }),
  ]);
});
export type Invitation = z.infer<ReturnType<typeof invitationSchema>>;
export type Sending = Extract<Invitation, { status: 'sending' }>;

/** What of an agent's profile decides about their invitation. */
export type Invitee = {
  email?: string | undefined;
  left?: object | undefined;
  invitation?: Invitation | undefined;
  /** Since when they have been known to sign in. */
  signedInAt?: string | undefined;
};

/** Who sends one is done within seconds; what is older was cut off. */
export const sendingSeconds = 60;

export type Step = 'nothing' | 'invite' | 'wait';

/** An email that was corrected is invited anew; who has signed in, or has left, never is. */
export function nextStep({ email, left, invitation, signedInAt }: Invitee, now: Date): Step {
  if (email === undefined || left !== undefined || signedInAt !== undefined) return 'nothing';
  if (invitation === undefined) return 'nothing';
  if (invitation.status === 'wanted' || invitation.to !== email) return 'invite';
  if (invitation.status !== 'sending') return 'nothing';
  return now.getTime() - Date.parse(invitation.at) < sendingSeconds * 1000 ? 'wait' : 'invite';
}

/** True for who has been invited and hasn't signed in yet. */
export function isOnlyInvited({ invitation, signedInAt }: Invitee): boolean {
  return invitation !== undefined && signedInAt === undefined;
}
