// Chains of teams without a table: what a request may name, who comes next, and where one stands.
import { describe, expect, test } from '@jest/globals';
import { createReferral, offerReferralAgain } from '../../../lambdas/claiming/api.ts';
import {
  chainOf,
  chainStates,
  goesOnAfter,
  teamsAfter,
  withSkipped,
} from '../../../lambdas/claiming/chain/chain.ts';
import type { Details, Race } from '../../../lambdas/claiming/referral.ts';
import { changesBetween } from '../../../lambdas/claiming/referral-changes.ts';
import { referralAsSeenBy } from '../../../lambdas/claiming/view/referral-view.ts';
import { inCountries } from '../../../lambdas/platform/http/in-countries.ts';
import {
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../support/referrals.ts';

const { body } = inCountries(createReferral, ['US'], { own: [], takesFiction: true });
const asked = { side: 'buyer', area: { city: 'Boise', state: 'ID' }, client };
const parsed = (teams: object) => body?.safeParse({ ...asked, ...teams });
const faultsOf = (teams: object) => parsed(teams)?.error?.issues.map(({ path }) => path.join('/')) ?? [];

const chain = { teamIds: ['a', 'b', 'c'], minutes: 60 };
const at = NOW.toISOString();
const statesOf = (race: Race, details: Partial<Details> = {}) =>
  chainStates({ race, details: someDetails(race, { chain, ...details }) });

describe('a chain of teams', () => {
  test('RT-10 a request names one team, or one to five in order, each once, and not both', () => {
    expect(parsed({ teamId: 'a' })?.data).toMatchObject({ teamId: 'a' });
    expect(parsed({ teamIds: ['a'] })?.data).toEqual(parsed({ teamId: 'a' })?.data);
    expect(parsed({ teamIds: ['c', 'a', 'b'] })?.data).toMatchObject({
      teamId: 'c',
      teamIds: ['c', 'a', 'b'],
    });
    expect(faultsOf({})).toEqual(['teamId']);
    expect(faultsOf({ side: 'both' })).toEqual(['side', 'teamId']);
    expect(faultsOf({ side: 'both', teamId: 'a', teamIds: ['b'] })).toEqual(['side', 'teamIds']);
    expect(faultsOf({ teamId: 'no team' })).toEqual(['teamId']);
    expect(body?.safeParse([]).error?.issues).toHaveLength(1);
    expect(body?.safeParse(undefined).error?.issues).toHaveLength(1);
    expect(faultsOf({ teamId: 'a', teamIds: ['b'] })).toEqual(['teamIds']);
    expect(faultsOf({ teamIds: [] })).toEqual(['teamIds']);
    expect(faultsOf({ teamIds: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual(['teamIds']);
    expect(faultsOf({ teamIds: ['a', 'b', 'a'] })).toEqual(['teamIds/2']);
    expect(faultsOf({ teamIds: ['a', 'no team'] })).toEqual(['teamIds/1']);
    const again = offerReferralAgain.body;
    expect(again?.safeParse({ teamIds: ['a', 'b'] }).success).toBe(true);
    expect(again?.safeParse({ teamIds: ['a', 'b'], teamId: 'c' }).success).toBe(false);
  });

  test('RT-10 one team is no chain, and after the last comes nobody', () => {
    expect(chainOf(['a'], 60)).toBeUndefined();
    expect(chainOf(undefined, 60)).toBeUndefined();
    expect(teamsAfter(chain, 'a')).toEqual(['b', 'c']);
    expect(teamsAfter(chain, 'c')).toEqual([]);
    expect(teamsAfter(chain, 'x')).toEqual([]);
    expect(goesOnAfter(chain, 'b')).toEqual({ goesOn: true });
    expect(goesOnAfter(chain, 'c')).toEqual({});
  });

  test('RT-10 the source reads where it stands: before, now, and to come', () => {
    expect(statesOf(anOpenRace({ teamId: 'a', goesOn: true })).map(({ state }) => state)).toEqual([
      'offered',
      'waiting',
      'waiting',
    ]);
    const earlier = [{ teamId: 'a', returned: { reason: 'declined-by-lead' as const, at } }];
    const inSecond = { teamId: 'b', round: 2, goesOn: true as const };
    expect(statesOf(aClaimedRace({}, inSecond), { earlier })).toEqual([
      { teamId: 'a', state: 'returned', reason: 'declined-by-lead', at },
      { teamId: 'b', state: 'claimed' },
      { teamId: 'c', state: 'not-reached' },
    ]);
    const skipped = withSkipped(chain, ['b'], { at, round: 1 });
    expect(
      statesOf(aReturnedRace('expired', { teamId: 'c', round: 2 }), { earlier, chain: skipped }),
    ).toEqual([
      { teamId: 'a', state: 'returned', reason: 'declined-by-lead', at },
      { teamId: 'b', state: 'skipped', at },
      { teamId: 'c', state: 'returned', reason: 'expired', at },
    ]);
  });

  test('RT-10 between two teams it is offered to the source, and over for the first', () => {
    const race = aReturnedRace('expired', { teamId: 'a', goesOn: true });
    const referral = { race, details: someDetails(race, { chain }) };
    const seenBy = (reader: Parameters<typeof referralAsSeenBy>[0]) =>
      referralAsSeenBy(reader, referral, String);
    const seen = seenBy({ kind: 'source', clientId: 'network' });
    expect(seen).toMatchObject({ status: 'offered' });
    expect(seen).not.toHaveProperty('returned');
    expect(seen?.chain?.map(({ state }) => state)).toEqual(['returned', 'waiting', 'waiting']);
    expect(seenBy({ kind: 'agent', agentId: 'lena', teamId: 'a', isLead: true })).toMatchObject({
      status: 'returned',
      returned: { reason: 'expired' },
    });
  });

  test('RT-10 no agent is told of another team, nor that one had it before', () => {
    const offeredAgain = { at: minutesLater(60).toISOString(), actId: 'act' };
    const race = anOpenRace({ teamId: 'team-b', round: 2, offeredAgain });
    const earlier = [{ teamId: 'team-a', returned: { reason: 'expired' as const, at } }];
    const details = someDetails(race, {
      chain: { teamIds: ['team-a', 'team-b', 'team-c'], minutes: 60 },
      earlier,
    });
    for (const isLead of [true, false]) {
      const reader = { kind: 'agent' as const, agentId: 'ada', teamId: 'team-b', isLead };
      const seen = referralAsSeenBy(reader, { race, details }, String);
      expect(seen).not.toHaveProperty('chain');
      expect(seen).not.toHaveProperty('offeredAgainAt');
      expect(JSON.stringify(seen)).not.toMatch(/team-[ac]/);
    }
  });

  test('RT-10 what the race tells: it passed on, it was returned after the last, it was taken back in between', () => {
    const open = anOpenRace({ teamId: 'a', goesOn: true });
    const between = { ...open, status: 'returned' as const, returned: { reason: 'expired' as const, at } };
    const { goesOn, ...last } = between;
    const takenBack: Race = {
      ...last,
      returned: { reason: 'withdrawn', at: minutesLater(1).toISOString(), passedOn: between.returned },
    };
    const passed = { kind: 'passed-on', reason: 'expired', at };
    expect(changesBetween(open, between)).toEqual([passed]);
    expect(changesBetween(between, last)).toEqual([
      { kind: 'returned', reason: 'expired', at, isBetweenTeams: true },
    ]);
    const withdrawn = {
      kind: 'returned',
      reason: 'withdrawn',
      at: minutesLater(1).toISOString(),
      isBetweenTeams: true,
    };
    expect(changesBetween(between, takenBack)).toEqual([withdrawn]);
    expect(changesBetween(undefined, takenBack)).toEqual([{ kind: 'opened' }, passed, withdrawn]);
    expect(changesBetween(takenBack, takenBack)).toEqual([]);
    const given: Race = { ...between, returned: { reason: 'given-back', at } };
    expect(changesBetween(aClaimedRace({}, open), given)).toEqual([
      { kind: 'returned', reason: 'given-back', at },
    ]);
  });
});
