// The JWT authorizers of the template: issuer, audience, signature and times, checked as API Gateway checks them.
import { jwtVerify } from 'jose';
import * as z from 'zod';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate } from '../template/resources.ts';
import type { Clock } from '../time/clock.ts';
import type { Identity } from './identity.ts';

export type Claims = Readonly<Record<string, string>>;

export type Authorizers = {
  /** The claims of a good token, as texts, or undefined when the request is to be refused. */
  authorize(authorizerId: string, headers: Headers): Promise<Claims | undefined>;
};

const authorizerProperties = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.array(z.literal('$request.header.Authorization')),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
});

export function createAuthorizers(template: DeployedTemplate, identity: Identity, clock: Clock): Authorizers {
  const byId = new Map(
    template
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => [resource.ref, propertiesOf(resource, authorizerProperties).JwtConfiguration]),
  );

  async function claimsOf(
    token: string,
    issuer: string,
    audience: readonly string[],
  ): Promise<Claims | undefined> {
    const options = { issuer, algorithms: ['RS256'], currentDate: new Date(clock.now()) };
    const verified = await jwtVerify(token, identity.publicKey, options).catch(() => undefined);
    if (verified === undefined || verified.payload.exp === undefined) return undefined;
    const { payload } = verified;
    // An access token of Cognito has no audience: API Gateway takes its client id instead.
    const given = payload.aud ?? payload.client_id;
    const audiences = Array.isArray(given) ? given : [given];
    if (!audiences.some((each) => typeof each === 'string' && audience.includes(each))) return undefined;
    return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]));
  }

  return {
    authorize: async (authorizerId, headers) => {
      const configuration = byId.get(authorizerId);
      const token = /^(?:Bearer )?([\w.-]+)$/i.exec(headers.get('authorization') ?? '')?.[1];
      if (configuration === undefined || token === undefined) return undefined;
      return claimsOf(token, configuration.Issuer, configuration.Audience);
    },
  };
}

/** API Gateway hands every claim on as text, lists in square brackets. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
