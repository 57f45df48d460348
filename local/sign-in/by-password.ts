// Signing in by email and password, for who was invited: the first password is changed before anything else.
import type { DeployedTemplate } from '../template/resources.ts';
import type { Clock } from '../time/clock.ts';
import type { Accounts } from './accounts.ts';
import { isPassword, keepPassword, passwordPolicy } from './passwords.ts';

export type Entered = { email: string; password: string; newPassword?: string | undefined };
/** `id`: of the agent or of the account. */
export type PasswordSignIn =
  | { kind: 'signed-in'; id: string }
  | { kind: 'refused'; says: string }
  | { kind: 'choose'; says: string };

export function signInByPassword(deps: {
  template: DeployedTemplate;
  accounts: Pick<Accounts, 'made' | 'make' | 'isEnabled'>;
  clock: Clock;
}): (entered: Entered) => PasswordSignIn {
  const { template, accounts, clock } = deps;
  const policy = passwordPolicy(template);

  return ({ email, password, newPassword }) => {
    if (email.trim() === '' || password.trim() === '')
      return { kind: 'refused', says: 'Enter your email and your password.' };
    const account = accounts.made(email.trim());
    const kept = account?.password;
    const id = account?.attributes['custom:agentId'] ?? account?.email ?? '';
    // Cognito doesn’t say which of the two is wrong either.
    if (account === undefined || kept === undefined || !isPassword(password.trim(), kept))
      return { kind: 'refused', says: 'Incorrect email or password.' };
    if (!accounts.isEnabled(id)) return { kind: 'refused', says: 'User is disabled.' };
    if (policy.isTooOld(kept, clock.now())) {
      return {
        kind: 'refused',
        says: 'This first password is too old. Ask your team lead to invite you again.',
      };
    }
    if (!kept.isFirst) return { kind: 'signed-in', id };
    // What is asked of it is said before anything is typed.
    const lack = policy.lackOf(newPassword ?? '');
    if (newPassword === undefined || lack !== undefined)
      return { kind: 'choose', says: lack === undefined ? '' : `Your new password needs ${lack}.` };
    accounts.make({ ...account, password: keepPassword(newPassword, false, clock.now()) });
    return { kind: 'signed-in', id };
  };
}
