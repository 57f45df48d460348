// What was granted and can be exchanged for tokens: a code once and only by who began with its PKCE challenge, a refresh token until the restart.
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../time/clock.ts';

export type Grant = {
  agentId: string;
  redirectUri: string;
  codeChallenge: string;
  nonce: string | undefined;
};

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

/** `signOutsOf`: how often all sessions of an agent were ended. */
export function createGrants(clock: Clock, signOutsOf: (agentId: string) => number): Grants {
  const codes = new Map<string, { grant: Grant; validUntil: number }>();
  const refreshTokens = new Map<string, { agentId: string; signOuts: number }>();
  const newSecret = () => randomBytes(24).toString('base64url');

  return {
    issueCode: (grant) => {
      const code = newSecret();
      codes.set(code, { grant, validUntil: clock.now() + CODE_VALID_MS });
      return code;
    },
    redeemCode: ({ code, redirectUri, codeVerifier }) => {
      const found = codes.get(code);
      codes.delete(code);
      if (found === undefined || found.validUntil < clock.now()) return undefined;
      const { grant } = found;
      const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
      return grant.redirectUri === redirectUri && grant.codeChallenge === challenge ? grant : undefined;
    },
    issueRefreshToken: (agentId) => {
      const token = newSecret();
      refreshTokens.set(token, { agentId, signOuts: signOutsOf(agentId) });
      return token;
    },
    agentOfRefreshToken: (token) => {
      const session = refreshTokens.get(token);
      return session?.signOuts === signOutsOf(session?.agentId ?? '') ? session.agentId : undefined;
    },
    revoke: (token) => refreshTokens.delete(token),
  };
}
