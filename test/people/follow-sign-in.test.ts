// An account follows its person: off when they left, on and in the right team when they came back or changed teams.
import { describe, expect, test } from '@jest/globals';
import { type Account, followSignIn } from '../../lambdas/people/follow-sign-in.ts';
import { anAgent } from './support/teams.ts';

const left = { at: '2026-03-02T15:00:00.000Z' };

async function followed(
  agent: Parameters<typeof followSignIn>[0],
  isIn: string | undefined,
  account: Partial<Account> = {},
) {
  const done: string[] = [];
  const note = (act: string) => async (username: string) => void done.push(`${act} ${username}`);
  await followSignIn(agent, {
    people: { teamOf: async () => isIn },
    accounts: {
      find: async () => [{ username: 'u1', isEnabled: true, teamId: 'north', ...account }],
      disable: note('disable'),
      enable: note('enable'),
      setTeam: async (username, teamId) => void done.push(`set ${username} ${teamId}`),
      signOut: note('sign out'),
    },
  });
  return done;
}

describe('an account', () => {
  test('PE-4 of who left is switched off and signed out, again and again', async () => {
    expect(await followed(anAgent('ada', { left }), undefined)).toEqual(['disable u1', 'sign out u1']);
    expect(await followed(anAgent('ada', { left }), undefined, { isEnabled: false })).toEqual([
      'sign out u1',
    ]);
  });

  test('PE-3 of who changed teams signs in to the new one, and has to do so anew', async () => {
    expect(await followed(anAgent('ada', { left }), 'south')).toEqual(['set u1 south', 'sign out u1']);
  });

  test('PE-4 of who came back is switched on again', async () => {
    expect(await followed(anAgent('ada'), 'north', { isEnabled: false })).toEqual(['enable u1']);
    expect(await followed(anAgent('ada'), undefined)).toEqual([]);
  });

  test('PE-5 of who has no license stays as it is', async () => {
    expect(await followed(anAgent('ada', { licensed: false }), 'north')).toEqual([]);
  });
});
