// Signing in by OpenID Connect (code flow with PKCE). Tokens live in memory; what waits for the redirect names no person.
import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import * as z from 'zod/mini';
import { forgetTexts } from '../conversation/kept-text.ts';
import type { RuntimeConfig } from './runtime-config.ts';

const agentClaims = z.object({ 'custom:agentId': z.string(), 'custom:teamId': z.string() });
const groupClaims = z.object({ 'cognito:groups': z._default(z.array(z.string()), []) });
const redirectState = z.object({ returnTo: z.string() });

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

/** Signs in where that is still to be done: then the page leaves, and nothing comes of the promise. */
export async function openSession(config: RuntimeConfig): Promise<Session> {
  const manager = managerFor(config);
  const user = isReturning() ? await finish(manager) : await leave(manager);
  return sessionOf(user, manager, config);
}

function managerFor({ authority, clientId }: RuntimeConfig): UserManager {
  return new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    response_type: 'code',
    scope: 'openid email profile',
    loadUserInfo: false,
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

function isReturning(): boolean {
  const query = new URLSearchParams(location.search);
  return query.has('state') && (query.has('code') || query.has('error'));
}

async function finish(manager: UserManager): Promise<User> {
  const address = location.href;
  // The code is used once: a reload must not bring it again.
  history.replaceState(null, '', '/');
  const user = await manager.signinRedirectCallback(address);
  const state = redirectState.safeParse(user.state);
  if (state.success && isOwnPath(state.data.returnTo)) history.replaceState(null, '', state.data.returnTo);
  return user;
}

function isOwnPath(path: string): boolean {
  return new URL(path, location.origin).origin === location.origin && path.startsWith('/');
}

async function leave(manager: UserManager): Promise<never> {
  await manager.signinRedirect({ state: { returnTo: `${location.pathname}${location.search}` } });
  return new Promise(() => undefined);
}

function sessionOf(first: User, manager: UserManager, config: RuntimeConfig): Session {
  const { agent, offices, email } = whoIs(first.profile);
  let user = first;
  let ended = false;
  const listeners = new Set<() => void>();

  async function renew(): Promise<boolean> {
    const renewed = user.refresh_token && (await manager.signinSilent().catch(() => null));
    if (renewed) {
      user = renewed;
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
    token: () => user.id_token ?? '',
    renew,
    hasEnded: () => ended,
    onEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signInAgain: () => leave(manager),
    signOut: async () => {
      forgetTexts(sessionStorage);
      await manager.revokeTokens(['refresh_token']).catch(() => undefined);
      await manager.removeUser();
      location.assign(config.signOutUrl ?? '/?signed-out');
    },
  };
}

/** Throws for an account that is neither an agent nor in a group. */
function whoIs(profile: User['profile']) {
  const named = agentClaims.safeParse(profile).data;
  const agent = named && { agentId: named['custom:agentId'], teamId: named['custom:teamId'] };
  const inGroups = groupClaims.parse(profile)['cognito:groups'];
  const held = offices.filter((office) => inGroups.includes(groups[office]));
  if (agent === undefined && held.length === 0) throw new Error('This account is no agent and in no group.');
  return { agent, offices: held, email: profile.email ?? '' };
}
