// What was granted and can be exchanged for tokens: a code once and only by who began with its PKCE challenge, a refresh token until it is revoked.
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { State } from '../state/state.ts';
import type { Clock } from '../time/clock.ts';

const grant = z.object({
  /** Of who signed in; of people in no team, their account’s. */
  agentId: z.string(),
  redirectUri: z.string(),
  codeChallenge: z.string(),
  nonce: z.string().optional(),
});
export type Grant = z.infer<typeof grant>;

const waitingCode = z.object({ grant, validUntil: z.number() });
const session = z.object({ agentId: z.string(), signOuts: z.number() });

export type Grants = {
  issueCode(grant: Grant): string;
  /** The grant behind a code; whatever the outcome, the code is used up. */
  redeemCode(given: { code: string; redirectUri: string; codeVerifier: string }): Grant | undefined;
  issueRefreshToken(agentId: string): string;
  agentOfRefreshToken(token: string): string | undefined;
  revoke(refreshToken: string): void;
};

/** As long as Cognito lets a code wait. */
const CODE_VALID_MS = 5 * 60_000;

export function createGrants(deps: {
  clock: Clock;
  /** How often all sessions of an agent were ended. */
  signOutsOf(agentId: string): number;
  state: State;
}): Grants {
  const { clock, signOutsOf, state } = deps;
  const keptCodes = state.rows('sign-in-codes', waitingCode);
  const keptSessions = state.rows('sessions', session);
  const codes = new Map(keptCodes.entries());
  const sessions = new Map(keptSessions.entries());
  const newSecret = () => randomBytes(24).toString('base64url');

  return {
    issueCode: (grant) => {
      const code = newSecret();
      const waiting = { grant, validUntil: clock.now() + CODE_VALID_MS };
      codes.set(code, waiting);
      keptCodes.put(code, waiting);
      return code;
    },
    redeemCode: ({ code, redirectUri, codeVerifier }) => {
      const found = codes.get(code);
      codes.delete(code);
      keptCodes.delete(code);
      if (found === undefined || found.validUntil < clock.now()) return undefined;
      const { grant } = found;
      const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
      return grant.redirectUri === redirectUri && grant.codeChallenge === challenge ? grant : undefined;
    },
    issueRefreshToken: (agentId) => {
      const token = newSecret();
      const begun = { agentId, signOuts: signOutsOf(agentId) };
      sessions.set(token, begun);
      keptSessions.put(token, begun);
      return token;
    },
    agentOfRefreshToken: (token) => {
      const begun = sessions.get(token);
      return begun?.signOuts === signOutsOf(begun?.agentId ?? '') ? begun.agentId : undefined;
    },
    revoke: (token) => {
      sessions.delete(token);
      keptSessions.delete(token);
    },
  };
}
