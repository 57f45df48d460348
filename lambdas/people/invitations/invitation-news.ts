// PE-2: what a team's lead is told of an invitation that came to nothing.
import type { InvitationProblem } from './invitation.ts';

export type InvitationNews = {
  kind: 'invitation-failed';
  teamId: string;
  agentId: string;
  occasion: string;
  isForUnlicensed: true;
  subject: string;
  pushSubject: string;
  email: string;
  alert: string;
  push: string;
};

const reasons: Record<InvitationProblem, (email: string) => string> = {
  'another-account': (email) =>
    `${email} belongs to another account. Ask your administrator to save the agent with an email of their own.`,
  bounced: (email) =>
    `The email to ${email} bounced. Ask your administrator to correct the address: the new one is invited right away.`,
  refused: (email) =>
    `The email to ${email} was not accepted. Ask your administrator to check the address, then invite them again.`,
};

/** `name`: whom the invitation was for; `occasion` tells it from others. `link` is the portal. */
export function invitationFailedNews(
  { name, to, problem }: { name: string; to: string; problem: InvitationProblem },
  link: string,
): Pick<InvitationNews, 'kind' | 'subject' | 'pushSubject' | 'email' | 'alert' | 'push'> {
  return {
    kind: 'invitation-failed',
    subject: `${name} could not be invited`,
    pushSubject: 'An agent could not be invited',
    email: [`${name} can’t sign in yet. ${reasons[problem](to)}`, link].join('\n\n'),
    alert: `${name} could not be invited: the email is wrong. ${link}`,
    push: 'Their email is wrong. Ask your administrator to correct it.',
  };
}
