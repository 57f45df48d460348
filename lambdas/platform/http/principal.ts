// Who is calling: an agent with a team, a machine client with scopes, an administrator or a source operator, read from the verified token's claims.
import * as z from 'zod';
import { lazily } from '../lazily.ts';

/** An agent who signed in. Whether they lead the team is the team's to say, not the token's. */
export type Agent = {
  kind: 'agent';
  agentId: string;
  teamId: string;
  name?: string;
  /** ISO 8601: a live channel ends with the token (LI-2). */
  tokenEndsAt?: string;
};
/** The referral network's back office: its system, or a person in the group of source operators, by the id of the account. */
export type Source = { kind: 'source'; clientId: string; isPerson?: true; email?: string };
/** Whoever sets up teams and agents: a machine, or a person in the group of administrators (PE-2), by the id of the account. */
export type Admin = { kind: 'admin'; clientId: string; isPerson?: true; email?: string };
export type Principal = Agent | Source | Admin;
export type Role = Principal['kind'];

const agentClaims = lazily(() =>
  z.object({
    'custom:agentId': z.string().min(1),
    'custom:teamId': z.string().min(1),
    name: z.string().optional(),
    /** Seconds since 1970; API Gateway hands each claim on as text. */
    exp: z.coerce.number().int().optional(),
  }),
);
const machineClaims = lazily(() => z.object({ client_id: z.string().min(1), scope: z.string() }));
/** API Gateway hands a list on as text: `[admins sources]`. */
const personClaims = lazily(() =>
  z.object({
    sub: z.string().min(1),
    /** By which others know them; a token without it is one all the same. */
    email: z.string().optional(),
    'cognito:groups': z.string().transform((groups) => groups.replace(/^\[|\]$/g, '').split(/[ ,]+/)),
  }),
);
const groups = { source: 'sources', admin: 'admins' } as const;
const scopes = { source: 'dibs/referrals', admin: 'dibs/admin' } as const;

/** The caller in the first of `roles` that the token gives, or undefined when it gives none of them. */
export function principalIn<R extends Role>(
  roles: readonly R[],
  claims: unknown,
): Extract<Principal, { kind: R }> | undefined {
  for (const role of roles) {
    const principal = principalAs(role, claims);
    if (principal !== undefined && isIn(principal, roles)) return principal;
  }
  return undefined;
}

function principalAs(role: Role, claims: unknown): Principal | undefined {
  if (role === 'agent') {
    const { data } = agentClaims().safeParse(claims);
    if (data === undefined) return undefined;
    const { 'custom:agentId': agentId, 'custom:teamId': teamId, name, exp } = data;
    return {
      kind: 'agent',
      agentId,
      teamId,
      ...(name !== undefined && { name }),
      ...(exp !== undefined && { tokenEndsAt: new Date(exp * 1000).toISOString() }),
    };
  }
  const { data } = machineClaims().safeParse(claims);
  const granted = data?.scope.split(' ').includes(scopes[role]);
  if (data && granted) return { kind: role, clientId: data.client_id };
  return personIn(role, claims);
}

function personIn(role: 'source' | 'admin', claims: unknown): Source | Admin | undefined {
  const { data } = personClaims().safeParse(claims);
  if (!data?.['cognito:groups'].includes(groups[role])) return undefined;
  const { sub: clientId, email } = data;
  return { kind: role, clientId, isPerson: true, ...(email !== undefined && { email }) };
}

/** How others know who of the back office acted: a person by their email, a machine as one. */
export function knownAs({ isPerson, email }: Source | Admin): { email?: string; isMachine?: true } {
  if (!isPerson) return { isMachine: true };
  return email === undefined ? {} : { email };
}

function isIn<R extends Role>(
  principal: Principal,
  roles: readonly R[],
): principal is Extract<Principal, { kind: R }> {
  return roles.some((role) => role === principal.kind);
}
