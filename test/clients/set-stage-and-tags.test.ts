// Stage and tags of a client on a real table: who sets them, and what becomes of them.
import { describe, expect, test } from '@jest/globals';
import { stageOf, tagsOf } from '../../lambdas/claiming/client/client-state.ts';
import { refuseOthersFields } from '../../lambdas/clients/change-referral.ts';
import { setStageAndTags } from '../../lambdas/clients/set-stage-and-tags.ts';
import { actOf } from '../../lambdas/platform/table/act.ts';
import { minutesLater } from '../claiming/support/referrals.ts';
import { asAgent } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { clientsOn } from './support/clients.ts';

const { claimed, offered, read, handOver, races, clients, deps, unlicensed } = clientsOn(await engineTable());

type Change = Parameters<typeof setStageAndTags>[1]['change'];
const set = (referralId: string, change: Change, by = asAgent('ada'), minutes = 5) => {
  const now = minutesLater(minutes);
  const changedBy = actOf(by, 'change-client', now, anId('act'));
  return setStageAndTags(by, { referralId, change, changedBy }, now, deps);
};
const changesOf = (referralId: string) => clients.readChanges(referralId, '2026', '2027');

describe(onEngine('stage and tags'), () => {
  test.each(['ada', 'lena'])('CT-1 are set by %s, the owner or the lead', async (by) => {
    const { referralId } = await claimed();
    const change = { stage: 'active', tags: ['Garden'] } as const;
    expect(await set(referralId, change, asAgent(by))).toEqual({
      ...{ referralId, status: 'claimed', ...change },
      etag: '"1"',
    });
    const referral = await read(referralId);
    expect([stageOf(referral), tagsOf(referral)]).toEqual(['active', ['Garden']]);
  });

  test('CT-1 one of them alone leaves the other', async () => {
    const { referralId } = await claimed();
    await set(referralId, { tags: ['Garden', 'Pool'] });
    expect(await set(referralId, { stage: 'closed' })).toMatchObject({ tags: ['Garden', 'Pool'] });
    expect(await set(referralId, { tags: ['Pool'] })).toMatchObject({ stage: 'closed', tags: ['Pool'] });
    expect(await set(referralId, {})).toMatchObject({ stage: 'closed', tags: ['Pool'] });
  });

  test('CT-1 the same again changes nothing and is recorded once', async () => {
    const { referralId } = await claimed();
    await set(referralId, { stage: 'active' });
    await set(referralId, { stage: 'active' }, asAgent('ada'), 6);
    expect(await changesOf(referralId)).toEqual([
      { at: minutesLater(5).toISOString(), agentId: 'ada', stage: 'active' },
    ]);
  });

  test('CT-1 what somebody else set since it was read is not overwritten by who says what they read', async () => {
    const { referralId } = await claimed();
    const tied = (change: Change, ifMatch: string, by = asAgent('ada')) =>
      setStageAndTags(by, { referralId, change, ifMatch }, minutesLater(5), deps);
    const first = await tied({ tags: ['Garden'] }, '"0"');
    expect(first).toMatchObject({ tags: ['Garden'], etag: '"1"' });
    expect(await tied({ tags: ['Pool'] }, '"0"', asAgent('lena'))).toMatchObject({
      refused: 'changed-meanwhile',
    });
    // The answer to the first was lost, and what it asked for is there.
    expect(await tied({ tags: ['Garden'] }, '"0"')).toEqual(first);
    expect(await tied({ tags: ['Garden', 'Pool'] }, '"1"', asAgent('lena'))).toMatchObject({ etag: '"2"' });
    const both = await Promise.all([
      tied({ stage: 'active' }, '"2"'),
      tied({ stage: 'closed' }, '"2"', asAgent('lena')),
    ]);
    expect(both.filter((outcome) => 'refused' in outcome)).toHaveLength(1);
    expect(tagsOf(await read(referralId))).toEqual(['Garden', 'Pool']);
  });

  test('CT-1 changes at the same moment are all made, one after another', async () => {
    const { referralId } = await claimed();
    const stages = ['active', 'under-contract', 'closed'] as const;
    await Promise.all([
      ...stages.map((stage) => set(referralId, { stage })),
      set(referralId, { tags: ['Pool'] }),
    ]);
    const referral = await read(referralId);
    expect(stages).toContain(stageOf(referral));
    expect(tagsOf(referral)).toEqual(['Pool']);
    expect(await changesOf(referralId)).toHaveLength(4);
  });

  test('CT-1 go with the client to the next owner; who had them may not change them any more', async () => {
    const { referralId } = await claimed();
    await set(referralId, { stage: 'active', tags: ['Garden'] });
    await handOver(referralId, 'ada', 'ben');
    const referral = await read(referralId);
    expect([stageOf(referral), tagsOf(referral)]).toEqual(['active', ['Garden']]);
    expect(await set(referralId, { stage: 'closed' })).toEqual({ refused: 'not-found' });
    expect(await set(referralId, { stage: 'closed' }, asAgent('ben'))).toMatchObject({ stage: 'closed' });
  });

  test('CT-1 a hand-over between reading and writing wins', async () => {
    const { referralId } = await claimed();
    const referral = await read(referralId);
    await handOver(referralId, 'ada', 'ben');
    const state = { revision: 1, stage: 'closed' } as const;
    const noted = { at: minutesLater(20).toISOString(), agentId: 'ada', stage: 'closed' } as const;
    expect(await clients.change(referral, 'ada', state, noted, undefined)).toBe(false);
  });

  test('CT-1 a client who was given back is none any more', async () => {
    const { referralId, teamId } = await claimed();
    await races.giveBack(referralId, { teamId, agentId: 'ada', leads: false }, 'Moves', minutesLater(3));
    expect(await set(referralId, { stage: 'closed' })).toEqual({ refused: 'not-found' });
  });

  test.each([
    ['a teammate', asAgent('ben'), 'not-found'],
    ['another team’s agent', asAgent('ada', 'south'), 'not-found'],
    ['who has left', asAgent('gone'), 'not-found'],
  ])('CT-1 %s finds no client', async (_, by, refused) => {
    const { referralId } = await claimed();
    expect(await set(referralId, { stage: 'closed' }, by)).toEqual({ refused });
  });

  test('CT-1 what is only offered has none', async () => {
    const { referralId } = await offered();
    expect(await set(referralId, { stage: 'closed' })).toMatchObject({ refused: 'not-claimed' });
    expect(await set(referralId, { stage: 'closed' }, asAgent('eve'))).toEqual({ refused: 'not-found' });
  });

  test('PE-5 take a license, but for the lead', async () => {
    const { referralId } = await claimed();
    for (const agentId of ['ada', 'lena']) unlicensed.add(agentId);
    expect(await set(referralId, { stage: 'closed' })).toMatchObject({ refused: 'license-lapsed' });
    expect(await set(referralId, { stage: 'closed' }, asAgent('lena'))).toMatchObject({ stage: 'closed' });
    unlicensed.clear();
  });
});

describe('one route for two kinds of callers', () => {
  test.each([
    ['source', { stage: 'closed', notes: 'Two dogs' }, ['/stage']],
    ['source', { tags: [] }, ['/tags']],
    ['agent', { notes: null, area: {}, stage: 'closed' }, ['/notes', '/area']],
    ['source', { notes: null, stage: undefined }, undefined],
    ['agent', { stage: 'closed', tags: [] }, undefined],
  ] as const)('CT-1 the %s is refused the other’s fields in %j', (role, body, paths) => {
    expect(refuseOthersFields(role, body)?.errors?.map(({ path }) => path)).toEqual(paths);
  });
});
