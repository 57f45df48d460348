// What an attempt to claim comes to, read from the race that refused it.
import { describe, expect, test } from '@jest/globals';
import { claimOf, isLostClaim, lostClaims, obstacleTo, refusedClaim } from '../../lambdas/claiming/claim.ts';
import { claimSchema } from '../../lambdas/claiming/referral.ts';
import { statusOf } from '../../lambdas/platform/http/problem.ts';
import {
  aClaim,
  aClaimedRace,
  anAttempt,
  anOpenRace,
  aReturnedRace,
  minutesLater,
  NOW,
} from './support/referrals.ts';

const race = anOpenRace();

describe('a refused claim', () => {
  test('CL-3 the winner repeating the act has won, with the claim as it was first committed', () => {
    const claimed = aClaimedRace({ actId: 'act-1', at: NOW.toISOString() });
    const repeat = anAttempt(claimed, { actId: 'act-1', at: minutesLater(5) });
    expect(refusedClaim(claimed, repeat)).toEqual({ kind: 'won', claim: aClaim() });
  });

  test('CL-3 the winner trying by another act owns it already', () => {
    const claimed = aClaimedRace({ actId: 'act-1' });
    const other = anAttempt(claimed, { actId: 'act-2', by: 'text', text: 'Hi' });
    expect(refusedClaim(claimed, other)).toEqual({ kind: 'already-yours', claim: aClaim() });
  });

  test('CL-3 a teammate with the same act id is still a teammate', () => {
    const claimed = aClaimedRace({ agentId: 'ada', actId: 'act-1' });
    const other = anAttempt(claimed, { agentId: 'ben', actId: 'act-1' });
    expect(refusedClaim(claimed, other)).toEqual({ kind: 'already-claimed', claim: aClaim() });
  });

  test('CL-3 a loser who declined before learns that it is taken', () => {
    const claimed = aClaimedRace({}, { declined: new Set(['ben']) });
    expect(refusedClaim(claimed, anAttempt(claimed, { agentId: 'ben' })).kind).toBe('already-claimed');
  });

  test('CL-10 the new owner of a reassigned referral owns it, though it was never offered to them', () => {
    const claimed = aClaimedRace({ agentId: 'zoe', by: 'assignment', from: 'ada' });
    expect(refusedClaim(claimed, anAttempt(claimed, { agentId: 'zoe', actId: 'x' })).kind).toBe(
      'already-yours',
    );
    expect(refusedClaim(claimed, anAttempt(claimed, { agentId: 'ada' })).kind).toBe('already-claimed');
  });

  test('whoever was not offered it learns nothing, whatever became of it', () => {
    for (const found of [race, aClaimedRace(), aReturnedRace(), undefined]) {
      expect(refusedClaim(found, anAttempt(race, { agentId: 'zoe' }))).toEqual({ kind: 'not-offered' });
    }
  });

  test('CL-7 a referral that went back is lost to all', () => {
    expect(refusedClaim(aReturnedRace(), anAttempt(race)).kind).toBe('referral-returned');
  });

  test('CL-5 an agent who declined is out', () => {
    const declined = anOpenRace({ declined: new Set(['ada']) });
    expect(refusedClaim(declined, anAttempt(declined)).kind).toBe('already-declined');
  });

  test('CL-7 the window is over from its last instant on', () => {
    const late = anAttempt(race, { at: minutesLater(60) });
    expect(refusedClaim(race, late).kind).toBe('offer-expired');
  });

  test('TX-1 in the window what stops an offered agent is the missing consent to texts', () => {
    const attempt = anAttempt(race, { by: 'text', text: 'Hi', at: new Date(minutesLater(60).getTime() - 1) });
    expect(refusedClaim({ ...race, textingPreferred: false }, attempt).kind).toBe('text-consent-missing');
    expect(refusedClaim({ ...race, clientOptedOut: true }, attempt).kind).toBe('client-opted-out');
  });

  test('TX-2 the first message is part of the claim; a call brings none', () => {
    const claim = claimOf(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
    expect(claimSchema().parse(claim)).toEqual(aClaim({ by: 'text', text: 'Hi Clara' }));
    expect(claimOf(anAttempt(race))).toEqual(aClaim());
  });

  test('CL-3 every lost claim is a 409 under its own code', () => {
    const codes = ['already-claimed', 'referral-returned', 'already-declined', 'offer-expired'] as const;
    const ofTexts = ['text-consent-missing', 'client-opted-out', 'no-number-free'] as const;
    expect(Object.keys(lostClaims)).toEqual([...codes, ...ofTexts]);
    for (const code of [...codes, ...ofTexts]) expect(statusOf(code)).toBe(409);
  });

  test('CA-6 a reason that was written down is known again; any other is none', () => {
    expect(Object.keys(lostClaims).every(isLostClaim)).toBe(true);
    expect(['won', 'already-yours', 'not-offered', 'toString', ''].filter(isLostClaim)).toEqual([]);
  });
});

describe('what keeps an agent from claiming by whatever act', () => {
  const openRequest = { teamId: 'north', agentId: 'ada', actId: 'act-1', at: NOW };

  test('CA-1 nothing does while it is offered to them', () => {
    expect(obstacleTo(openRequest, race)).toBeUndefined();
    expect(obstacleTo(openRequest, { ...race, textingPreferred: false })).toBeUndefined();
    expect(
      obstacleTo({ ...openRequest, at: new Date(minutesLater(60).getTime() - 1) }, race),
    ).toBeUndefined();
  });

  test.each([
    ['already-claimed', aClaimedRace({ agentId: 'ben' })],
    ['already-yours', aClaimedRace({ actId: 'act-2' })],
    ['won', aClaimedRace()],
    ['referral-returned', aReturnedRace()],
    ['already-declined', anOpenRace({ declined: new Set(['ada']) })],
    ['offer-expired', anOpenRace({ offerUntil: NOW.toISOString() })],
    ['not-offered', anOpenRace({ offered: ['ben'] })],
    ['not-offered', anOpenRace({ teamId: 'south' })],
    ['not-offered', undefined],
  ] as const)('CA-1 %s', (kind, found) => {
    expect(obstacleTo(openRequest, found)?.kind).toBe(kind);
  });
});
