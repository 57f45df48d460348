// Signing in by OpenID Connect (code flow with PKCE). Tokens live in memory; what waits for the redirect names no person.
import { ErrorResponse, OidcClient, type SigninResponse, WebStorageStateStore } from 'oidc-client-ts';
import * as z from 'zod/mini';
import { ownLanguage } from '../messages/own-language.ts';
import { forgetTexts } from './forget-texts.ts';
import { type RuntimeConfig, readRuntimeConfig, runtimeConfig } from './runtime-config.ts';
import { noteSignOut } from './sign-out-note.ts';

const agentClaims = z.object({ 'custom:agentId': z.string(), 'custom:teamId': z.string() });
const groupClaims = z.object({ 'cognito:groups': z._default(z.array(z.string()), []) });
/** With the configuration that it was begun by: who comes back needn't wait for it. */
const redirectState = z.object({ returnTo: z.string(), config: runtimeConfig });

/** What a person of the back office may: set up and look up (`admin`), or refer clients (`source`). */
export type Office = 'admin' | 'source';
const groups: Record<Office, string> = { admin: 'admins', source: 'sources' };
const offices: readonly Office[] = ['admin', 'source'];

export type Session = {
  /** None for people of the back office who are in no team. */
  readonly agent: { readonly agentId: string; readonly teamId: string } | undefined;
  readonly offices: readonly Office[];
  readonly email: string;
  token(): string;
  /** A new token by the refresh token; false when one has to sign in again. */
  renew(): Promise<boolean>;
  /** True once a token was refused and no new one is available. */
  hasEnded(): boolean;
  onEnded(listener: () => void): () => void;
  signInAgain(): Promise<void>;
  signOut(): Promise<void>;
};

/** `refused`: `signOutUrl` leads to another account. */
export type Opening =
  | { kind: 'open'; session: Session; config: RuntimeConfig }
  | { kind: 'unreachable' }
  | { kind: 'refused'; signOutUrl: string | undefined };

/** More often than that in a row, and the browser keeps nothing over a redirect: then it is told instead of tried. */
const mostTries = 3;

/** Signs in where that is still to be done: then the page leaves, and nothing comes of the promise. */
export async function openSession(): Promise<Opening> {
  const answer = answerInAddress();
  const begun = answer && (await whatBegan(answer.address));
  const config = begun?.config ?? (await readRuntimeConfig().catch(() => undefined));
  if (config === undefined) return { kind: 'unreachable' };
  const client = clientFor(config);
  try {
    if (answer === undefined) return await leave(client, config);
    if (begun !== undefined) {
      const response = await client.processSigninResponse(answer.address);
      return { kind: 'open', config, session: sessionOf(response, client, config) };
    }
    // An answer of before, by Back or a bookmark: what it led to is not known any more, and one is sent home.
    if (answer.tries < mostTries) return await leave(client, config, answer.tries + 1);
  } catch (fault) {
    // Without a connection it is no refusal.
    if (fault instanceof TypeError) return { kind: 'unreachable' };
    const isUsedUp = fault instanceof ErrorResponse && fault.error === 'invalid_grant';
    if (isUsedUp && answer !== undefined && answer.tries < mostTries)
      return leave(client, config, answer.tries + 1);
    console.error(fault);
  }
  return { kind: 'refused', signOutUrl: config.signOutUrl };
}

function clientFor({ authority, signInUrl, clientId }: RuntimeConfig): OidcClient {
  return new OidcClient({
    authority,
    // Known already: to ask the issuer would take another connection.
    metadata: {
      issuer: authority,
      authorization_endpoint: `${signInUrl}/authorize`,
      token_endpoint: `${signInUrl}/token`,
      revocation_endpoint: `${signInUrl}/revoke`,
    },
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    response_type: 'code',
    scope: 'openid email profile',
    loadUserInfo: false,
    // Cognito's own name for it; other issuers take no notice.
    extraQueryParams: { lang: ownLanguage().code },
    stateStore: stateStore(),
  });
}

const stateStore = () => new WebStorageStateStore({ store: sessionStorage });

/** What the issuer answered, taken out of the address: a reload must not bring it again. */
function answerInAddress(): { address: string; tries: number } | undefined {
  const query = new URLSearchParams(location.search);
  const state = query.get('state');
  if (state === null || !(query.has('code') || query.has('error'))) return undefined;
  const address = location.href;
  history.replaceState(null, '', '/');
  return { address, tries: Number(state.split(';')[1] ?? 0) };
}

/** This tab's own sign-in that `address` ends; its place is in the address bar from here on. */
async function whatBegan(address: string): Promise<z.infer<typeof redirectState> | undefined> {
  const [id = ''] = (new URL(address).searchParams.get('state') ?? '').split(';');
  const kept = await stateStore().get(id);
  const { data } = z.object({ data: redirectState }).safeParse(JSON.parse(kept ?? 'null')).data ?? {};
  if (data !== undefined && isOwnPath(data.returnTo)) history.replaceState(null, '', data.returnTo);
  return data;
}

function isOwnPath(path: string): boolean {
  return new URL(path, location.origin).origin === location.origin && path.startsWith('/');
}

/** In place of this page: Back leads to where one was before, not into the sign-in again. */
async function leave(client: OidcClient, config: RuntimeConfig, tries = 0): Promise<never> {
  const returnTo = `${location.pathname}${location.search}`;
  const { url } = await client.createSigninRequest({
    state: { returnTo, config } satisfies z.infer<typeof redirectState>,
    ...(tries > 0 && { url_state: String(tries) }),
  });
  location.replace(url);
  return new Promise(() => undefined);
}

function sessionOf(first: SigninResponse, client: OidcClient, config: RuntimeConfig): Session {
  const { agent, offices, email } = whoIs(first.profile);
  const { profile, session_state } = first;
  let { id_token: idToken = '', refresh_token: refreshToken } = first;
  let ended = false;
  const listeners = new Set<() => void>();

  async function renewed(): Promise<SigninResponse | undefined> {
    if (refreshToken === undefined) return undefined;
    const state = { refresh_token: refreshToken, id_token: idToken, session_state, profile };
    return client.useRefreshToken({ state }).catch(() => undefined);
  }

  async function renew(): Promise<boolean> {
    const response = await renewed();
    if (response?.id_token !== undefined) {
      idToken = response.id_token;
      refreshToken = response.refresh_token ?? refreshToken;
      return true;
    }
    ended = true;
    for (const listener of listeners) listener();
    return false;
  }

  return {
    agent,
    offices,
    email,
    token: () => idToken,
    renew,
    hasEnded: () => ended,
    onEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signInAgain: () => leave(client, config),
    signOut: async () => {
      for (const store of [sessionStorage, localStorage]) forgetTexts(store);
      const token = refreshToken;
      refreshToken = undefined;
      idToken = '';
      if (token !== undefined) await client.revokeToken(token, 'refresh_token').catch(() => undefined);
      noteSignOut(localStorage);
      location.replace(config.signOutUrl ?? '/?signed-out');
    },
  };
}
/** Throws for an account that is neither an agent nor in a group. */
function whoIs(profile: SigninResponse['profile']) {
  const named = agentClaims.safeParse(profile).data;
  const agent = named && { agentId: named['custom:agentId'], teamId: named['custom:teamId'] };
  const inGroups = groupClaims.parse(profile)['cognito:groups'];
  const held = offices.filter((office) => inGroups.includes(groups[office]));
  if (agent === undefined && held.length === 0) throw new Error('This account is no agent and in no group.');
  return { agent, offices: held, email: profile.email ?? '' };
}
