// The accounts of people as the user pool keeps them apart from the table: who may sign in, to which team, and whose sessions ended.
import * as z from 'zod';

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
  make(account: MadeAccount): void;
  save(): unknown;
  restore(state: unknown): void;
};

const madeAccount = z.object({
  email: z.string(),
  attributes: z.record(z.string(), z.string()),
  groups: z.array(z.string()),
});
export type MadeAccount = z.infer<typeof madeAccount>;

const snapshotSchema = z.object({
  made: z.array(madeAccount).default([]),
  disabled: z.array(z.string()),
  teams: z.record(z.string(), z.string()),
});

export function createAccounts(): Accounts {
  let disabled = new Set<string>();
  let teams = new Map<string, string>();
  let made = new Map<string, MadeAccount>();
  const signOuts = new Map<string, number>();
  return {
    isEnabled: (agentId) => !disabled.has(agentId),
    teamOf: (agentId) => teams.get(agentId),
    setEnabled: (agentId, isEnabled) => {
      if (isEnabled) disabled.delete(agentId);
      else disabled.add(agentId);
    },
    setTeam: (agentId, teamId) => void teams.set(agentId, teamId),
    signOut: (agentId) => void signOuts.set(agentId, (signOuts.get(agentId) ?? 0) + 1),
    signOutsOf: (agentId) => signOuts.get(agentId) ?? 0,
    made: (email) => made.get(email.toLowerCase()),
    make: (account) => void made.set(account.email.toLowerCase(), account),
    // Sessions end with the process: their count need not last.
    save: () => ({
      disabled: [...disabled],
      teams: Object.fromEntries(teams),
      made: [...made.values()],
    }),
    restore(state) {
      const saved = snapshotSchema.parse(state);
      disabled = new Set(saved.disabled);
      teams = new Map(Object.entries(saved.teams));
      made = new Map(saved.made.map((account) => [account.email.toLowerCase(), account]));
    },
  };
}
