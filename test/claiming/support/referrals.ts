// Referrals in every state for tests, each with an id of its own: all that matters to a test stands in the test.
import type { ClaimAttempt } from '../../../lambdas/claiming/claim.ts';
import type { Claim, Details, OpenRace, Race } from '../../../lambdas/claiming/referral.ts';
import { anId } from '../../support/ids.ts';

export const NOW = new Date('2026-03-02T15:00:00.000Z');
export const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** Open for an hour from NOW, offered to three agents; `lena` leads the team. The client prefers texts. */
export const anOpenRace = (race: Partial<OpenRace> = {}): OpenRace => ({
  referralId: anId('ref'),
  teamId: 'north',
  status: 'offered',
  offered: ['ada', 'ben', 'lena'],
  declined: new Set(),
  offerUntil: minutesLater(60).toISOString(),
  textingPreferred: true,
  ...race,
});

export const aClaim = (claim: Partial<Claim> = {}): Claim => ({
  agentId: 'ada',
  by: 'call',
  at: NOW.toISOString(),
  actId: 'act-1',
  ...claim,
});

export const aClaimedRace = (claim: Partial<Claim> = {}, race: Partial<OpenRace> = {}): Race => ({
  ...anOpenRace(race),
  status: 'claimed',
  claim: aClaim(claim),
});

export const aReturnedRace = (
  reason: 'expired' | 'declined-by-lead' = 'expired',
  race: Partial<OpenRace> = {},
): Race => ({
  ...anOpenRace(race),
  status: 'returned',
  returned: { reason, at: NOW.toISOString() },
});

/** The client's data are easy to find wherever they leak to. */
export const client = { name: 'Clara Client', phone: '+12025550188', email: 'clara@client.example' };

export const someDetails = (
  race: Pick<Race, 'referralId' | 'teamId'>,
  details: Partial<Details> = {},
): Details => ({
  referralId: race.referralId,
  teamId: race.teamId,
  sourceClientId: 'network',
  fingerprint: 'print-1',
  side: 'buyer',
  kind: 'standard',
  area: { city: 'Seattle', state: 'WA' },
  client,
  createdAt: NOW.toISOString(),
  ...details,
});

/** One agent's call that claims. */
export const anAttempt = (
  race: Pick<Race, 'referralId' | 'teamId'>,
  attempt: Partial<ClaimAttempt> = {},
): ClaimAttempt => ({
  referralId: race.referralId,
  teamId: race.teamId,
  agentId: 'ada',
  by: 'call',
  actId: 'act-1',
  at: NOW,
  ...attempt,
});
