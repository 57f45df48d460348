// Who is calling, by the claims of a verified token.
import { describe, expect, test } from '@jest/globals';
import { knownAs, principalIn } from '../../../lambdas/platform/http/principal.ts';

const agent = { 'custom:agentId': 'ada', 'custom:teamId': 'north', token_use: 'id' };
const machine = (scope: string) => ({ client_id: 'network', scope, token_use: 'access' });

describe('principal', () => {
  test('an agent is who the token says, in the team that it says', () => {
    expect(principalIn(['agent'], agent)).toEqual({ kind: 'agent', agentId: 'ada', teamId: 'north' });
    expect(principalIn(['agent'], { ...agent, name: 'Ada Ames' })).toMatchObject({ name: 'Ada Ames' });
  });

  test('a machine is what its scope says, and nothing else', () => {
    expect(principalIn(['source'], machine('dibs/referrals'))).toEqual({
      kind: 'source',
      clientId: 'network',
    });
    expect(principalIn(['admin'], machine('dibs/admin'))).toEqual({ kind: 'admin', clientId: 'network' });
    expect(principalIn(['admin'], machine('dibs/referrals'))).toBeUndefined();
    expect(principalIn(['source'], machine('dibs/admin'))).toBeUndefined();
  });

  test('a scope among others counts; one that only contains it does not', () => {
    expect(principalIn(['admin'], machine('openid dibs/admin'))).toBeDefined();
    expect(principalIn(['admin'], machine('dibs/administration'))).toBeUndefined();
    expect(principalIn(['admin'], machine('other-dibs/admin'))).toBeUndefined();
  });

  test.each([
    ['[admins]', true],
    ['[leads admins]', true],
    ['[admins-of-nothing]', false],
    ['[]', false],
  ])('a person in the groups %s: an administrator, %p', (groups, isOne) => {
    const person = { sub: 'account-1', token_use: 'id', 'cognito:groups': groups };
    const administrator = { kind: 'admin', clientId: 'account-1', isPerson: true };
    expect(principalIn(['admin'], person)).toEqual(isOne ? administrator : undefined);
    expect(principalIn(['source', 'agent'], person)).toBeUndefined();
  });

  test('a person in the group sources is one of the source’s people, and no administrator', () => {
    const person = { sub: 'account-2', token_use: 'id', 'cognito:groups': '[sources]' };
    expect(principalIn(['source'], person)).toEqual({
      kind: 'source',
      clientId: 'account-2',
      isPerson: true,
    });
    expect(principalIn(['admin', 'agent'], person)).toBeUndefined();
    const known = { ...person, email: 'sam@network.example' };
    expect(principalIn(['source'], known)).toMatchObject({
      clientId: 'account-2',
      email: 'sam@network.example',
    });
    const both = { ...person, 'cognito:groups': '[admins sources]' };
    expect(principalIn(['admin', 'source'], both)?.kind).toBe('admin');
  });

  test('PE-7 who acted is known by their email, a machine as one, and a person without email by neither', () => {
    const as = (claims: object) => knownAs(principalIn(['admin'], claims) ?? { kind: 'admin', clientId: '' });
    const person = { sub: 'account-1', 'cognito:groups': '[admins]' };
    expect(as(machine('dibs/admin'))).toEqual({ isMachine: true });
    expect(as({ ...person, email: 'ava@network.example' })).toEqual({ email: 'ava@network.example' });
    expect(as(person)).toEqual({});
  });

  test('a route for several roles takes the first that the token gives', () => {
    const both = { ...agent, ...machine('dibs/referrals dibs/admin') };
    expect(principalIn(['admin', 'source', 'agent'], both)?.kind).toBe('admin');
    expect(principalIn(['agent', 'admin'], both)?.kind).toBe('agent');
  });

  test.each([
    [undefined],
    [null],
    [{}],
    [{ 'custom:agentId': '', 'custom:teamId': 'north' }],
    [{ 'custom:agentId': 'ada' }],
    [{ 'custom:agentId': ['ada'], 'custom:teamId': 'north' }],
    [{ scope: 'dibs/admin' }],
    [{ client_id: 'network' }],
  ])('claims of %j are nobody’s', (claims) => {
    expect(principalIn(['agent', 'source', 'admin'], claims)).toBeUndefined();
  });
});
