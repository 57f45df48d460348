// A person's account at sign-in follows their profile: who left can't sign in, and who changed teams signs in to the new one (PE-3, PE-4).
import type { AgentProfile } from './team.ts';

/** An account of the user pool. `teamId`: what its tokens say. */
export type Account = { username: string; isEnabled: boolean; teamId: string | undefined };

export type FollowSignInDeps = {
  people: { teamOf(agentId: string): Promise<string | undefined> };
  accounts: {
    /** A person has one, seldom more, or is still to be invited. */
    find(agentId: string, email: string | undefined): Promise<Account[]>;
    disable(username: string): Promise<void>;
    enable(username: string): Promise<void>;
    setTeam(username: string, teamId: string): Promise<void>;
    /** Ends every session: no refresh token is good any more. */
    signOut(username: string): Promise<void>;
  };
};

export async function followSignIn(
  { teamId, agentId, email, left }: Pick<AgentProfile, 'teamId' | 'agentId' | 'email' | 'left'>,
  deps: FollowSignInDeps,
): Promise<void> {
  const isIn = left === undefined ? teamId : await deps.people.teamOf(agentId);
  for (const account of await deps.accounts.find(agentId, email)) await followTeam(account, isIn, deps);
}

/** `isIn`: the person's team, if they are in one. */
export async function followTeam(
  { username, isEnabled, teamId }: Account,
  isIn: string | undefined,
  { accounts }: { accounts: Omit<FollowSignInDeps['accounts'], 'find'> },
): Promise<void> {
  if (isIn === undefined) {
    if (isEnabled) await accounts.disable(username);
    return accounts.signOut(username);
  }
  if (teamId !== isIn) {
    await accounts.setTeam(username, isIn);
    await accounts.signOut(username);
  }
  if (!isEnabled) await accounts.enable(username);
}
