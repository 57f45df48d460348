// A call that is claimed by pressing a key: the press claims, and the winner is connected to the client.
import { describe, expect, test } from '@jest/globals';
import { type AcceptCallDeps, acceptCall } from '../../lambdas/calling/accept-call.ts';
import type { Call } from '../../lambdas/calling/call.ts';
import { attemptIdOf } from '../../lambdas/calling/call-store.ts';
import type { ClaimOutcome } from '../../lambdas/claiming/claim.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { aClaim, client, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import { aRingingCall } from './support/calls.ts';

const pressed = { referralId: 'ref_1', agentId: 'ada', attempt: 1 } as const;

function accepting(outcome: ClaimOutcome, call: Call | undefined = aRingingCall(), agent?: AgentProfile) {
  const steps: unknown[] = [];
  const deps: AcceptCallDeps = {
    calls: {
      read: async () => call,
      noteInVain: async (_id, attempt, why) => void steps.push(['in vain', attempt, why]),
    },
    contacts: { remember: async (contactId) => void steps.push(['remember', contactId]) },
    races: {
      claim: async ({ agentId, by, actId }) => {
        steps.push(['claim', agentId, by, actId]);
        return outcome;
      },
      read: async () => undefined,
    },
    readAnyone: async () => agent,
    readDetails: async (referralId) => someDetails({ referralId, teamId: 'north' }),
    attemptIdOf,
  };
  return { steps, deps, accept: () => acceptCall('contact-1', pressed, NOW, deps) };
}

describe('a call that was accepted', () => {
  test('CA-1 claims for the agent who was called, by the act of this attempt', async () => {
    const { steps, accept } = accepting({ kind: 'won', claim: aClaim() });
    expect(await accept()).toMatchObject({ outcome: 'connect', transferTo: client.phone });
    expect(steps).toEqual([
      ['remember', 'contact-1'],
      ['claim', 'ada', 'call', attemptIdOf(pressed, 1)],
    ]);
  });

  test('PE-8 answers in the language in which the call spoke', async () => {
    const { deps } = accepting({ kind: 'won', claim: aClaim() });
    const answer = await acceptCall('contact-1', { ...pressed, language: 'fr' }, NOW, deps);
    expect(answer.say).toMatch(/^Le client est à vous\./);
  });

  test('CA-6 in vain, the agent is told why on the phone, and the reason is kept', async () => {
    const { steps, accept } = accepting({ kind: 'already-claimed', claim: aClaim({ agentId: 'ben' }) });
    expect(await accept()).toEqual({
      outcome: 'end',
      say: expect.stringContaining('A teammate was first.'),
    });
    expect(steps.at(-1)).toEqual(['in vain', 1, 'already-claimed']);
  });

  test.each([
    ['lost their license', { licensed: false }, 'license-lapsed', 'Your license has lapsed'],
    ['left the team', { left: { at: NOW.toISOString() } }, 'left-team', 'You are no longer on this team'],
  ] as const)(
    'PE-4 PE-5 CA-6 whoever %s while it rang hears so, and it is kept',
    async (_who, change, why, words) => {
      const { steps, accept } = accepting({ kind: 'not-offered' }, aRingingCall(), anAgent('ada', change));
      expect(await accept()).toEqual({ outcome: 'end', say: expect.stringContaining(words) });
      expect(steps.at(-1)).toEqual(['in vain', 1, why]);
    },
  );

  test('that nobody asked for is a fault', async () => {
    const { deps, steps } = accepting({ kind: 'not-offered' });
    const unknown = { ...deps, calls: { ...deps.calls, read: async () => undefined } };
    await expect(acceptCall('contact-1', pressed, NOW, unknown)).rejects.toThrow('ref_1');
    expect(steps).toEqual([]);
  });
});
