// How the table and the user pool are set up. That they are kept is in kept.test.ts.
import { describe, expect, test } from '@jest/globals';
import { dataStack, dibsStack } from './support/synthesized.ts';

const stack = dataStack();

describe('data stack', () => {
  test('the table is on demand, restorable to any second, streamed whole and expires by `expiresAt`', () => {
    expect(stack.ofType('AWS::DynamoDB::Table')[0]?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  test('its indexes are sparse, by attributes of their own, and hold keys only', () => {
    expect(stack.ofType('AWS::DynamoDB::Table')[0]?.Properties.GlobalSecondaryIndexes).toEqual(
      ['inbox', 'due'].map((name) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: `${name}Pk`, KeyType: 'HASH' },
          { AttributeName: `${name}Sk`, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    );
  });

  test('nobody signs up by themselves', () => {
    expect(stack.ofType('AWS::Cognito::UserPool')[0]?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  test('an agent can’t make themselves another agent: the portal reads the claims and writes neither', () => {
    const portal = stack
      .ofType('AWS::Cognito::UserPoolClient')
      .find((found) => JSON.stringify(found.Properties.AllowedOAuthFlows) === '["code"]');
    expect(portal?.Properties).toMatchObject({
      ReadAttributes: expect.arrayContaining(['custom:agentId', 'custom:teamId', 'name']),
      WriteAttributes: ['email'],
      ExplicitAuthFlows: expect.not.arrayContaining(['ALLOW_USER_PASSWORD_AUTH']),
    });
  });

  test('who signed in or out comes back to the portal, and nowhere else', () => {
    const clients = stack.ofType('AWS::Cognito::UserPoolClient').map((found) => found.Properties);
    expect(clients.flatMap(({ CallbackURLs }) => CallbackURLs ?? [])).toEqual(['http://localhost:3000/']);
    expect(clients.flatMap(({ LogoutURLs }) => LogoutURLs ?? [])).toEqual(['http://localhost:3000/']);
  });

  test('the sign-in page is the one with languages, and the portal’s client has its look before the page is switched to', () => {
    const [domain] = stack.ofType('AWS::Cognito::UserPoolDomain');
    const [look] = stack.ofType('AWS::Cognito::ManagedLoginBranding');
    expect(domain?.Properties.ManagedLoginVersion).toBe(2);
    expect(domain?.DependsOn).toEqual([look?.logicalId]);
    expect(look?.Properties).toMatchObject({
      ClientId: { Ref: expect.stringMatching(/^SignInUsersPortal/) },
      UseCognitoProvidedValues: true,
    });
  });

  test('machines have a secret and one scope each', () => {
    const machines = stack
      .ofType('AWS::Cognito::UserPoolClient')
      .filter((found) => found.Properties.GenerateSecret === true);
    expect(machines).toHaveLength(2);
    for (const { Properties } of machines) {
      expect(Properties).toMatchObject({
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: [{}],
      });
    }
    const scopes = JSON.stringify(machines.map((found) => found.Properties.AllowedOAuthScopes));
    expect([...scopes.matchAll(/"\/(\w+)"/g)].map(([, scope]) => scope).sort()).toEqual([
      'admin',
      'referrals',
    ]);
  });

  test('no phone number is bought', () => {
    const types = [...stack.all, ...dibsStack().all, ...dibsStack('local-connect').all].map(
      (found) => found.Type,
    );
    const numbers = /^AWS::(SMSVOICE|Connect)::.*(PhoneNumber|Pool|SenderId|Instance)$/;
    expect(types.filter((type) => numbers.test(type))).toEqual([]);
  });
});
