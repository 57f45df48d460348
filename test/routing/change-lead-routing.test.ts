// Lead routing is changed by the lead alone, and as a whole or not at all.
import { describe, expect, test } from '@jest/globals';
import { VersionedAnswer } from '../../lambdas/platform/http/etag.ts';
import { changeLeadRouting } from '../../lambdas/routing/change-lead-routing.ts';
import type { LeadRouting } from '../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../people/support/teams.ts';

const settings = aLeadRouting({ members: [aMember('lena')] });

/** The settings are of version 3, unless somebody saves once more before `change` does. */
function changing({ isSavedMeanwhile = false } = {}) {
  const saved: unknown[] = [];
  const deps = {
    readRoutedTeam: async (teamId: string) =>
      teamId === 'north'
        ? {
            team: aTeam(),
            agents: [anAgent('lena'), anAgent('ada', { phone: undefined })],
            routing: settings,
            version: 3,
          }
        : undefined,
    saveLeadRouting: async (...each: [string, LeadRouting, number | undefined]) => {
      if (isSavedMeanwhile && each[2] !== undefined) return undefined;
      saved.push(each);
      return isSavedMeanwhile ? 5 : 4;
    },
  };
  const change = (wanted: LeadRouting, caller = asAgent('lena'), teamId = 'north', ifMatch?: string) =>
    changeLeadRouting(
      caller,
      { teamId, settings: wanted, ifMatch },
      new Date('2026-03-02T15:00:00.000Z'),
      deps,
    );
  return { saved, change };
}

describe('changing lead routing', () => {
  test('RT-3 the lead saves settings that keep every rule', async () => {
    const { saved, change } = changing();
    expect(await change(settings)).toEqual(new VersionedAnswer(settings, 4));
    expect(saved).toEqual([['north', settings, undefined]]);
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

describe('two who change lead routing at once', () => {
  const wanted = aLeadRouting({ members: [aMember('lena', { sellers: false })] });
  const ifMatch = (header: string, meanwhile = {}) => {
    const { saved, change } = changing(meanwhile);
    return { saved, outcome: change(wanted, asAgent('lena'), 'north', header) };
  };

  test('a change that began with the state as it is is saved on it alone', async () => {
    const { saved, outcome } = ifMatch('"3"');
    expect(await outcome).toEqual(new VersionedAnswer(wanted, 4));
    expect(saved).toEqual([['north', wanted, 3]]);
  });

  test('one that began with an earlier state is refused', async () => {
    const { saved, outcome } = ifMatch('"2"');
    expect(await outcome).toMatchObject({ refused: 'changed-meanwhile' });
    expect(saved).toEqual([]);
  });

  test('one that somebody overtakes between reading and writing is refused by the write', async () => {
    const { saved, outcome } = ifMatch('"3"', { isSavedMeanwhile: true });
    expect(await outcome).toMatchObject({ refused: 'changed-meanwhile' });
    expect(saved).toEqual([]);
  });

  test('one that is sent again, because its answer was lost, is answered as it was', async () => {
    const { change } = changing();
    expect(await change(settings, asAgent('lena'), 'north', '"2"')).toEqual(new VersionedAnswer(settings, 3));
  });

  test('without If-Match the last one counts', async () => {
    const { change } = changing({ isSavedMeanwhile: true });
    expect(await change(wanted)).toEqual(new VersionedAnswer(wanted, 5));
  });

  test('who may not read the settings is not told that they changed', async () => {
    const { change } = changing();
    expect(await change(wanted, asAgent('ada'), 'north', '"2"')).toEqual({ refused: 'not-found' });
  });
});
