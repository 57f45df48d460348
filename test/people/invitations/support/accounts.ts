// Accounts at Cognito in memory, and what was mailed, for tests of invitations.
import type { CarrierAnswer } from '../../../../lambdas/carriers/carrier-answer.ts';
import type { InviteDeps, SignInAccount } from '../../../../lambdas/people/invitations/invite.ts';

type Kept = SignInAccount & { password?: string };
export type Mail = Parameters<InviteDeps['sendInvitation']>[0];

export function aUserPool(all: Kept[] = []) {
  const mails: Mail[] = [];
  const answers: CarrierAnswer[] = [];
  const acts: string[] = [];
  let drawn = 0;
  const named = (name: string) => all.find(({ username, email }) => username === name || email === name);
  const change = (name: string, more: Partial<Kept>) => Object.assign(named(name) ?? {}, more);
  const pool: Omit<InviteDeps, 'people' | 'invitations'> = {
    accounts: {
      read: async (name) => {
        const found = named(name);
        return found && { ...found };
      },
      find: async (agentId) => {
        acts.push('looked through all');
        return all.filter((each) => each.agentId === agentId);
      },
      create: async (email, { agentId, teamId }) => {
        if (email.length > 128) return 'refused';
        if (named(email) !== undefined) return undefined;
        const account = {
          username: `user-${all.length + 1}`,
          email,
          isEmailTheirs: true,
          isEnabled: true,
          isUsed: false,
          agentId,
          teamId,
        };
        all.push(account);
        return { ...account };
      },
      give: async (username, { agentId, teamId, email }) => {
        change(username, { agentId, teamId, ...(email !== undefined && { email }) });
      },
      setFirstPassword: async (username, password) => void change(username, { password, isUsed: false }),
      enable: async (username) => void change(username, { isEnabled: true }),
      disable: async (username) => void change(username, { isEnabled: false }),
      setTeam: async (username, teamId) => void change(username, { teamId }),
      signOut: async (username) => void acts.push(`signed out ${username}`),
    },
    brandOf: () => ({ name: 'Example Homes', supportContact: 'help@dibs.example' }),
    passwordDays: 3,
    portalUrl: 'https://portal.example',
    sendInvitation: async (mail) => {
      mails.push(mail);
      return answers.shift() ?? { kind: 'accepted' };
    },
    drawPassword: () => {
      drawn += 1;
      return `Abc2-first-pass-${drawn}`;
    },
  };
  return { pool, all, mails, answers, acts };
}

/** Of the agent, and never used. */
export const anAccount = (account: Partial<Kept>): Kept => ({
  username: 'user-0',
  email: 'ada@team.example',
  isEmailTheirs: true,
  isEnabled: true,
  isUsed: false,
  agentId: undefined,
  teamId: undefined,
  ...account,
});
