// The accounts of people as the user pool keeps them apart from the table: who may sign in, to which team, and whose sessions ended.
import * as z from 'zod';
import { inMemory, type State } from '../state/state.ts';
import { keptPassword } from './passwords.ts';

export type Accounts = {
  isEnabled(agentId: string): boolean;
  /** The team in their tokens, once somebody wrote it; until then it is that of their profile. */
  teamOf(agentId: string): string | undefined;
  setEnabled(agentId: string, isEnabled: boolean): void;
  setTeam(agentId: string, teamId: string): void;
  /** Ends all sessions that began before. */
  signOut(agentId: string): void;
  /** How often that was done: a session belongs to the count of its beginning. */
  signOutsOf(agentId: string): number;
  /** Those that an administrator made, by email: for people who are in no team, and to invite who is. */
  made(email: string): MadeAccount | undefined;
  allMade(): readonly MadeAccount[];
  /** That of an agent, whatever its email. */
  madeFor(agentId: string): MadeAccount | undefined;
  /** `formerEmail`: by which it was known until now. */
  make(account: MadeAccount, formerEmail?: string): void;
};

const madeAccount = z.object({
  email: z.string(),
  attributes: z.record(z.string(), z.string()),
  groups: z.array(z.string()),
  password: keptPassword.optional(),
});
export type MadeAccount = z.infer<typeof madeAccount>;

export function createAccounts(state: State = inMemory): Accounts {
  const keptDisabled = state.rows('disabled-accounts', z.literal(true));
  const keptTeams = state.rows('account-teams', z.string());
  const keptSignOuts = state.rows('sign-outs', z.number());
  const keptMade = state.rows('made-accounts', madeAccount);
  const disabled = new Set(keptDisabled.entries().map(([agentId]) => agentId));
  const teams = new Map(keptTeams.entries());
  const signOuts = new Map(keptSignOuts.entries());
  const made = new Map(keptMade.entries());
  const emailOfAgent = new Map(
    [...made].flatMap(([email, { attributes }]) => {
      const agentId = attributes['custom:agentId'];
      return agentId === undefined ? [] : [[agentId, email] as const];
    }),
  );
  return {
    isEnabled: (agentId) => !disabled.has(agentId),
    teamOf: (agentId) => teams.get(agentId),
    setEnabled: (agentId, isEnabled) => {
      if (isEnabled) {
        disabled.delete(agentId);
        keptDisabled.delete(agentId);
      } else {
        disabled.add(agentId);
        keptDisabled.put(agentId, true);
      }
    },
    setTeam: (agentId, teamId) => {
      teams.set(agentId, teamId);
      keptTeams.put(agentId, teamId);
    },
    signOut: (agentId) => {
      const count = (signOuts.get(agentId) ?? 0) + 1;
      signOuts.set(agentId, count);
      keptSignOuts.put(agentId, count);
    },
    signOutsOf: (agentId) => signOuts.get(agentId) ?? 0,
    made: (email) => made.get(email.toLowerCase()),
    allMade: () => [...made.values()],
    madeFor: (agentId) => made.get(emailOfAgent.get(agentId) ?? ''),
    make: (account, formerEmail) => {
      const former = formerEmail?.toLowerCase();
      if (former !== undefined && former !== account.email.toLowerCase()) {
        made.delete(former);
        keptMade.delete(former);
      }
      const agentId = account.attributes['custom:agentId'];
      if (agentId !== undefined) emailOfAgent.set(agentId, account.email.toLowerCase());
      made.set(account.email.toLowerCase(), account);
      keptMade.put(account.email.toLowerCase(), account);
    },
  };
}
