// People of the back office, who are in no team: one of each group who is always there, and whom an administrator made.
import type { Accounts } from './accounts.ts';

export type Operator = {
  /** Of their account: the `sub` of their tokens. */
  personId: string;
  email: string;
  groups: readonly string[];
};

/** Who may the same as a machine client, without anybody having made them. */
export const alwaysThere = {
  admin: { personId: 'person-admin', email: 'admin@back-office.example', groups: ['admins'] },
  source: { personId: 'person-source', email: 'source@back-office.example', groups: ['sources'] },
} as const satisfies Record<string, Operator>;

/** Whoever is in a team as well signs in as that agent, with their groups. */
export function operatorsAmong(accounts: Pick<Accounts, 'allMade'>): readonly Operator[] {
  const made = accounts
    .allMade()
    .filter(({ groups, attributes }) => groups.length > 0 && attributes['custom:agentId'] === undefined)
    .map(({ email, groups }) => ({ personId: email, email, groups }));
  return [alwaysThere.admin, alwaysThere.source, ...made];
}
