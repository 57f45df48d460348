// Lead routing is changed by the lead alone, and as a whole or not at all.
import { describe, expect, test } from '@jest/globals';
import { changeLeadRouting } from '../../lambdas/routing/change-lead-routing.ts';
import type { LeadRouting } from '../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../people/support/teams.ts';

function changing() {
  const saved: unknown[] = [];
  const deps = {
    readRoutedTeam: async (teamId: string) =>
      teamId === 'north'
        ? { team: aTeam(), agents: [anAgent('lena'), anAgent('ada', { phone: undefined })] }
        : undefined,
    saveLeadRouting: async (...each: unknown[]) => void saved.push(each),
  };
  const change = (settings: LeadRouting, caller = asAgent('lena'), teamId = 'north') =>
    changeLeadRouting(caller, { teamId, settings }, new Date('2026-03-02T15:00:00.000Z'), deps);
  return { saved, change };
}

describe('changing lead routing', () => {
  const settings = aLeadRouting({ members: [aMember('lena')] });

  test('RT-3 the lead saves settings that keep every rule', async () => {
    const { saved, change } = changing();
    expect(await change(settings)).toBe(settings);
    expect(saved).toEqual([['north', settings]]);
  });

  test('RT-3 nobody else may, nor learns whether there is such a team', async () => {
    const { saved, change } = changing();
    for (const outcome of [
      change(settings, asAgent('ada')),
      change(settings, asAgent('lena', 'south')),
      change(settings, asAgent('lena'), 'nowhere'),
    ]) {
      expect(await outcome).toEqual({ refused: 'not-found' });
    }
    expect(saved).toEqual([]);
  });

  test('RT-1 settings that break rules are refused as a whole, each rule named where it is broken', async () => {
    const { saved, change } = changing();
    const broken = aLeadRouting({ members: [aMember('ada'), aMember('lena', { buyers: true })] });
    expect(await change({ ...broken, fallbackAgentId: 'zoe' })).toEqual({
      refused: 'lead-routing-invalid',
      detail: 'Nothing was saved; `errors` names each rule that it breaks.',
      errors: [
        { path: '/members/0', detail: 'ada Example (ada) lacks a phone (RT-1)' },
        { path: '/fallbackAgentId', detail: expect.stringMatching(/^must be the lead .* \(RT-4\)$/) },
      ],
    });
    expect(saved).toEqual([]);
  });
});
