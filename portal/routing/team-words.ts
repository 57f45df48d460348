// What is said of a team's invitations, to its lead and to the back office.

const english = {
  standings: { invited: 'Invited', 'not-invited': 'Invitation failed' },
  invite: 'Invite again',
  inviteLabel: (name: string) => `Invite ${name} again`,
  invited: (email: string) => `An invitation is on its way to ${email}.`,
};

const french: typeof english = {
  standings: { invited: 'Invité', 'not-invited': 'Invitation échouée' },
  invite: 'Inviter à nouveau',
  inviteLabel: (name) => `Inviter ${name} à nouveau`,
  invited: (email) => `Une invitation part vers ${email}.`,
};

const spanish: typeof english = {
  standings: { invited: 'Invitado', 'not-invited': 'Falló la invitación' },
  invite: 'Invitar de nuevo',
  inviteLabel: (name) => `Invitar de nuevo a ${name}`,
  invited: (email) => `Una invitación va en camino a ${email}.`,
};

export const teamWords = { en: english, fr: french, es: spanish };
