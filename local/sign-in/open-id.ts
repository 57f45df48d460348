// A local OpenID Connect issuer: the portal signs in by it exactly as it does by Cognito, with code and PKCE.
import { type Context, Hono } from 'hono';
import { exportJWK } from 'jose';
import * as z from 'zod';
import { type Identity, KEY_ID, VALID_SECONDS } from '../http/identity.ts';
import { inMemory, type State } from '../state/state.ts';
import type { Clock } from '../time/clock.ts';
import type { Entered, PasswordSignIn } from './by-password.ts';
import { createGrants } from './grants.ts';
import { forget, remember, rememberedIn } from './remembered.ts';
import {
  type AuthorizationRequest,
  answerTo,
  authorizationRequest,
  enteredPassword,
  tokenRequest,
} from './requests.ts';
import { idOf, type Person, type UserPool } from './user-pool.ts';
import { chooseYourPassword, SIGN_IN_PAGE_POLICY, whoAreYou } from './who-are-you.ts';
import { languageFor } from './words.ts';

/** Under the control surface. */
export const OPEN_ID_PATH = '/oidc';

export function openIdRoutes(deps: {
  userPool: UserPool;
  identity: Identity;
  byPassword: (entered: Entered) => PasswordSignIn;
  clock: Clock;
  state?: State | undefined;
}): Hono {
  const { userPool, identity, byPassword, clock, state = inMemory } = deps;
  const grants = createGrants({ clock, signOutsOf: userPool.signOutsOf, state });
  const at = (context: Context, path: string) =>
    `${originOf(context)}${context.req.path.split(OPEN_ID_PATH)[0]}${OPEN_ID_PATH}${path}`;

  /** Cognito takes the registered addresses alone; locally the portal may be opened at any origin. */
  function isOwn(context: Context, redirectUri: string): boolean {
    return userPool.portal.redirectUris.includes(redirectUri) || redirectUri === `${originOf(context)}/`;
  }

  function granted(request: AuthorizationRequest, personId: string): string {
    const code = grants.issueCode({
      agentId: personId,
      redirectUri: request.redirect_uri,
      codeChallenge: request.code_challenge,
      nonce: request.nonce,
    });
    return answerTo(request, { code });
  }

  async function tokensFor(person: Person, nonce: string | undefined) {
    const idToken = await userPool.idTokenOf(person, nonce);
    // The API takes ID tokens alone: nothing reads this one but the client library, which wants one.
    const tokens = { access_token: idToken, id_token: idToken };
    return { ...tokens, token_type: 'Bearer', expires_in: VALID_SECONDS, scope: 'openid email profile' };
  }

  async function authorize(
    context: Context,
    chosen: string | undefined,
    entered?: Entered,
  ): Promise<Response> {
    const parsed = authorizationRequest.safeParse(context.req.query());
    if (!parsed.success) return context.text(z.prettifyError(parsed.error), 400);
    const request = parsed.data;
    if (request.client_id !== userPool.portal.clientId) return context.text('Unknown client_id.', 400);
    if (!isOwn(context, request.redirect_uri))
      return context.text('The redirect_uri is not registered.', 400);
    const mayRemember = request.prompt === '' || request.prompt === 'none';
    const signIn = entered && byPassword(entered);
    if (signIn?.kind === 'signed-in') return authorize(context, signIn.id);
    const named = entered
      ? undefined
      : (chosen ?? request.login_hint ?? (mayRemember ? rememberedIn(context) : undefined));
    const person = named === undefined ? undefined : await userPool.person(named);
    if (person !== undefined) {
      remember(context, idOf(person));
      return context.redirect(granted(request, idOf(person)), 303);
    }
    if (request.prompt === 'none')
      return context.redirect(answerTo(request, { error: 'login_required' }), 303);
    context.header('content-security-policy', SIGN_IN_PAGE_POLICY);
    context.header('cache-control', 'no-store');
    const language = languageFor(request.lang);
    if (entered !== undefined && signIn?.kind === 'choose')
      return context.html(chooseYourPassword(entered, signIn.says, language));
    return context.html(
      whoAreYou({
        language,
        agents: await userPool.agents(),
        teams: await userPool.teams(),
        operators: userPool.operators(),
        says: signIn?.says,
      }),
    );
  }

  return (
    new Hono()
      .basePath(OPEN_ID_PATH)
      .get('/.well-known/openid-configuration', (context) =>
        context.json({
          // What the API's authorizer expects in a token, here as in AWS.
          issuer: userPool.issuer,
          authorization_endpoint: at(context, '/authorize'),
          token_endpoint: at(context, '/token'),
          revocation_endpoint: at(context, '/revoke'),
          jwks_uri: at(context, '/.well-known/jwks.json'),
          response_types_supported: ['code'],
          grant_types_supported: ['authorization_code', 'refresh_token'],
          subject_types_supported: ['public'],
          scopes_supported: ['openid', 'email', 'profile'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'],
        }),
      )
      .get('/.well-known/jwks.json', async (context) =>
        context.json({
          keys: [{ ...(await exportJWK(identity.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
        }),
      )
      .get('/authorize', (context) => authorize(context, undefined))
      .post('/authorize', async (context) => {
        const body = await context.req.parseBody();
        const entered = enteredPassword.safeParse(body);
        if (entered.success) return authorize(context, undefined, entered.data);
        const chosen = body.agentId ?? body.personId;
        return authorize(context, typeof chosen === 'string' ? chosen : undefined);
      })
      .post('/token', async (context) => {
        context.header('cache-control', 'no-store');
        const refuse = (error: string) => context.json({ error }, 400);
        const parsed = tokenRequest.safeParse(await context.req.parseBody());
        if (!parsed.success) return refuse('invalid_request');
        if (parsed.data.client_id !== userPool.portal.clientId) return refuse('invalid_client');
        if (parsed.data.grant_type === 'refresh_token') {
          const person = await userPool.person(grants.agentOfRefreshToken(parsed.data.refresh_token) ?? '');
          return person ? context.json(await tokensFor(person, undefined)) : refuse('invalid_grant');
        }
        const { code, redirect_uri: redirectUri, code_verifier: codeVerifier } = parsed.data;
        const grant = grants.redeemCode({ code, redirectUri, codeVerifier });
        const person = grant && (await userPool.person(grant.agentId));
        if (grant === undefined || person === undefined) return refuse('invalid_grant');
        const refreshToken = grants.issueRefreshToken(idOf(person));
        return context.json({ ...(await tokensFor(person, grant.nonce)), refresh_token: refreshToken });
      })
      .post('/revoke', async (context) => {
        const { token } = await context.req.parseBody();
        if (typeof token === 'string') grants.revoke(token);
        return context.body(null, 200);
      })
      // Cognito's own way to sign out, not OpenID Connect's.
      .get('/logout', (context) => {
        const { client_id: clientId, logout_uri: logoutUri = '' } = context.req.query();
        if (clientId !== userPool.portal.clientId || !isOwn(context, logoutUri))
          return context.text('The logout_uri is not registered.', 400);
        forget(context);
        return context.redirect(logoutUri, 303);
      })
  );
}

function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}
