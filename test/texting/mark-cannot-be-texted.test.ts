// A client who is marked as one who cannot be texted: by whom, once a press, and at once on every referral of theirs.

import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../lambdas/claiming/referral.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import type { SaidOptOut } from '../../lambdas/consent/opt-out.ts';
import { nextConsent } from '../../lambdas/consent/projection/project-consent.ts';
import { project } from '../../lambdas/consent/projection/projection.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { markCannotBeTexted } from '../../lambdas/texting/mark-cannot-be-texted.ts';
import {
  aClaimedRace,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../people/support/teams.ts';
import { byBrand } from '../support/brands.ts';

function marking(race: Race) {
  const events: LedgerEvent[] = [];
  const told: string[] = [];
  const deps = {
    referrals: { read: async () => ({ race, details: someDetails(race) }) },
    people: { readTeam: async () => aTeam(), readAgent: async () => anAgent('ada') },
    consents: {
      record: async (event: LedgerEvent) => void events.push(event),
      read: async () => project(events, nextConsent),
    },
    clientConsents: { tellReferrals: async (phone: string) => void told.push(phone) },
    brandsStopped: byBrand.brandsStopped,
    derivedId,
  };
  return {
    events,
    told,
    mark: (caller = asAgent('ada'), now = NOW, said?: Partial<SaidOptOut>) =>
      markCannotBeTexted(caller, { referralId: race.referralId, said }, now, deps),
  };
}

describe('marking a client', () => {
  test.each(['ada', 'lena'])(
    'TX-14 by %s goes into the ledger by whom, and is told at once',
    async (agentId) => {
      const { referralId, ...race } = aClaimedRace();
      const { events, told, mark } = marking({ referralId, ...race });
      expect(await mark(asAgent(agentId))).toEqual({ referralId, clientOptedOut: true });
      expect(events).toEqual([
        expect.objectContaining({
          act: 'marked-cannot-be-texted',
          program: 'introductions',
          phone: client.phone,
          at: NOW.toISOString(),
          teamId: 'north',
          agentId,
          referralId,
        }),
      ]);
      expect(told).toEqual([client.phone]);
    },
  );

  test('TX-14 pressed twice it is one act; later it is another, for a START may have come between', async () => {
    const { events, mark } = marking(aClaimedRace());
    for (const now of [NOW, new Date(NOW.getTime() + 5_000), minutesLater(2)])
      await mark(asAgent('ada'), now);
    const [first, again, later] = events.map(({ eventId }) => eventId);
    expect(again).toBe(first);
    expect(later).not.toBe(first);
  });

  test('TX-14 nobody else may, nor anyone before the claim', async () => {
    for (const [race, caller] of [
      [aClaimedRace(), asAgent('ben')],
      [aClaimedRace(), asAgent('ada', 'south')],
      [anOpenRace(), asAgent('ada')],
    ] as const) {
      const { events, told, mark } = marking(race);
      expect(await mark(caller)).toEqual({ refused: 'not-found' });
      expect([events, told]).toEqual([[], []]);
    }
  });

  test('CO-19 what the client told their agent is kept with how and when, and counts from then on', async () => {
    const race = aClaimedRace();
    const { events, told, mark } = marking(race);
    const said = {
      how: 'phone',
      at: minutesLater(-60).toISOString(),
      words: 'Please, no more texts',
    } as const;
    for (const now of [NOW, minutesLater(1)]) {
      expect(await mark(asAgent('ada'), now, said)).toEqual({
        referralId: race.referralId,
        clientOptedOut: true,
      });
    }
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
    expect(events[0]).toEqual({
      act: 'opted-out-otherwise',
      eventId: expect.any(String),
      program: 'introductions',
      phone: client.phone,
      ...said,
      recordedAt: NOW.toISOString(),
      teamId: 'north',
      agentId: 'ada',
      referralId: race.referralId,
    });
    expect(told).toEqual([client.phone, client.phone]);
  });

  test('CO-19 with their words alone it was said to the agent, now', async () => {
    const { events, mark } = marking(aClaimedRace());
    await mark(asAgent('ada'), NOW, { words: 'Leave me alone' });
    await mark(asAgent('ada'), new Date(NOW.getTime() + 5000), { words: 'Leave me alone' });
    expect(events[0]).toMatchObject({ how: 'to-an-agent', at: NOW.toISOString(), words: 'Leave me alone' });
    expect(events[1]?.eventId).toBe(events[0]?.eventId);
  });

  test('CO-19 a time to come is refused, and nothing recorded', async () => {
    const { events, mark } = marking(aClaimedRace());
    const outcome = await mark(asAgent('ada'), NOW, { at: minutesLater(6).toISOString(), words: 'Stop' });
    expect(outcome).toMatchObject({ refused: 'invalid-request', errors: [{ path: '/at' }] });
    expect(events).toEqual([]);
  });
});
