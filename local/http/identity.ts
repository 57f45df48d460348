// The local user pool: signs the tokens that Cognito would issue, with a key of its own.
import {
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  SignJWT,
} from 'jose';
import * as z from 'zod';
import { inMemory, type State } from '../state/state.ts';
import type { Clock } from '../time/clock.ts';

export type SigningKey = { privateKey: CryptoKey; publicKey: CryptoKey };

export type Identity = {
  /** The token of a person: an ID token for the portal's client. */
  idToken(given: {
    issuer: string;
    clientId: string;
    claims: Readonly<Record<string, string | readonly string[]>>;
  }): Promise<string>;
  /** The token of a machine: an access token, which has no audience but a client id and scopes. */
  accessToken(given: { issuer: string; clientId: string; scope: string }): Promise<string>;
  readonly publicKey: CryptoKey;
};

const ALGORITHM = 'RS256';
export const KEY_ID = 'local';
export const VALID_SECONDS = 24 * 3600;

/** With the key that was kept, so that tokens stay good over a restart. */
export async function createIdentity(clock: Clock, state: State = inMemory): Promise<Identity> {
  const kept = state.rows('signing-key', z.string());
  const keptKey = new Map(kept.entries()).get('key');
  const { privateKey, publicKey } = keptKey === undefined ? await newKey() : await readKey(keptKey);
  if (keptKey === undefined) kept.put('key', await exportPKCS8(privateKey));

  function sign(claims: Record<string, unknown>, issuer: string): Promise<string> {
    const nowSeconds = Math.floor(clock.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setIssuer(issuer)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + VALID_SECONDS)
      .sign(privateKey);
  }

  return {
    publicKey,
    idToken: ({ issuer, clientId, claims }) =>
      sign({ sub: claims['custom:agentId'], aud: clientId, token_use: 'id', ...claims }, issuer),
    accessToken: ({ issuer, clientId, scope }) =>
      sign({ sub: clientId, client_id: clientId, token_use: 'access', scope }, issuer),
  };
}

async function newKey(): Promise<SigningKey> {
  return generateKeyPair(ALGORITHM, { extractable: true });
}

async function readKey(saved: string): Promise<SigningKey> {
  const privateKey = await importPKCS8(saved, ALGORITHM, { extractable: true });
  const { kty, n, e } = await exportJWK(privateKey);
  const publicKey = await importJWK({ kty: kty ?? 'RSA', n: n ?? '', e: e ?? '' }, ALGORITHM);
  if (publicKey instanceof Uint8Array) throw new Error('The saved signing key is not an RSA key.');
  return { privateKey, publicKey };
}
