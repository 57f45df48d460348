// PE-2: what an invitation says, in the name of the team's brand (PE-1).

export type InvitationFacts = {
  brand: string;
  supportContact: string;
  teamName: string;
  email: string;
  portalUrl: string;
  /** None for an account that has a password of its own. */
  first?: { password: string; days: number } | undefined;
};

export function invitationEmail({
  brand,
  supportContact,
  teamName,
  email,
  portalUrl,
  first,
}: InvitationFacts): {
  subject: string;
  body: string;
} {
  const signIn = [
    `Sign in: ${portalUrl}`,
    `Email: ${email}`,
    ...(first === undefined ? [] : [`First password, good for ${first.days} days: ${first.password}`]),
  ].join('\n');
  const after =
    first === undefined
      ? 'You have an account with this email already: sign in with the password that you chose.'
      : `You choose your own password when you sign in. Should the ${first.days} days be over, ask your team lead to invite you again.`;
  return {
    subject: `Your account at ${brand}`,
    body: [
      `You are in the team ${teamName} of ${brand}: new clients are offered to you there.`,
      signIn,
      after,
      `Questions? ${supportContact}`,
    ].join('\n\n'),
  };
}
