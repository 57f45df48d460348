// A claim that is answered at once: theirs, or why not.
import { expect, test } from '@jest/globals';
import type { ClaimOutcome } from '../../lambdas/claiming/claim.ts';
import { claimOrRefuse } from '../../lambdas/claiming/claim-or-refuse.ts';
import { anAgent } from '../people/support/teams.ts';

const now = new Date('2026-03-02T15:00:00.000Z');
const attempt = {
  referralId: 'ref_1',
  teamId: 'north',
  agentId: 'ada',
  by: 'text',
  actId: 'msg_1',
  at: now,
} as const;
const claim = { agentId: 'ada', by: 'text', at: now.toISOString(), actId: 'msg_1' } as const;

/** What `ada` is answered when the table ended her claim so, and how often her profile was read for that. */
async function answered(outcome: ClaimOutcome, isInTeam = true) {
  let readings = 0;
  const readAgent = async () => {
    readings += 1;
    return isInTeam ? anAgent('ada') : undefined;
  };
  const deps = { races: { claim: async () => outcome }, people: { readAgent } };
  return { answer: await claimOrRefuse(attempt, deps), readings };
}

test.each(['won', 'already-yours'] as const)(
  'CL-3 a claim that is %s is answered without a reading',
  async (kind) => {
    expect(await answered({ kind, claim })).toEqual({ answer: { kind, claim }, readings: 0 });
  },
);

test('CL-3 one that is lost is refused with the reason', async () => {
  const { answer } = await answered({ kind: 'already-claimed', claim });
  expect(answer).toEqual({ refused: 'already-claimed', detail: 'A teammate was first.' });
});

test('PE-4 who has left is told nothing of how it ended', async () => {
  const { answer } = await answered({ kind: 'already-claimed', claim }, false);
  expect(answer).toEqual({ refused: 'not-found' });
});
