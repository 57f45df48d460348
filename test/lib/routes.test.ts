// The HTTP API offers the routes of the contract, each behind the authorizer that it should have.
import { describe, expect, test } from '@jest/globals';
import { publicRoutes, routes } from './support/deployed-functions.ts';
import { functionsByName } from './support/roles.ts';
import { dibsStack } from './support/synthesized.ts';

const stack = dibsStack();
const functions = functionsByName(stack);
const deployed = new Map(
  stack.ofType('AWS::ApiGatewayV2::Route').map((found) => [String(found.Properties.RouteKey), found]),
);

describe('routes', () => {
  test('exactly those of the contract exist', () => {
    expect([...deployed.keys()].sort()).toEqual(Object.keys(routes).sort());
  });

  test.each(Object.entries(routes))('%s leads to %s', (key, name) => {
    const target = JSON.stringify(deployed.get(key)?.Properties.Target);
    const integration = stack
      .ofType('AWS::ApiGatewayV2::Integration')
      .find((found) => target.includes(`"${found.logicalId}"`));
    expect(integration?.Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: { 'Fn::GetAtt': [functions.get(name)?.logicalId, 'Arn'] },
    });
  });

  test('all but the public ones need a token', () => {
    const authorizer = stack.ofType('AWS::ApiGatewayV2::Authorizer')[0];
    for (const [key, found] of deployed) {
      const expected = publicRoutes.includes(key)
        ? { AuthorizationType: 'NONE' }
        : { AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizer?.logicalId } };
      expect({ key, ...found.Properties }).toMatchObject({ key, ...expected });
      // Scopes are checked by the functions, so that a refusal is a problem document.
      expect(found.Properties).not.toHaveProperty('AuthorizationScopes');
    }
  });

  test('tokens are those of this user pool, for the portal, the source or the admin', () => {
    const authorizers = stack.ofType('AWS::ApiGatewayV2::Authorizer');
    expect(authorizers).toHaveLength(1);
    const { JwtConfiguration } = authorizers[0]?.Properties ?? {};
    expect(JwtConfiguration).toMatchObject({ Audience: [{}, {}, {}] });
    expect(JSON.stringify(JwtConfiguration)).toMatch(/cognito-idp\.us-east-1\.amazonaws\.com/);
  });

  test('the API is throttled and answers the portal’s origin only', () => {
    expect(stack.ofType('AWS::ApiGatewayV2::Stage')[0]?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
    expect(stack.ofType('AWS::ApiGatewayV2::Api')[0]?.Properties).toMatchObject({
      CorsConfiguration: { AllowOrigins: ['http://localhost:3000'] },
    });
  });

  test('access logs hold no path, address, user or claim', () => {
    const settings = JSON.stringify(
      stack.ofType('AWS::ApiGatewayV2::Stage')[0]?.Properties.AccessLogSettings,
    );
    expect(settings).toContain('$context.routeKey');
    expect(settings).not.toMatch(/context\.(path|identity|authorizer\.claims|authorizer\.principalId)/);
  });
});
