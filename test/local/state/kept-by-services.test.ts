// What small services keep over a restart: sessions and codes, accounts, ordered faults, the time.
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createFaults, faultOrder } from '../../../local/aws/faults.ts';
import { createAccounts } from '../../../local/sign-in/accounts.ts';
import { createGrants } from '../../../local/sign-in/grants.ts';
import type { State } from '../../../local/state/state.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { keepTime } from '../../../local/time/kept-time.ts';
import { createClock } from '../../../local/time/virtual-clock.ts';
import { aKeptState, aTimeline, HOUR_MS, SECOND_MS, START } from '../services/support/small-cloud.ts';

const codeVerifier = 'a-verifier-that-is-long-enough-to-be-taken-for-one';
const redirectUri = 'http://localhost:3000/';

function aSignIn(state: State) {
  const accounts = createAccounts(state);
  const { signOutsOf } = accounts;
  return { accounts, grants: createGrants({ clock: aTimeline().clock, signOutsOf, state }) };
}

const grant = {
  agentId: 'agt_1',
  redirectUri,
  codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  nonce: undefined,
};

describe('after a restart', () => {
  test('a code is still good, once', () => {
    const state = aKeptState();
    const code = aSignIn(state).grants.issueCode(grant);
    const given = { code, redirectUri, codeVerifier };
    expect(aSignIn(state).grants.redeemCode(given)?.agentId).toBe('agt_1');
    expect(aSignIn(state).grants.redeemCode(given)).toBeUndefined();
  });

  test('a session goes on until all of the agent are ended, or it is revoked', () => {
    const state = aKeptState();
    const [first, second] = [0, 1].map(() => aSignIn(state).grants.issueRefreshToken('agt_1'));
    const agentOf = (token = '') => aSignIn(state).grants.agentOfRefreshToken(token);
    expect(agentOf(first)).toBe('agt_1');
    aSignIn(state).grants.revoke(first ?? '');
    expect([agentOf(first), agentOf(second)]).toEqual([undefined, 'agt_1']);
    aSignIn(state).accounts.signOut('agt_1');
    expect(agentOf(second)).toBeUndefined();
    expect(agentOf(aSignIn(state).grants.issueRefreshToken('agt_1'))).toBe('agt_1');
  });

  test('accounts are as they were made, moved and switched off', () => {
    const state = aKeptState();
    const made = { email: 'Ada@agents.example', attributes: { name: 'Ada' }, groups: ['admins'] };
    const before = createAccounts(state);
    before.make(made);
    before.setTeam('agt_1', 'tm_2');
    before.setEnabled('agt_1', false);
    before.setEnabled('agt_2', false);
    before.setEnabled('agt_2', true);
    const after = createAccounts(state);
    expect(after.made('ada@AGENTS.example')).toEqual(made);
    expect(after.teamOf('agt_1')).toBe('tm_2');
    expect(['agt_1', 'agt_2'].map(after.isEnabled)).toEqual([false, true]);
  });

  test('faults that were ordered are still to come, as many as are left', () => {
    const state = aKeptState();
    const call = { service: 'sms-voice', action: 'SendTextMessage', caller: 'send-texts' };
    const order = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle', count: 2, after: 1 };
    createFaults(state).order(faultOrder.parse(order));
    expect(createFaults(state).take(call)).toBeUndefined();
    expect(createFaults(state).take(call)).toBe('throttle');
    expect(createFaults(state).pending()).toMatchObject([{ count: 1 }]);
    expect(createFaults(state).take(call)).toBe('throttle');
    expect(createFaults(state).take(call)).toBeUndefined();
    expect(createFaults(state).pending()).toEqual([]);
  });

  test('a frozen clock stands where it stood', async () => {
    const state = aKeptState();
    const before = keepTime(state, 'frozen');
    expect(before.startAtMs).toBeUndefined();
    const options = { mode: 'frozen', startAtMs: START, activity: createActivity() } as const;
    const clock = createClock({ ...options, onSet: before.set });
    await clock.advance(HOUR_MS);
    expect(keepTime(state, 'frozen').startAtMs).toBe(START + HOUR_MS);
  });

  test('a frozen clock that was on its way stands at the last of its steps', async () => {
    const state = aKeptState();
    const options = { mode: 'frozen', startAtMs: START, activity: createActivity() } as const;
    const clock = createClock({ ...options, onSet: keepTime(state, 'frozen').set });
    const stoodAt: (number | undefined)[] = [];
    clock.at(START + SECOND_MS, () => void stoodAt.push(keepTime(state, 'frozen').startAtMs));
    await clock.advance(HOUR_MS);
    expect(stoodAt).toEqual([START + SECOND_MS]);
  });

  test('a running clock has gone on by real time, and never back', () => {
    const state = aKeptState();
    keepTime(state, 'running').set({ nowMs: START, offsetMs: HOUR_MS });
    const gone = keepTime(state, 'running').startAtMs ?? 0;
    expect(Math.abs(gone - (Date.now() + HOUR_MS))).toBeLessThan(5 * SECOND_MS);
    keepTime(state, 'running').set({ nowMs: 4e12, offsetMs: 0 });
    expect(keepTime(state, 'running').startAtMs).toBe(4e12);
  });
});
