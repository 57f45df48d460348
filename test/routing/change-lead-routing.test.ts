// Lead routing is changed by the lead alone, and as a whole or not at all.
import { describe, expect, test } from '@jest/globals';
import { VersionedAnswer } from '../../lambdas/platform/http/etag.ts';
import { changeLeadRouting } from '../../lambdas/routing/change-lead-routing.ts';
import { type LeadRouting, withOwnPauses } from '../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../people/support/teams.ts';

const settings = aLeadRouting({ members: [aMember('lena')] });

/** `before` is of version 3; somebody saves `meanwhile`, if it is named, before `change` does. */
function changing({ before = settings, meanwhile }: { before?: LeadRouting; meanwhile?: LeadRouting } = {}) {
  const saved: unknown[] = [];
  let state = { routing: before, version: 3 };
  let next = meanwhile;
  const deps = {
    readRoutedTeam: async (teamId: string) =>
      teamId === 'north'
        ? {
            team: aTeam(),
            agents: [anAgent('lena'), anAgent('ada', { phone: undefined })],
            ...state,
          }
        : undefined,
    saveLeadRouting: async (...each: [string, LeadRouting, number | undefined]) => {
      if (next !== undefined) state = { routing: next, version: state.version + 1 };
      next = undefined;
      if (each[2] !== state.version) return undefined;
      saved.push(each);
      state = { routing: each[1], version: state.version + 1 };
      return state.version;
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
    expect(saved).toEqual([['north', settings, 3]]);
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
        {
          path: '/members/0',
          detail: 'ada Example (ada) lacks a phone (RT-1)',
          code: 'member-no-phone',
          value: 'ada Example',
        },
        {
          path: '/fallbackAgentId',
          detail: expect.stringMatching(/^must be the lead .* \(RT-4\)$/),
          code: 'fallback-not-a-member',
        },
      ],
    });
    expect(saved).toEqual([]);
  });
});

describe('two who change lead routing at once', () => {
  const wanted = aLeadRouting({ members: [aMember('lena', { sellers: false })] });
  const others = aLeadRouting({ members: [aMember('lena', { buyers: false })] });
  const ifMatch = (header: string, meanwhile?: LeadRouting) => {
    const { saved, change } = changing(meanwhile && { meanwhile });
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
    const { saved, outcome } = ifMatch('"3"', others);
    expect(await outcome).toMatchObject({ refused: 'changed-meanwhile' });
    expect(saved).toEqual([]);
  });

  test('one that was overtaken by its own first try is answered as that was', async () => {
    const { saved, outcome } = ifMatch('"3"', wanted);
    expect(await outcome).toEqual(new VersionedAnswer(wanted, 4));
    expect(saved).toEqual([]);
  });

  test('RT-7 without If-Match a pause that an agent began meanwhile stays, and one that the lead names is the lead’s', async () => {
    const ada = aMember('lena', { sellers: false });
    const paused = { ...ada, pausedUntil: '2026-03-09', pausedBy: 'agent' as const };
    const before = aLeadRouting({ members: [ada], fallbackAgentId: 'lena' });
    const isPausing = { ...before, members: [paused] };
    const team = { ...before, enabled: false };
    expect(withOwnPauses(team, isPausing, true).members).toEqual([paused]);
    expect(withOwnPauses(team, isPausing, false).members).toEqual([ada]);
    const leads = { ...team, members: [{ ...ada, pausedUntil: '2026-03-20' }] };
    expect(withOwnPauses(leads, isPausing, true)).toEqual(leads);
  });

  test('one that is sent again, because its answer was lost, is answered as it was', async () => {
    const { change } = changing();
    expect(await change(settings, asAgent('lena'), 'north', '"2"')).toEqual(new VersionedAnswer(settings, 3));
  });

  test('without If-Match the last one counts', async () => {
    const { change } = changing({ meanwhile: others });
    expect(await change(wanted)).toEqual(new VersionedAnswer(wanted, 5));
  });

  test('who may not read the settings is not told that they changed', async () => {
    const { change } = changing();
    expect(await change(wanted, asAgent('ada'), 'north', '"2"')).toEqual({ refused: 'not-found' });
  });
});
