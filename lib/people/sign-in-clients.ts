// The app clients of the user pool: the portal for people, and one for each machine that calls the API.
import { Duration } from 'aws-cdk-lib';
import {
  ClientAttributes,
  OAuthScope,
  type ResourceServerScope,
  type UserPool,
  type UserPoolClient,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';

/** Agents and leads. The client can't write the claims, or an agent could become another agent. */
export function addPortalClient(
  pool: UserPool,
  portalUrl: string,
  claims: readonly string[],
): UserPoolClient {
  const email = new ClientAttributes().withStandardAttributes({ email: true });
  // The name is counted into the segments of a first text (TX-18).
  const read = email.withStandardAttributes({ fullname: true });
  return pool.addClient('Portal', {
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [portalAddress(portalUrl)],
      logoutUrls: [portalAddress(portalUrl)],
    },
    readAttributes: read.withCustomAttributes(...claims),
    writeAttributes: email,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(30),
    preventUserExistenceErrors: true,
  });
}

/** The redirect URL. It must match exactly what the portal sends, which has the slash at the end. */
export function portalAddress(portalUrl: string): string {
  return `${portalUrl}/`;
}

/** A machine with a secret and one scope. */
export function addMachineClient(
  pool: UserPool,
  id: string,
  server: UserPoolResourceServer,
  scope: ResourceServerScope,
): UserPoolClient {
  return pool.addClient(id, {
    generateSecret: true,
    authFlows: {},
    oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, scope)] },
    accessTokenValidity: Duration.hours(1),
  });
}
