// Signing in by email and password, for who was invited: the first password is changed before anything else.
import type { DeployedTemplate } from '../template/resources.ts';
import type { Clock } from '../time/clock.ts';
import type { Accounts } from './accounts.ts';
import { isPassword, keepPassword, passwordPolicy } from './passwords.ts';
import type { Says } from './words.ts';

export type Entered = { email: string; password: string; newPassword?: string | undefined };
/** `id`: of the agent or of the account. */
export type PasswordSignIn =
  | { kind: 'signed-in'; id: string }
  | { kind: 'refused'; says: Says }
  | { kind: 'choose'; says: Says | undefined };

export function signInByPassword(deps: {
  template: DeployedTemplate;
  accounts: Pick<Accounts, 'made' | 'make' | 'isEnabled'>;
  clock: Clock;
}): (entered: Entered) => PasswordSignIn {
  const { template, accounts, clock } = deps;
  const policy = passwordPolicy(template);

  return ({ email, password, newPassword }) => {
    if (email.trim() === '' || password.trim() === '') return { kind: 'refused', says: 'incomplete' };
    const account = accounts.made(email.trim());
    const kept = account?.password;
    const id = account?.attributes['custom:agentId'] ?? account?.email ?? '';
    // Cognito doesn’t say which of the two is wrong either.
    if (account === undefined || kept === undefined || !isPassword(password.trim(), kept))
      return { kind: 'refused', says: 'incorrect' };
    if (!accounts.isEnabled(id)) return { kind: 'refused', says: 'disabled' };
    if (policy.isTooOld(kept, clock.now())) return { kind: 'refused', says: 'too-old' };
    if (!kept.isFirst) return { kind: 'signed-in', id };
    // What is asked of it is said before anything is typed.
    const lacks = policy.lackOf(newPassword ?? '');
    if (newPassword === undefined || lacks !== undefined) return { kind: 'choose', says: lacks && { lacks } };
    accounts.make({ ...account, password: keepPassword(newPassword, false, clock.now()) });
    return { kind: 'signed-in', id };
  };
}
