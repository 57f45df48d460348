// The HTTP API offers the routes of the contract, each behind the authorizer that it should have.
import { describe, expect, test } from '@jest/globals';
import { routesOf, stageOf } from './support/apis.ts';
import { publicRoutes, routes, socketRoutes } from './support/deployed-functions.ts';
import { functionsByName } from './support/roles.ts';
import { dibsStack } from './support/synthesized.ts';

const stack = dibsStack();
const functions = functionsByName(stack);
const deployed = new Map(routesOf('HTTP').map((found) => [String(found.Properties.RouteKey), found]));

describe('routes', () => {
  test.each(Object.entries(socketRoutes))('%s of the live channel leads to %s', (key, name) => {
    const route = routesOf('WEBSOCKET').find(({ Properties }) => Properties.RouteKey === key);
    const integration = stack
      .ofType('AWS::ApiGatewayV2::Integration')
      .find((found) => JSON.stringify(route?.Properties.Target).includes(`"${found.logicalId}"`));
    expect(JSON.stringify(integration?.Properties)).toContain(`"${functions.get(name)?.logicalId}"`);
  });

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
    expect(stageOf('HTTP')?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
    const api = stack.ofType('AWS::ApiGatewayV2::Api').find(({ path }) => path.includes('/HttpApi/'));
    expect(api?.Properties).toMatchObject({
      CorsConfiguration: { AllowOrigins: ['http://localhost:3000'] },
    });
  });

  test('LI-2 strangers who try to connect use up a rate of their own, and nothing that they send is logged', () => {
    const stage = stageOf('WEBSOCKET');
    expect(stage?.Properties).toMatchObject({
      StageName: 'live',
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: { $connect: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 } },
    });
    expect(stage?.Properties).not.toHaveProperty('AccessLogSettings');
    expect(stage?.DependsOn).toEqual(
      expect.arrayContaining(routesOf('WEBSOCKET').map(({ logicalId }) => logicalId)),
    );
  });

  test('access logs hold no path, address, user or claim', () => {
    const settings = JSON.stringify(stageOf('HTTP')?.Properties.AccessLogSettings);
    expect(settings).toContain('$context.routeKey');
    expect(settings).not.toMatch(/context\.(path|identity|authorizer\.claims|authorizer\.principalId)/);
  });
});
